"""Two numbers that are one: "nine of ten", "97 times out of a hundred", "4.6 out of 5", "30 to 40 percent"."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from rehearse.content.claims.days_held import days_of, with_same_whole
from rehearse.content.claims.number import Number, number_words
from rehearse.content.claims.words import forms_of, is_verb_of
from rehearse.content.clauses.grammar import is_auxiliary, past_of
from rehearse.content.text import Token

_OUT_OF_TOKENS = 4  # "nine (guests) out of (our) ten"
MOST_IN_A_RATIO = 1000
MOST_OF_FEW = 5  # "three in ten", but not "twelve in fifteen"
_SCALES = frozenset({5.0, 10.0, 100.0})
_OWNERS = frozenset({"the", "our", "my", "all", "those", "these", "a", "its", "their", "every"})
_RANGE_LEADS = frozenset({"by", "about", "around", "roughly", "between", "some", "only", "just", "is", "are", "takes"})


_TAKING = forms_of("take")  # "it takes 30 to 40 minutes"


def with_ratios(tokens: Sequence[Token], found: list[Number]) -> list[Number]:
    """The numbers with n of m, scores and ranges joined."""
    made: list[Number] = []
    times = Counter(number.value for number in found)
    for number in found:
        if made and (days := days_of(tokens, made[-1], number)) is not None:
            made[-1] = days
            continue
        again = times[number.value] > 1
        if (
            made
            and (joined := _ratio(tokens, made[-1], number, again=again) or _range(tokens, made[-1], number))
            is not None
        ):
            made[-1] = joined
        else:
            made.append(with_same_whole(tokens, made[-1], number) if made else number)
    return made


def _ratio(tokens: Sequence[Token], one: Number, two: Number, *, again: bool) -> Number | None:
    """The ratio of two numbers; again: the second one comes twice ("one lamp of sixty, before six of sixty")."""
    between = [token.text for token in tokens[one.end : two.start]]
    if not 0 < len(between) <= _OUT_OF_TOKENS or not _can_join(tokens, one, two):
        return None
    if _stands_from(tokens, one, two):
        return replace(one, end=two.end, reach=two.end, noun="", of=two.value)
    out_of = _link(between, named=again and "instead" not in between)
    if two.value in _SCALES and out_of == "out of" and one.value != int(one.value):
        return replace(one, end=two.end, reach=two.end, noun="", unit="")  # a score on a scale keeps its value
    few = one.value <= MOST_OF_FEW or (two.value in _SCALES and (between == ["in"] or _ends_phrase(tokens, two)))
    small = one.value < two.value and few and two.noun not in ("years", "ways")
    good = {"out of": True, "of": one.value != 1 or again, "in": small}.get(
        out_of, False
    )  # "one of the two" is a choice
    return Number(one.start, two.end, one.value, noun=two.noun, reach=two.reach, of=two.value) if good else None


def _ends_phrase(tokens: Sequence[Token], number: Number) -> bool:
    """True for the ten of "nine cars in ten were off the road", where nothing is named behind it."""
    following = (
        "" if tokens[number.end - 1].closed else "".join(one.text for one in tokens[number.end : number.end + 1])
    )
    return not following or is_auxiliary(following) or past_of(following) is not None


def _stands_from(tokens: Sequence[Token], one: Number, two: Number) -> bool:
    """True for "One wrong booking from twenty-eight.": a sentence of its own, and nothing named behind it."""
    alone = (one.start == 0 or tokens[one.start - 1].closed) and tokens[two.end - 1].closed
    return alone and tokens[two.start - 1].text == "from" and bool(one.noun) and one.value < two.value


def _can_join(tokens: Sequence[Token], one: Number, two: Number) -> bool:
    """Whether neither number is more than a count, and no mark stands between them."""
    plain = one.of is None and not two.unit and one.unit in ("", "x", "point") and not one.rate and not two.rate
    marked = any(token.closed for token in tokens[one.start : two.start])
    return plain and not marked and 1 < two.value <= MOST_IN_A_RATIO


def _link(between: list[str], *, named: bool) -> str:
    """What joins n and m: "out of", "of", "in"; empty for anything else. named: a noun may stand before "of", too."""
    words = [word for word in between if word not in _OWNERS and word not in ("times", "every")]
    for link, width in ((["out", "of"], 2), (["of"], 1), (["in"], 1)):
        if words[-width:] == link and len(words) - width <= (1 if named or link != ["of"] else 0):
            return " ".join(link)
    return ""


def _range(tokens: Sequence[Token], one: Number, two: Number) -> Number | None:
    """The range in "30 to 40 percent", "between five and six", "two or three"; it rises, and no verb moves along it."""
    between = [token.text for token in tokens[one.end : two.start]]
    if len(between) != 1 or between[0] not in ("to", "or", "and") or one.amount >= two.amount or one.of or two.of:
        return None
    if one.dimension not in ("", two.dimension) or (one.noun and one.noun != between[0]) or tokens[one.end].closed:
        return None
    lead = [token.text for token in tokens[max(0, one.start - 4) : one.start]]
    if ("from" in lead and between[0] != "or") or (between[0] == "and" and "between" not in lead):
        return None
    moving = is_verb_of(_plain(lead), "moving") and _plain(lead) not in _TAKING
    if between[0] == "to" and moving and "by" not in lead:
        return None
    return replace(two, start=one.start, value=one.value, high=two.value)


def _plain(lead: list[str]) -> str:
    """The last word before a number that is not a hedge."""
    return next((word for word in reversed(lead) if word not in number_words().hedges), "")
