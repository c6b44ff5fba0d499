"""Moments as people name them: today and yesterday by name, and the time of day."""

from __future__ import annotations

from datetime import datetime, timedelta


def when(moment: str, now: datetime | None = None) -> str:
    """A moment (ISO 8601) in this machine's zone, as seen at `now`; as it is where it is no moment.

    >>> noon = datetime.fromisoformat("2026-03-10T12:00:00+00:00")
    >>> when("2026-03-02T08:05:00+00:00", noon)[:10]
    '2026-03-02'
    """
    try:
        then = datetime.fromisoformat(moment).astimezone()
    except ValueError:
        return moment
    today = (now or datetime.now()).astimezone().date()
    days = {today: "today", today - timedelta(days=1): "yesterday"}
    return f"{days.get(then.date(), then.date().isoformat())} {then:%H:%M}"
