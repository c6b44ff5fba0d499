"""The sentences of typed reasons: why a row has its points, and why a verdict is what it is."""

from __future__ import annotations

import msgspec

from rehearse.data import load
from rehearse.types import Reason, VerdictReason


class Reasons(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """reasons.toml: id to sentence, with slots for quotes and facts."""

    source: str
    points: dict[str, str]
    verdict: dict[str, str]


def reason_sentences() -> Reasons:
    """Every sentence, by id."""
    return load("reasons.toml", Reasons)


def sentence_of(reason: Reason | VerdictReason) -> str:
    """A reason in words, made from its values.

    A reason from before reasons had ids, or from a newer version, keeps the text that it was stored with.
    """
    known = reason_sentences()
    said = (known.points if isinstance(reason, Reason) else known.verdict).get(reason.id)
    quotes = [f"“{quote.text}”" for quote in reason.quotes]
    slots = {"quote": "".join(quotes[:1]), "quotes": ", ".join(quotes), "others": ", ".join(quotes[1:])}
    try:
        return _as_stored(reason) if said is None else said.format_map(slots | reason.facts)
    except (KeyError, ValueError):  # a fact is missing, or is no number
        return _as_stored(reason)


def _as_stored(reason: Reason | VerdictReason) -> str:
    return reason.text or reason.id.replace("_", " ")
