"""Run cases through the judge and count failures."""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache

from rehearse.types import Content
from tools.capabilities.expect import misses
from tools.capabilities.generate import Case

Judge = Callable[[str], Content]


@dataclass(frozen=True)
class Outcome:
    """A case and the expectations that failed."""

    case: Case
    misses: tuple[str, ...]


@dataclass(frozen=True)
class Rate:
    """How many cases of a capability and kind failed."""

    capability: str
    kind: str
    cases: int
    failed: int

    @property
    def share(self) -> float:
        """Share of the cases that failed, 0-1."""
        return self.failed / self.cases if self.cases else 0.0


@cache
def judged(text: str) -> Content:
    """The content of a text as `rehearse check` judges it, without a question; kept, since many cases share a text."""
    from rehearse.pipeline import check

    content = check(text, None).content
    if content is None:
        raise ValueError("check gave no content")
    return content


def run(cases: Iterable[Case], judge: Judge = judged) -> tuple[Outcome, ...]:
    """Every case with its misses, in order."""
    return tuple(outcome(case, judge) for case in cases)


def outcome(case: Case, judge: Judge = judged) -> Outcome:
    """One case with its misses."""
    return Outcome(case, misses(case, judge(case.text), None if case.then is None else judge(case.then)))


def rates(outcomes: Iterable[Outcome]) -> tuple[Rate, ...]:
    """Failure rates by capability and kind, in alphabetical order."""
    counts: dict[tuple[str, str], list[int]] = {}
    for one in outcomes:
        count = counts.setdefault((one.case.capability, one.case.kind), [0, 0])
        count[0] += 1
        count[1] += bool(one.misses)
    return tuple(Rate(name, kind, cases, failed) for (name, kind), (cases, failed) in sorted(counts.items()))


def sample(cases: Iterable[Case], share: float) -> tuple[Case, ...]:
    """About this share of the cases, always the same ones."""
    return tuple(case for case in cases if zlib.crc32(b"sample " + case.id.encode()) % 10_000 < share * 10_000)
