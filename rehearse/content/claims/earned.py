"""Money that came in, told from what something costs: a quote, a fee, a loan, a price."""

from __future__ import annotations

from rehearse.content.claims.number import Number
from rehearse.content.claims.scene import Scene, trimmed
from rehearse.content.claims.words import has, has_verb

_SIZES = ("of", "worth", "over", "above")  # "a contract worth $90,000"
_FLOORS = frozenset({"least", "most"})  # "at least $90,000" is no price


def is_earned(lead: list[str]) -> bool:
    """Whether the words before an amount of money say that it came in.

    "We raised $5,000" names the money itself; "a deal of 40,000 euros" names what brought it, and only a verb of
    selling earns it, or its own name does ("a profit of"): "I got a quote of 2,000 euros" does not. Behind "for" stands
    a price, which only a seller earns.
    """
    hedges = lead[len(trimmed(lead)) :]
    if has_verb(lead[-2:], "effort") or ("at" in hedges and _FLOORS.isdisjoint(hedges)):
        return False
    near = [word for word in lead[-5:] if word not in ("at", "least", "most", "about", "around", "nearly", "almost")]
    if near[-1:] == ["for"]:
        return has_verb(near[:-1], "selling") and not has_verb(near[:-1], "effort")
    if near[-1:] and near[-1] in _SIZES:
        return has_verb(near[:-1], "selling") or has(near[-2:-1], "outcome_noun")
    return has_verb(near, "winning")


def is_repaid(scene: Scene, number: Number, lead: list[str]) -> bool:
    """Whether somebody paid an amount back to the speaker's side: "they paid back a hundred and thirty thousand"."""
    return trimmed(lead)[-2:] == ["paid", "back"] and not scene.caused(number.start)
