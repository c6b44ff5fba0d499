"""The source documents' cases as a table: where each stands, our retelling of it, and what is expected of both."""

import re
from pathlib import Path

import msgspec

from tests.content import retellings

SEEDS = Path(__file__).parents[2].parent / "shared" / "seeds"
TABLE = Path(__file__).with_name("seed_cases.toml")
LIST_MARKER = re.compile(r"^\s*\d\. >", re.MULTILINE)


class Case(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One row of seed_cases.toml, whose head says what the fields mean; what is None is not expected either way."""

    name: str
    seed: str
    begin: str
    verdict: tuple[str, ...]
    initiated: tuple[str, ...]
    end: str = "\n"
    ours: str = ""
    named: str = ""
    reason: str = ""
    hiding: bool | None = None
    lesson: bool | None = None
    theirs: tuple[str, ...] = ()
    numbers: tuple[str, ...] = ()
    unread_theirs: tuple[str, ...] = ()
    unread_ours: tuple[str, ...] = ()
    baseline: bool | None = None
    leads: str = ""
    principles: tuple[str, ...] = ()
    fails: tuple[str, ...] = ()
    quotes_theirs: tuple[str, ...] = ()
    quotes_ours: tuple[str, ...] = ()
    first: str = ""
    ownership_points: int | None = None
    least_total: int | None = None

    @property
    def retelling(self) -> str:
        """The case in our own words."""
        text = getattr(retellings, self.named) if self.named else self.ours
        return str(text).strip()

    def original(self) -> str:
        """The case in the seed's words; ValueError when the seed no longer holds it."""
        text = seed(self.seed)
        begin = text.index(self.begin)
        return LIST_MARKER.sub("", text[begin : text.index(self.end, begin)]).strip()


class Telling(msgspec.Struct, frozen=True):
    """A case as one of its two texts tells it, with the expectations that differ between the two."""

    case: Case
    text: str
    numbers: tuple[str, ...]
    unread: tuple[str, ...]
    fail_quotes: tuple[str, ...]


def seed(number: str) -> str:
    """The text of a source document."""
    return next(SEEDS.glob(f"{number}_*")).read_text(encoding="utf-8")


def cases() -> tuple[Case, ...]:
    """All rows of the table."""
    return msgspec.convert(msgspec.toml.decode(TABLE.read_bytes())["case"], tuple[Case, ...])


def retold(case: Case) -> Telling:
    """The case in our own words."""
    return Telling(case, case.retelling, case.numbers, case.unread_ours, case.quotes_ours)


def as_given(case: Case) -> Telling:
    """The case in the seed's words."""
    return Telling(case, case.original(), case.theirs, case.unread_theirs, case.quotes_theirs)
