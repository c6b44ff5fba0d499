"""Infer fillers from steady nuclei in the sound that the words do not explain.

Whisper omits um and uh and stretches the word before them to the start of the next. So each word is given the time that
its syllables need; a steady nucleus after that gets a logistic score of seven measures (how long the word has been
over, how long and how steady the nucleus is, how close to the neutral vowel, how loud, how flat its pitch, and whether
it borders on a pause). `python -m tools.evaluate_delivery --fit` fits the weights in method_settings.toml.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from msgspec.structs import replace

from rehearse.data.method_settings import InferenceSettings, MethodSettings
from rehearse.delivery import steady, syllables
from rehearse.delivery.steady import Nucleus, Sound
from rehearse.text.tokens import Token
from rehearse.types import DrawnOut, Filler

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from rehearse.signal.frames import Frames


@dataclass(frozen=True)
class Evidence:
    """A nucleus with the index of its word (-1: before the first) and the seconds since that word should have ended."""

    nucleus: Nucleus
    word: int
    over_s: float
    next_start_s: float


def infer(
    frames: Frames,
    active: NDArray[np.bool_],
    tokens: tuple[Token, ...],
    settings: MethodSettings,
    accept: float | None = None,
) -> tuple[tuple[Filler, ...], tuple[DrawnOut, ...]]:
    """Fillers inferred from the sound, and words with a long vowel, each in order of time.

    tokens: the words without filled pauses, with their times; without any, nothing can be inferred.
    accept: confidence that a filler needs, 0-1; by default, that for fillers without other evidence.
    """
    if not tokens or not active.any():
        return (), ()
    sound = steady.listen(frames, active, settings.steady)
    found = evidence(sound, tokens, settings)
    return _fillers(found, sound, settings, settings.inference.accept if accept is None else accept), _drawn_out(
        found, tokens, sound, settings
    )


def _drawn_out(
    found: tuple[Evidence, ...], tokens: tuple[Token, ...], sound: Sound, settings: MethodSettings
) -> tuple[DrawnOut, ...]:
    """Long nuclei that begin within the time of their own word: held vowels rather than ums."""
    hop_s = sound.frames.hop_s
    return tuple(
        DrawnOut(
            tokens[item.word].word.text.strip(),
            tokens[item.word].word.start_s or 0.0,
            round(item.nucleus.end * hop_s, 2),
        )
        for item in found
        if item.over_s < settings.inference.over_min_s
        and (item.nucleus.end - item.nucleus.first) * hop_s >= settings.fillers.drawn_s
    )


def _fillers(found: tuple[Evidence, ...], sound: Sound, settings: MethodSettings, accept: float) -> tuple[Filler, ...]:
    accepted = [item for item in found if confidence(item, settings.inference) >= accept]
    heard = _without_transcript_gaps(accepted, sound, settings.inference)
    groups = _grouped(heard, found, sound, settings)
    events = [_filler(group, sound, settings.inference) for group in groups]
    return tuple(_shared_out(events, groups, sound))


def _shared_out(events: list[Filler], groups: list[list[Evidence]], sound: Sound) -> list[Filler]:
    """The events without overlap: where two overlap, they meet at the quietest frame between their nuclei."""
    apart = events[:1]
    for (one, other), event in zip(pairwise(groups), events[1:], strict=True):
        if (event.start_s or 0.0) >= (apart[-1].end_s or 0.0):
            apart.append(event)
            continue
        end, first = one[-1].nucleus.end, other[0].nucleus.first
        dip = end + int(sound.level[end:first].argmin()) if first > end else end
        cut_s = round(dip * sound.frames.hop_s, 2)
        apart[-1:] = [replace(apart[-1], end_s=cut_s), replace(event, start_s=cut_s)]
    return apart


def evidence(sound: Sound, tokens: tuple[Token, ...], settings: MethodSettings) -> tuple[Evidence, ...]:
    """Every steady nucleus of the recording with its position among the words."""
    hop_s = sound.frames.hop_s
    nuclei = steady.find(sound, settings.steady)
    starts = [token.word.start_s or 0.0 for token in tokens]
    edges = [*starts, len(sound.active) * hop_s]
    needed = _needed_s(tokens, edges, nuclei, sound, settings.inference)
    placed = []
    for nucleus in nuclei:
        at_s = nucleus.first * hop_s
        word = sum(1 for start_s in starts if start_s <= at_s + settings.inference.early_s) - 1
        over_s = at_s - starts[word] - needed[word] if word >= 0 else math.inf
        placed.append(Evidence(nucleus, word, over_s, edges[word + 1]))
    return tuple(placed)


def _needed_s(
    tokens: tuple[Token, ...],
    edges: list[float],
    nuclei: tuple[Nucleus, ...],
    sound: Sound,
    settings: InferenceSettings,
) -> list[float]:
    """Seconds that each word needs: its syllables at the speaker's tempo, plus how long this speaker holds vowels."""
    import numpy as np

    hop_s = sound.frames.hop_s
    counts = syllables.each(tuple(token.form for token in tokens))
    spoken = np.concatenate([[0.0], np.cumsum(sound.active) * hop_s])
    frames = [min(len(sound.active), max(0, round(edge / hop_s))) for edge in edges]
    each = [float(spoken[b] - spoken[a]) / count for a, b, count in zip(frames, frames[1:], counts, strict=False)]
    syllable_s = float(np.clip(np.median(each), settings.syllable_min_s, settings.syllable_max_s))
    held = []
    for start_s, end_s, count in zip(edges, edges[1:], counts, strict=False):
        own = [n for n in nuclei if start_s <= n.first * hop_s < min(end_s, start_s + count * syllable_s)]
        held.append(max(((n.end - n.first) * hop_s for n in own), default=0.0))
    return [count * syllable_s + float(np.median(held)) for count in counts]


