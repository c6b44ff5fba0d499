"""Per field: how the judge's verdicts compare with the labels of whole answers."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from rehearse.content import judge, transcript_of
from rehearse.types import Content, PartName, Sentence
from tools.evaluate_content.data import DataSet, Label
from tools.evaluate_content.measures import Counts, count, spearman

PARTS: tuple[PartName, ...] = ("situation", "task", "action", "result", "reflection")
_NUMBER = re.compile(
    r"\d[\d,.]*\d|\d|\b(?:zero|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|"
    r"(?:thir|four|fif|six|seven|eigh|nine)teen|twenty|thirty|forty|fifty|hundred|million|half|third|quarter|month|first|double[ds]?|tripled)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Judged:
    """An answer with its label and the judgement."""

    label: Label
    content: Content
    sentences: tuple[Sentence, ...]

    def scored(self, field: str) -> bool:
        """Whether the label of a field is scored."""
        return field not in self.label.ambiguous


def judge_all(data: DataSet) -> tuple[Judged, ...]:
    """Judge every labelled answer."""
    judged = []
    for label in data.labels:
        content, sentences = judge(transcript_of(data.answers[label.id].text))
        judged.append(Judged(label, content, sentences))
    return tuple(judged)


def yes_no(judged: tuple[Judged, ...]) -> tuple[Counts, ...]:
    """Fields that are true or false."""
    rows = [
        count(
            part,
            [
                (one.label.id, getattr(one.label, part), one.content.parts[part].present)
                for one in judged
                if one.scored(part)
            ],
        )
        for part in PARTS
    ]
    found: dict[str, Callable[[Content], bool]] = {
        "baseline_to_after": lambda content: content.results.baseline_to_after,
        "measurement_method": lambda content: content.results.measurement_method,
        "collective_hiding": lambda content: content.ownership.collective_hiding,
        "specific_episode": lambda content: content.specific_episode,
    }
    for field, read in found.items():
        items = [
            (one.label.id, bool(getattr(one.label, field)), read(one.content)) for one in judged if one.scored(field)
        ]
        rows.append(count(field, items))
    rows.append(
        count(
            "manager-directed",
            [
                (one.label.id, one.label.initiated == "manager", one.content.ownership.manager_directed)
                for one in judged
                if one.scored("initiated")
            ],
        )
    )
    return tuple(rows)


def initiated(judged: tuple[Judged, ...]) -> tuple[float, int, tuple[str, ...]]:
    """Accuracy over the four classes, items, misses."""
    items = [one for one in judged if one.scored("initiated")]
    misses = tuple(
        f"{one.label.id} ({one.label.initiated}, found {one.content.ownership.initiated})"
        for one in items
        if one.label.initiated != one.content.ownership.initiated
    )
    return 1 - len(misses) / max(1, len(items)), len(items), misses


def numbers_in(quote: str) -> frozenset[str]:
    """The numbers a quote covers, digits or words."""
    return frozenset(found.lower().rstrip(".,") for found in _NUMBER.findall(quote))


def metrics(judged: tuple[Judged, ...]) -> Counts:
    """Quotes of results: one matches when it covers a number of a labelled quote."""
    right, labelled_found = 0, 0
    wrong: list[str] = []
    missed: list[str] = []
    for one in judged:
        if not one.scored("metrics"):
            continue
        found = [numbers_in(metric.quote) for metric in one.content.results.metrics]
        for metric, numbers in zip(one.content.results.metrics, found, strict=True):
            if any(numbers & numbers_in(quote) for quote in one.label.metrics):
                right += 1
            else:
                wrong.append(f"{one.label.id}: “{metric.quote}”")
        for quote in one.label.metrics:
            if any(numbers & numbers_in(quote) for numbers in found):
                labelled_found += 1
            else:
                missed.append(f"{one.label.id}: “{quote}”")
    precision = Counts("metrics", right, 0, tuple(wrong), ())
    return Counts("metrics", labelled_found, 0, precision.false_positive, tuple(missed))


@dataclass(frozen=True)
class Totals:
    """How the totals compare with the hand scores."""

    rank_correlation: float
    scored: int
    not_scored: tuple[str, ...]
    strong_under_50: tuple[str, ...]
    weak_over_65: tuple[str, ...]


def totals(judged: tuple[Judged, ...]) -> Totals:
    """Rank correlation of the total with the hand score, and the bounds for clear cases."""
    pairs = [(one, one.content.total) for one in judged if one.content.total is not None]
    return Totals(
        spearman([(float(one.label.score), float(total)) for one, total in pairs]),
        len(pairs),
        tuple(f"{one.label.id} ({one.label.score})" for one in judged if one.content.total is None),
        tuple(f"{one.label.id} ({total})" for one, total in pairs if one.label.strength == "strong" and total < 50),
        tuple(f"{one.label.id} ({total})" for one, total in pairs if one.label.score < 30 and total > 65),
    )


def principles_in_top_three(judged: tuple[Judged, ...]) -> tuple[int, int]:
    """Labelled principles among the three strongest signals: found, labelled."""
    pairs = [
        (name, {signal.name for signal in one.content.principles[:3]})
        for one in judged
        if one.scored("lps")
        for name in one.label.lps
    ]
    return sum(name in shown for name, shown in pairs), len(pairs)


@dataclass(frozen=True)
class Segmentation:
    """Word accuracy over the parts; merged counts situation and task as one; `position` is a guess from position."""

    words: int
    accuracy: float
    merged: float
    worst: tuple[str, ...]


def segmentation(data: DataSet, judged: tuple[Judged, ...]) -> Segmentation:
    """Compare with the authors' own headings, word by word; a word of a reflection counts as wrong."""
    by_id = {one.label.id: one for one in judged}
    words = right = merged = 0
    each: list[tuple[float, str]] = []
    for segments in data.segments:
        truth = [part for part, number in segments.parts for _ in range(number)]
        if segments.id in by_id:
            sentences = by_id[segments.id].sentences
        else:
            _, sentences = judge(transcript_of(data.answers[segments.id].text))
        found = [sentence.part for sentence in sentences for _ in sentence.text.split()]
        same = sum(one == two for one, two in zip(found, truth, strict=True))
        words += len(truth)
        right += same
        merged += sum(_merged(one) == _merged(two) for one, two in zip(found, truth, strict=True))
        each.append((same / len(truth), segments.id))
    worst = tuple(f"{name} ({share:.2f})" for share, name in sorted(each)[:5])
    return Segmentation(words, right / max(1, words), merged / max(1, words), worst)


def _merged(part: str | None) -> str | None:
    return "situation" if part == "task" else part
