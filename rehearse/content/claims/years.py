"""Years and times of day, which count nothing: "June 2021", as models write it "2000 and 21"; "at ten to four"."""

from __future__ import annotations

from collections.abc import Sequence

from rehearse.content.claims.number import number_words
from rehearse.content.claims.words import has
from rehearse.content.text import Token

FIRST, LAST = 1900, 2100
_THOUSAND = ("2000", "2,000")
_LOOSE_LEADS = frozenset({"and", "of", "was", "to", "by", "from", "till"})  # a count may stand behind these
_AT = frozenset({"at", "until", "till", "since", "around"})  # "from ten to four" is a change
_HOURS = 12


def is_clock(tokens: Sequence[Token], at: int, end: int) -> bool:
    """True for either half of "at ten to four", "until twenty past three"."""
    if _minutes(tokens, at) and _hour(tokens, end + 1):
        return end < len(tokens) and tokens[end].text in ("to", "past")
    return at >= 3 and tokens[at - 1].text in ("to", "past") and _minutes(tokens, at - 2) and _hour(tokens, at)


def _minutes(tokens: Sequence[Token], at: int) -> bool:
    return at > 0 and tokens[at - 1].text in _AT and not tokens[at].closed


def _hour(tokens: Sequence[Token], at: int) -> bool:
    if at >= len(tokens):
        return False
    said = number_words().words
    text = tokens[at].text
    return (text.isdigit() and int(text) <= _HOURS) or (text in said and not tokens[at - 1].closed)


def is_in_range(value: float) -> bool:
    """Whether a number can be a year, 1900 to 2100."""
    return FIRST <= value <= LAST and value == int(value)


def is_dated(tokens: Sequence[Token], at: int) -> bool:
    """Whether the word before a number announces a year: "in", "since", "summer", "June"."""
    before = tokens[at - 1].text if at else ""
    return before in number_words().year_leads or has([before], "dates")


def is_said_year(tokens: Sequence[Token], at: int, value: float) -> bool:
    """True for "in two thousand and twenty-one" in number words."""
    return is_in_range(value) and is_dated(tokens, at) and tokens[at - 1].text not in _LOOSE_LEADS


def is_split_year(tokens: Sequence[Token], at: int) -> bool:
    """True for either half of "in June 2000 and 21"."""
    if tokens[at].text in _THOUSAND:
        return at + 2 < len(tokens) and _is_split(tokens, at)
    return at >= 2 and tokens[at - 2].text in _THOUSAND and _is_split(tokens, at - 2)


def _is_split(tokens: Sequence[Token], at: int) -> bool:
    rest = tokens[at + 2].text
    halves = tokens[at + 1].text == "and" and rest.isdigit() and int(rest) < 100
    return halves and is_dated(tokens, at) and tokens[at - 1].text not in _LOOSE_LEADS
