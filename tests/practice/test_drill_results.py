"""Promises of the results of exercises."""

from rehearse.practice.drill_results import by_kind
from rehearse.store.exercises import Exercise


def test_each_kind_has_its_share_overall_and_lately() -> None:
    done = [Exercise("2026-03-01T10:00:00Z", "fix", "own001", "", float(i >= 10)) for i in range(20)]
    (fix,) = by_kind(done)
    assert (fix.kind, fix.done, fix.share, fix.recent_share) == ("fix", 20, 0.5, 1.0)
    assert by_kind([]) == ()
