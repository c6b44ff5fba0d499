"""The STAR ribbon: which part of the story is where, over time (or, for text, over its words)."""

from dataclasses import dataclass
from itertools import groupby

from rehearse.types import PartName, Report, Sentence

LEAST_OUTSIDE_S = 0.5  # less would be shown as no second at all
OUTSIDE = "outside sentences"  # what `outside_s` is called
OUTSIDE_ARE = "pauses, and fillers before a sentence"


@dataclass(frozen=True)
class Stretch:
    """Neighbouring sentences of one part, from `start` to `end` in the ribbon's unit."""

    part: PartName | None
    start: float
    end: float


@dataclass(frozen=True)
class Ribbon:
    """The stretches in order; `unit` is "s" or "words"; `extent` is the length of the whole ribbon in that unit."""

    stretches: tuple[Stretch, ...]
    unit: str
    extent: float
    target: float | None

    def part_at(self, start: float, end: float) -> PartName | None:
        """The part that fills most of the range between two points; None if no part is there."""
        filled: dict[PartName, float] = {}
        for stretch in self.stretches:
            if stretch.part is not None:
                shared = min(end, stretch.end) - max(start, stretch.start)
                filled[stretch.part] = filled.get(stretch.part, 0.0) + max(0.0, shared)
        best = max(filled, key=lambda part: filled[part], default=None)
        return best if best is not None and filled[best] * 4 > end - start else None

    def cells(self, columns: int) -> tuple[PartName | None, ...]:
        """The part of each of `columns` equal steps from 0 to `extent`; every part has one, however short it is."""
        step = self.extent / columns
        cells = [self.part_at(column * step, (column + 1) * step) for column in range(columns)]
        for one in self.stretches:
            middle = (one.start + one.end) / 2 / step - 0.5
            free = [at for at, part in enumerate(cells) if part is None or cells.count(part) > 1]
            if one.part not in cells and free:
                cells[min(free, key=lambda at: abs(at - middle))] = one.part
        return tuple(cells)


def of(report: Report) -> Ribbon | None:
    """The ribbon of a report: in seconds where its sentences have times, else in words; None without sentences."""
    sentences = report.sentences_by_part
    if not any(sentence.part for sentence in sentences):
        return None
    timed = _timed(sentences)
    if timed is None or report.delivery.duration_s is None:
        stretches = _worded(sentences)
        return Ribbon(stretches, "words", stretches[-1].end, None)
    extent_s = max(report.delivery.duration_s, report.delivery.target_s, timed[-1].end)
    return Ribbon(timed, "s", extent_s, report.delivery.target_s)


def outside_s(report: Report) -> float | None:
    """The seconds of the answer outside its sentences, silent or not; None where the parts have no seconds."""
    parts = report.content.parts.values() if report.content else ()
    spoken = [part.seconds for part in parts if part.present]
    if report.delivery.duration_s is None or not spoken or None in spoken:
        return None
    rest_s = report.delivery.duration_s - sum(one or 0.0 for one in spoken)
    return rest_s if rest_s >= LEAST_OUTSIDE_S else None


def _timed(sentences: tuple[Sentence, ...]) -> tuple[Stretch, ...] | None:
    if any(sentence.start_s is None or sentence.end_s is None for sentence in sentences):
        return None
    return _joined([Stretch(s.part, s.start_s or 0.0, s.end_s or 0.0) for s in sentences])


def _worded(sentences: tuple[Sentence, ...]) -> tuple[Stretch, ...]:
    stretches: list[Stretch] = []
    for sentence in sentences:
        start = stretches[-1].end if stretches else 0.0
        stretches.append(Stretch(sentence.part, start, start + len(sentence.text.split())))
    return _joined(stretches)


def _joined(stretches: list[Stretch]) -> tuple[Stretch, ...]:
    groups = (list(group) for _, group in groupby(stretches, key=lambda stretch: stretch.part))
    return tuple(Stretch(group[0].part, group[0].start, group[-1].end) for group in groups)
