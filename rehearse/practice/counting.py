"""Which takes count as practice: not those in which hardly anything was said."""

from __future__ import annotations

from collections.abc import Iterable

from rehearse import data
from rehearse.practice.home_settings import HomeSettings
from rehearse.store.summary import Entry
from rehearse.types import Report


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


def _shortest_s() -> float:
    return data.load("home.toml", HomeSettings).shortest_s
