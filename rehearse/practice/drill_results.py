"""Results of the exercises by kind."""

from collections.abc import Sequence
from statistics import fmean

import msgspec

from rehearse.store.exercises import Exercise


class KindResult(msgspec.Struct, frozen=True):
    """One kind: how many were done, and the share of possible points earned, overall and in the newest ten."""

    kind: str
    done: int
    share: float
    recent_share: float


RECENT = 10


def by_kind(done: Sequence[Exercise]) -> tuple[KindResult, ...]:
    """Results of every kind that was done, in the order in which the kinds were first done."""
    found = []
    for kind in dict.fromkeys(one.kind for one in done):
        points = [one.points for one in done if one.kind == kind]
        found.append(KindResult(kind, len(points), fmean(points), fmean(points[-RECENT:])))
    return tuple(found)
