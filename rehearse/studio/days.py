"""Moments as people name them: “today” and “yesterday”, with the time of day."""

from __future__ import annotations

from datetime import datetime, timedelta

from rehearse.store.moments import here, local_moment


def when(moment: str, now: datetime | None = None) -> str:
    """A moment (ISO 8601) as seen at `now`, in the time zone it was written down in; other text is returned as it is.

    >>> noon = datetime.fromisoformat("2026-03-10T12:00:00+00:00")
    >>> when("2026-03-02T08:05:00+00:00", noon)[:10]
    '2026-03-02'
    """
    try:
        then = local_moment(moment)
    except ValueError:
        return moment
    today = here(now).date()
    days = {today: "today", today - timedelta(days=1): "yesterday"}
    return f"{days.get(then.date(), then.date().isoformat())} {then:%H:%M}"
