"""Days by the user's own clock, and how many in a row."""

from datetime import date, timedelta

from rehearse.store.moments import local_moment


def day_of(created: str) -> date:
    """The day of a moment where it was written down; raises ValueError for anything but a moment in ISO 8601."""
    return local_moment(created).date()


def streak_days(days: set[date], today: date) -> int:
    """The number of consecutive days with a take, ending today, or yesterday if today has no take yet."""
    last = today if today in days else today - timedelta(days=1)
    count = 0
    while last - timedelta(days=count) in days:
        count += 1
    return count
