"""Days as the user's own clock has them, and how many in a row."""

from datetime import date, datetime, timedelta


def day_of(created: str) -> date:
    """The local day of a moment in ISO 8601.

    Raises ValueError for what is not one.
    """
    return datetime.fromisoformat(created).astimezone().date()


def streak_days(days: set[date], today: date) -> int:
    """Days in a row with a take, up to today or, when today has none yet, up to yesterday."""
    last = today if today in days else today - timedelta(days=1)
    count = 0
    while last - timedelta(days=count) in days:
        count += 1
    return count
