"""Moments as they are stored: with the offset of the zone they were made in, so that the date never changes."""

from datetime import datetime


def now() -> str:
    """This moment in ISO 8601, to the second, as the clock on the wall shows it."""
    return datetime.now().astimezone().replace(microsecond=0).isoformat()


def local(moment: str) -> str:
    """A moment in ISO 8601 in the local zone. Anything else, or one with this offset already, is returned unchanged."""
    try:
        given = datetime.fromisoformat(moment)
    except ValueError:
        return moment
    here = given.astimezone()
    return moment if here.utcoffset() == given.utcoffset() else here.isoformat()
