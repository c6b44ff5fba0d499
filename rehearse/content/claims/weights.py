"""Pounds that are a weight: "nine pounds at birth", "forty pounds of trim" in an answer that speaks of bucks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from rehearse.content.claims.number import Number
from rehearse.content.clauses import grammar as g
from rehearse.content.text import ParsedText, Token

TOKENS_BEFORE, TOKENS_BEHIND = 6, 2  # of an amount, within which a price is named
_POUNDS = frozenset({"pounds", "pound"})
_STERLING = frozenset({"quid", "gbp", "pence", "penny", "sterling", "fiver", "tenner"})
_DOLLARS = frozenset({"dollars", "dollar", "bucks", "buck", "cents", "usd"})
_WEIGHING = frozenset({"weight", "birth", "heavier", "lighter", "overweight", "underweight", "ounces", "newborn"})
_PRICES = frozenset({"price", "prices", "money", "fee", "fees", "bill", "budget", "profit", "worth", "invoice"})
_WEIGH = g.stems(("weigh",))
_PAYING = g.stems(("cost", "pay", "charge", "earn", "spend", "raise", "owe", "invoice", "refund", "donate", "sell"))


def with_weights(text: ParsedText, found: Sequence[Number]) -> list[Number]:
    """The numbers, pounds as a weight where the sentence, or the other money of the answer, says that they are one."""
    if not any(number.unit == "£" for number in found):
        return list(found)
    said = {token.text for token in text.tokens}
    sterling = not _STERLING.isdisjoint(said) or any("£" in word.text for word in text.words)
    abroad = not _DOLLARS.isdisjoint(said) or any("$" in word.text for word in text.words)
    return list(found) if sterling else [_weighed(text, one, abroad=abroad) for one in found]


def _weighed(text: ParsedText, one: Number, *, abroad: bool) -> Number:
    return replace(one, unit="lb") if _in_pounds(text, one) and _is_weight(text, one, abroad=abroad) else one


def _in_pounds(text: ParsedText, number: Number) -> bool:
    return number.unit == "£" and not _POUNDS.isdisjoint(token.text for token in text.tokens[number.start : number.end])


def _is_weight(text: ParsedText, number: Number, *, abroad: bool) -> bool:
    start, end = text.token_spans[text.sentence_of(text.tokens[number.start].word)]
    near = text.tokens[max(start, number.start - TOKENS_BEFORE) : min(end, number.end + TOKENS_BEHIND)]
    if not _PRICES.isdisjoint(token.text for token in near) or not _PAYING.isdisjoint(_verbs(near)):
        return False
    whole = text.tokens[start:end]
    weighed = not _WEIGHING.isdisjoint(token.text for token in whole) or not _WEIGH.isdisjoint(_verbs(whole))
    return abroad or weighed


def _verbs(tokens: Sequence[Token]) -> set[str]:
    words = (token.text for token in tokens)
    return {g.past_of(word) or g.third_of(word) or g.gerund_of(word) or g.stem(word) for word in words}
