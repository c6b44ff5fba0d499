"""The sentences of two takes side by side: equal ones, ones said differently, and those of one take alone."""

import difflib
import re
from collections.abc import Iterator

import msgspec

from rehearse.types import PartName, Report

ALIKE = 0.6  # of their letters: two sentences count as one, said differently
MOST_AHEAD = 25  # new sentences that are looked through for one like it; without a limit long takes need seconds
_Said = tuple[str, PartName | None]


class Line(msgspec.Struct, frozen=True):
    """A sentence of the first take beside that of the second; None on one side where it has no counterpart."""

    before: str | None
    after: str | None
    before_part: PartName | None = None
    after_part: PartName | None = None
    same: bool = False


def side_by_side(before: Report, after: Report) -> Iterator[Line]:
    """Each sentence of either take once and in order; empty for takes without words."""
    yield from _lines(_sentences(before), _sentences(after))


def _sentences(report: Report) -> list[_Said]:
    said = report.transcript
    if said is None:
        return []
    if said.sentences:
        told = report.content is None or report.content.tells_story
        return [(sentence.text, sentence.part if told else None) for sentence in said.sentences]
    return [(text, None) for text in re.split(r"(?<=[.!?])\s+", said.text) if text]


def _lines(before: list[_Said], after: list[_Said]) -> Iterator[Line]:
    """Sentences of both in order; equal ones face each other, and so do those that are mostly alike."""
    first, second = ([_plain(text) for text, _ in side] for side in (before, after))
    for kind, i, i_end, j, j_end in difflib.SequenceMatcher(None, first, second, autojunk=False).get_opcodes():
        if kind == "equal":
            for (old, old_part), (new, new_part) in zip(before[i:i_end], after[j:j_end], strict=True):
                yield Line(old, new, old_part, new_part, same=True)
        else:
            yield from _changed(before[i:i_end], after[j:j_end])


def _changed(before: list[_Said], after: list[_Said]) -> Iterator[Line]:
    """A changed stretch: each old sentence faces the first of the next new ones that is like it."""
    waiting = list(after)
    for old, part in before:
        like = next((k for k, (new, _) in enumerate(waiting[:MOST_AHEAD]) if _alike(old, new)), None)
        if like is None:
            yield Line(old, None, part)
            continue
        yield from (Line(None, new, None, new_part) for new, new_part in waiting[:like])
        yield Line(old, waiting[like][0], part, waiting[like][1])
        del waiting[: like + 1]
    yield from (Line(None, new, None, new_part) for new, new_part in waiting)


def _alike(old: str, new: str) -> bool:
    both = difflib.SequenceMatcher(None, _plain(old), _plain(new), autojunk=False)
    bounds = both.real_quick_ratio, both.quick_ratio  # quick to find, and the ratio is never above them
    return all(bound() >= ALIKE for bound in bounds) and both.ratio() >= ALIKE


def _plain(text: str) -> str:
    return " ".join(re.findall(r"[\w']+", text.lower()))
