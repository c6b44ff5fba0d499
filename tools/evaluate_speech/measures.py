"""Measures of one clip: word errors, fillers, word times, words outside any sound, pauses."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from rehearse.speech.levels import Levels
from rehearse.types import Filler, Report, Span, Speech, Word
from tools.evaluate_speech.clips import Clip, within
from tools.evaluate_speech.words import is_filler, words_of
from tools.make_fixtures import Truth
from tools.scoring.words import align

NEAR_S = 0.25  # fillers whose centres are no farther apart are one, as are those that overlap
REACH_S = 0.3
OVER_NOISE_DB = 10.0


@dataclass(frozen=True)
class Errors:
    """Word errors of one clip; `tail`: those of them after the last word in the manifest."""

    words: int
    errors: int
    tail: int = 0

    @property
    def percent(self) -> float:
        """Errors per hundred words."""
        return 100 * self.errors / self.words if self.words else 0.0


def word_errors(clip: Clip, text: str) -> Errors:
    """Of a text."""
    return Errors(len(clip.words), align(clip.words, words_of(text)).errors)


def own_errors(clip: Clip, words: tuple[Word, ...]) -> Errors:
    """Of words with times."""
    every, known = (word_errors(clip, " ".join(w.text for w in row)) for row in (words, within(clip, words)))
    return Errors(every.words, every.errors, every.errors - known.errors)


@dataclass(frozen=True)
class Found:
    """Fillers of one clip: said; found; found falsely; of zero length; at the time of another."""

    said: int
    right: int
    false: int
    empty: int
    doubled: int

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall; 1 if none was said and none found."""
        met = self.said + self.right + self.false
        return 2 * self.right / met if met else 1.0


def fillers(clip: Clip, report: Report) -> Found | None:
    """The counted um and uh of a report; None if they were not measured."""
    if clip.fillers is None or not clip.word_timings:
        return None
    return matched(clip, report.delivery.fillers.items)


def matched(clip: Clip, listed: Sequence[Filler]) -> Found:
    """The counts of these fillers."""
    found = [
        Span(f.start_s, f.end_s or f.start_s)
        for f in listed
        if f.kind == "sound" and not f.dismissed and f.start_s is not None
    ]
    sure = _matches(clip.filled(sure=True), found)
    left = [span for n, span in enumerate(found) if n not in sure.values()]
    spared = _matches(clip.filled(sure=False), left)
    starts = [span.start_s for span in found]
    return Found(
        len(clip.filled(sure=True)),
        len(sure),
        len(left) - len(spared),
        sum(span.duration_s <= 0 for span in found),
        len(starts) - len(set(starts)),
    )


def together(rows: Sequence[Found]) -> Found:
    """The counts of several clips."""
    return Found(*(sum(getattr(f, name) for f in rows) for name in ("said", "right", "false", "empty", "doubled")))


def heard_fillers(clip: Clip, words: tuple[Word, ...]) -> tuple[int, int]:
    """Sure um and uh of a clip, and those among them that a transcript has."""
    truth = clip.filled(sure=True)
    found = [
        Span(w.start_s, w.end_s) for w in words if is_filler(w.text) and w.start_s is not None and w.end_s is not None
    ]
    return len(truth), len(_matches(truth, found))


def _matches(truth: Sequence[Span], found: Sequence[Span]) -> dict[int, int]:
    """The largest one-to-one matching of indices, truth to found."""
    owner: dict[int, int] = {}

    def place(number: int, seen: set[int]) -> bool:
        for index, span in enumerate(found):
            if index in seen or not _meet(truth[number], span):
                continue
            seen.add(index)
            if index not in owner or place(owner[index], seen):
                owner[index] = number
                return True
        return False

    for number in range(len(truth)):
        place(number, set())
    return {number: index for index, number in owner.items()}


def _meet(one: Span, other: Span) -> bool:
    overlap_s = min(one.end_s, other.end_s) - max(one.start_s, other.start_s)
    apart_s = abs(one.start_s + one.end_s - other.start_s - other.end_s) / 2
    return overlap_s > 0 or apart_s <= NEAR_S


def start_errors_s(clip: Clip, words: tuple[Word, ...]) -> list[float]:
    """Transcribed minus true start of each correctly transcribed word; positive means late."""
    heard = [(w, word.start_s) for word in words if word.start_s is not None for w in words_of(word.text)]
    true = clip.timed
    pairs = align([w for w, _, _ in true], [w for w, _ in heard]).matches
    return [heard[h][1] - true[t][1] for t, h in pairs]


def outside_sound(clip: Clip, words: tuple[Word, ...], levels: Levels) -> int:
    """How many words have no sound 10 dB over the noise within 0.3 s; weak words really said there do not count."""
    silent = [word for word in words if not _sounds(word, levels)]
    return sum(not _was_said(clip, word) for word in silent)


def invented_endings(last_s: float, words: tuple[Word, ...], speech: Speech) -> int:
    """How many words come after the last known one, which ends at `last_s`, without speech within 0.3 s."""
    after = [word for word in words if word.start_s is not None and word.start_s >= last_s]
    return sum(not _spoken(word, speech) for word in after)


def _spoken(word: Word, speech: Speech) -> bool:
    near = Span((word.start_s or 0.0) - REACH_S, (word.end_s or word.start_s or 0.0) + REACH_S)
    return any(near.overlap_s(span) > 0 for span in speech.spans)


def _sounds(word: Word, levels: Levels) -> bool:
    first, last = (word.start_s or 0.0) - REACH_S, (word.end_s or 0.0) + REACH_S
    near = levels.db[max(0, round(first * 100)) : round(last * 100) + 1]
    return bool((near > levels.noise_db + OVER_NOISE_DB).any())


def _was_said(clip: Clip, word: Word) -> bool:
    """Whether the manifest has the same word within 0.3 s."""
    start_s, end_s = (word.start_s or 0.0) - REACH_S, (word.end_s or 0.0) + REACH_S
    forms = words_of(word.text)
    return any(form in forms and first < end_s and start_s < last for form, first, last in clip.timed)


def pauses(clip: Clip, report: Report) -> tuple[int, int]:
    """Pauses of 0.3 s and more that the manifest lists, and how many of them the report has (half of both shared)."""
    listed = [Span(p["start"], p["end"]) for p in clip.pauses_ge_300ms or ()]
    own = [Span(p.start_s, p.end_s) for p in (report.delivery.pauses.items if report.delivery.pauses else ())]
    right = sum(any(p.overlap_s(q) > 0.5 * max(p.duration_s, q.duration_s) for q in own) for p in listed)
    return len(listed), right


def misplaced(truth: Truth, report: Report) -> tuple[int, int]:
    """Planted pauses between sentences that the report has, and how many of them it places inside a clause."""
    between = [
        Span(pause.start_s, pause.end_s)
        for before, pause in pairwise(truth.stretches)
        if pause.kind == "pause" and before.kind == "speech" and before.text.rstrip('"’”').endswith((".", "?", "!"))
    ]
    own = report.delivery.pauses.items if report.delivery.pauses else ()
    met = [p for p in own if any(s.overlap_s(Span(p.start_s, p.end_s)) > 0.5 * p.duration_s for s in between)]
    return len(met), sum(p.place == "clause" for p in met)
