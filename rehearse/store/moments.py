"""Moments as they are stored: with the offset of the zone they were made in, so that the date never changes."""

from datetime import UTC, datetime


def now() -> str:
    """This moment in ISO 8601, to the second, as the clock on the wall shows it."""
    return here().replace(microsecond=0).isoformat()


def here(moment: datetime | None = None) -> datetime:
    """A moment, by default this one, by the clock on the wall.

    Where no such time exists (TZ may name an offset of days, and years begin with 1) it is returned as given; one
    without an offset counts as UTC.
    """
    given = moment or datetime.now(UTC)
    try:
        return given.astimezone()
    except (ValueError, OverflowError):
        return given if given.tzinfo else given.replace(tzinfo=UTC)


def is_moment(text: str) -> bool:
    """Whether a text is a moment in ISO 8601."""
    try:
        datetime.fromisoformat(text)
    except ValueError:
        return False
    return True


def local_moment(created: str) -> datetime:
    """A moment in ISO 8601 by the clock on the wall where it was written down, which its offset says.

    A moment that ends in Z does not say where: it is shown by the clock here. Raises ValueError for anything else.
    """
    moment = datetime.fromisoformat(created)
    return here(moment) if created.endswith("Z") or moment.tzinfo is None else moment


def local(moment: str) -> str:
    """A moment in ISO 8601 in the local zone. Anything else, or one with this offset already, is returned unchanged."""
    try:
        given = datetime.fromisoformat(moment)
    except ValueError:
        return moment
    shown = here(given)
    return moment if shown.utcoffset() == given.utcoffset() else shown.isoformat()
