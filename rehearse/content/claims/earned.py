"""Money that came in, or was found to be owed, told from what something costs: a quote, a fee, a loan, a price."""

from __future__ import annotations

import re

from rehearse.content.claims.number import Number
from rehearse.content.claims.scene import Scene, trimmed
from rehearse.content.claims.words import has, has_verb
from rehearse.content.clauses import grammar as g

_SIZES = ("of", "worth", "over", "above")  # "a contract worth $90,000"
_FLOORS = frozenset({"least", "most"})  # "at least $90,000" is no price
_FINDING = g.stems(("find", "uncover", "discover", "identify", "recover", "reclaim"))
_GONE = frozenset({"lost", "missed", "missing", "unbilled", "uncollected", "unclaimed", "overlooked", "forgotten"})
_INCOME = frozenset(
    {"income", "revenue", "revenues", "fees", "sales", "billing", "billings", "invoices", "earnings", "takings", "rent"}
)
_STAYS_LOST = re.compile(
    r"\b(?:not|not able to|unable to|nobody could|\w+n't) (?:ever )?(?:get|recover|collect|claim|reclaim)\b"
    r"|(?<!had )\bnever (?:got|recovered|collected|claimed|reclaimed)\b"
    r"|\bdid nothing\b|\btoo late\b|\bwritten off\b"
)
_DESCRIBED = 2  # words that may stand before the income: "lost parking income"


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


def is_found_again(scene: Scene, number: Number, lead: list[str]) -> bool:
    """Whether the speaker's side found income that it had lost: "we found $210,000 a year of lost income".

    With steps still to come it is what a look brought to light, and no result; nor is what then stayed lost.
    """
    clause = scene.clause(number.start)
    if clause is None or clause.group.negated or scene.cause(number.start) not in ("i", "we"):
        return False
    found = trimmed(lead)[-1:]
    behind = scene.words[number.reach : scene.bounds(number.start)[1]]
    behind = behind[1:] if behind[:1] == ["worth"] else behind
    lost = behind[:1] in (["of"], ["in"]) and not _GONE.isdisjoint(behind[1:2])
    income = lost and not _INCOME.isdisjoint(behind[2 : 3 + _DESCRIBED])
    over = scene.last_step <= scene.sentence(number.start)
    if not (over and income and found and g.past_of(found[0]) in _FINDING):
        return False
    return not _stays_lost(scene, number)


def _stays_lost(scene: Scene, number: Number) -> bool:
    """True for "but we could not get it back", "and the office did nothing", "It was too late", behind the amount."""
    spans = scene.text.token_spans
    end = spans[min(scene.sentence(number.start) + 1, len(spans) - 1)][1]
    return _STAYS_LOST.search(" ".join(scene.words[number.reach : end])) is not None
