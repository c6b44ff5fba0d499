"""Practical advice on what surrounds an answer: advice.toml."""

from functools import cache

import msgspec

from rehearse.data import load
from rehearse.data.near import did_you_mean
from rehearse.errors import UsageError


class AdvicePage(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One theme: why it matters, what to do in order, a sentence for the room and a command to try."""

    id: str
    title: str
    why: str
    do: tuple[str, ...]
    say: str
    try_command: str = msgspec.field(name="try")
    source: str = ""


class _File(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    page: tuple[AdvicePage, ...]


@cache
def advice_pages() -> tuple[AdvicePage, ...]:
    """All of them, in the order of the file."""
    return load("advice.toml", _File).page


def find_advice(name: str) -> AdvicePage:
    """The page with this id, or the only one whose id begins with it. Raises UsageError for any other name."""
    wanted = name.strip().lower()
    found = [page for page in advice_pages() if page.id == wanted]
    found = found or [page for page in advice_pages() if wanted and page.id.startswith(wanted)]
    if len(found) != 1:
        known = [page.id for page in advice_pages()]
        raise UsageError(
            f'There is no advice on "{name}".', f"{did_you_mean(name, known)}Choose one of: {', '.join(known)}."
        )
    return found[0]
