"""Days by the user's own clock, and how many in a row."""

from datetime import date, datetime, timedelta

from rehearse.store.moments import here


def local_moment(created: str) -> datetime:
    """A moment in ISO 8601 by the clock on the wall where it was written down, which its offset says.

    A moment that ends in Z does not say where: it is shown by the clock here. Raises ValueError for anything else.
    """
    moment = datetime.fromisoformat(created)
    return here(moment) if created.endswith("Z") or moment.tzinfo is None else moment


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