def measures(item: Evidence, hop_s: float) -> tuple[float, ...]:
    """The seven measures of the score, each limited so that none can decide alone."""
    nucleus = item.nucleus
    length_s = (nucleus.end - nucleus.first) * hop_s
    return (
        min(max(item.over_s / 0.3, -2.0), 2.5),
        math.log(min(length_s, 0.6) / 0.2),
        min(1.0 if nucleus.pitch_sd is None else nucleus.pitch_sd, 1.5),
        nucleus.schwa,
        min(max(nucleus.level_db, -15.0), 3.0),
        nucleus.change,
        nucleus.quiet_before_s + nucleus.quiet_after_s,
    )


def confidence(item: Evidence, settings: InferenceSettings, hop_s: float = 0.01) -> float:
    """Probability that the nucleus is a filled pause, 0-1; 0 while its word may not be over."""
    if item.over_s < settings.over_min_s:
        return 0.0
    score = settings.bias + sum(w * x for w, x in zip(settings.weights, measures(item, hop_s), strict=True))
    return 1 / (1 + math.exp(-score))


def _without_transcript_gaps(accepted: list[Evidence], sound: Sound, settings: InferenceSettings) -> list[Evidence]:
    """The nuclei outside stretches of speech that the transcript lacks, where anything would be unexplained.

    Such a stretch has much speech other than the nuclei between the end of one word and the start of the next.
    """
    hop_s = sound.frames.hop_s
    unexplained = sound.active.copy()
    for item in accepted:
        around = slice(max(0, item.nucleus.first - round(settings.onset_s / hop_s)), _tail(item, sound, settings))
        unexplained[around] = False

    def missing_s(item: Evidence) -> float:
        begin = max(0.0, item.nucleus.first * hop_s - item.over_s) if item.over_s < math.inf else 0.0
        return float(unexplained[round(begin / hop_s) : round(item.next_start_s / hop_s)].sum()) * hop_s

    return [item for item in accepted if missing_s(item) < settings.missing_s]


def _tail(item: Evidence, sound: Sound, settings: InferenceSettings) -> int:
    """One past the last frame of the voice that continues after a nucleus, up to the next word."""
    hop_s = sound.frames.hop_s
    end = item.nucleus.end
    limit = min(len(sound.active), round(item.next_start_s / hop_s), end + round(settings.tail_s / hop_s))
    while end < limit and sound.active[end]:
        end += 1
    return end


def _grouped(
    accepted: list[Evidence], found: tuple[Evidence, ...], sound: Sound, settings: MethodSettings
) -> list[list[Evidence]]:
    """The nuclei grouped by filler: close together without a dip between them (the u and the m of an um).

    A group needs one accepted nucleus; other unexplained ones that run into it are included.
    """
    groups: list[list[Evidence]] = []
    for item in found:
        if item.over_s < settings.inference.over_min_s:
            continue
        if groups and _runs_into(groups[-1][-1], item, sound, settings.inference):
            groups[-1].append(item)
        else:
            groups.append([item])
    return [group for group in groups if any(item in accepted for item in group)]


def _runs_into(one: Evidence, other: Evidence, sound: Sound, settings: InferenceSettings) -> bool:
    ends, begins = one.nucleus, other.nucleus
    if one.word != other.word or (begins.first - ends.end) * sound.frames.hop_s > settings.join_s:
        return False
    return not steady.has_dip(sound, (ends.first, ends.end), (begins.first, begins.end), settings.join_dip_db)


def _filler(group: list[Evidence], sound: Sound, settings: InferenceSettings) -> Filler:
    """The filler of a group, from the onset of the voice to its end or the next word."""
    hop_s = sound.frames.hop_s
    first, end = group[0].nucleus.first, group[-1].nucleus.end
    reach = round(min(settings.reach_s, max(settings.onset_s, group[0].over_s)) / hop_s)
    onset = first
    while onset > max(0, first - reach) and sound.active[onset - 1]:
        onset -= 1
    if sound.active[max(0, onset - 1)] and onset > 0:  # no silence within reach: the previous word runs into it
        onset = max(0, first - round(0.03 / hop_s))
    stop = _tail(group[-1], sound, settings)
    sure = max(confidence(item, settings) for item in group)
    text = "um" if _closes_with_m(sound, group[0].nucleus, end, stop) else "uh"
    return Filler(text, round(onset * hop_s, 2), round(stop * hop_s, 2), "sound", "inferred", round(min(sure, 0.95), 2))


def _closes_with_m(sound: Sound, nucleus: Nucleus, end: int, stop: int) -> bool:
    """Whether the voice continues at a lower level after the vowel, as in an m with closed lips."""
    tail = sound.level[max(nucleus.end, end - 8) : stop]
    return len(tail) >= 6 and float(tail.mean()) < float(sound.level[nucleus.first : nucleus.end].max()) - 5.0
