"""Which takes count: as practice, not those in which hardly anything was said; of a principle, the scored ones."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from rehearse import data
from rehearse.practice.home_settings import HomeSettings
from rehearse.store.summary import Entry, Summary
from rehearse.types import THOUGHT_ALOUD, Report

MOST_POINTS, MOST_ALOUD = 100.0, 7.0


def too_little_said(report: Report) -> bool:
    """Whether a recording holds too little speech to say anything about it."""
    return report.audio is not None and (report.delivery.duration_s or 0.0) < _shortest_s()


def practice(entries: Iterable[Entry]) -> list[Entry]:
    """The attempts that count as practice and may decide what comes next."""
    shortest_s = _shortest_s()
    return [
        entry
        for entry in entries
        if not entry.summary.spoken or entry.summary.measures.get("duration_s", 0.0) >= shortest_s
    ]


def reached(take: Summary) -> float | None:
    """The share of the points that an answer got, 0-1; None where it was not scored or goes back to another answer."""
    if take.is_follow_up:
        return None
    name, most = ("think_aloud_points", MOST_ALOUD) if take.kind in THOUGHT_ALOUD else ("total_points", MOST_POINTS)
    points = take.measures.get(name)
    return None if points is None else points / most


def by_principle(entries: Iterable[Entry]) -> Counter[str]:
    """Scored takes by principle: only these practise one. A take counts for every principle of its question."""
    return Counter(name for entry in entries if reached(entry.summary) is not None for name in entry.summary.principles)


def _shortest_s() -> float:
    return data.load("home.toml", HomeSettings).shortest_s
