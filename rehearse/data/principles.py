"""What interviewers look for under each leadership principle: principles.toml and principle_pages.toml."""

from functools import cache

import msgspec

from rehearse.data import load

CLEAR_SIGNAL = 0.43  # of a principle, 0-1; our own choice: a single sign, however rare, is 0.42 at most


class PrinciplePage(msgspec.Struct, frozen=True):
    """One principle: its meaning, the traits that a good story shows, what speaks against it.

    exception: why a result without a number is accepted; None where a number is expected.
    """

    name: str
    meaning: str
    traits: tuple[str, ...]
    warning: str
    exception: str | None


class _Row(msgspec.Struct, frozen=True):
    """What a page needs of a row of principles.toml."""

    name: str
    meaning: str
    qualitative: bool


class _Rows(msgspec.Struct, frozen=True):
    principle: tuple[_Row, ...]


class _Page(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    name: str
    traits: tuple[str, ...]
    warning: str
    exception: str | None = None


class _Pages(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    source: str
    halves: str
    halves_source: str
    page: tuple[_Page, ...]


@cache
def principle_pages() -> tuple[PrinciplePage, ...]:
    """All sixteen, in the order in which they are published."""
    written = {page.name: page for page in load("principle_pages.toml", _Pages).page}
    return tuple(
        PrinciplePage(
            row.name, row.meaning, written[row.name].traits, written[row.name].warning, _exception(row, written)
        )
        for row in load("principles.toml", _Rows).principle
    )


def _exception(row: _Row, written: dict[str, _Page]) -> str | None:
    return written[row.name].exception if row.qualitative else None


def both_halves() -> str:
    """Why neither the technical nor the behavioural half of an interview makes up for the other."""
    return load("principle_pages.toml", _Pages).halves
