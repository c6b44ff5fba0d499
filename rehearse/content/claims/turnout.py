"""Levels that are counts: who came, how often something was done, and what was counted once before."""

from __future__ import annotations

from rehearse.content.claims.number import Number
from rehearse.content.claims.scene import Scene, trimmed
from rehearse.content.claims.words import has, has_verb
from rehearse.content.clauses import grammar as g

LEAST_CROWD = 10  # "sixty visitors came"; two inspectors who came are an event
DATE_TOKENS = 5  # "in the first two weeks"
VERB_TOKENS = 3  # "sixty visitors from town came"


def is_turnout(scene: Scene, number: Number) -> bool:
    """True for "around sixty children came", "eleven of them joined": so many, and what they did of themselves."""
    if (
        number.unit
        or number.rate
        or scene.cause(number.start) != "it"
        or not _opens(trimmed(scene.clause_lead(number, 8)))
    ):
        return False
    if "never" in scene.words[number.reach : number.reach + 4] and scene.words[number.reach : number.reach + 1] == [
        "who"
    ]:
        return True  # "eighteen people who'd never had a job found one"
    tail = scene.tail(number, VERB_TOKENS + 2)
    at = next((place for place in range(1, min(len(tail), VERB_TOKENS + 1)) if has_verb([tail[place]], "joining")), -1)
    if at < 0 or any(g.is_auxiliary(word) for word in tail[:at]):
        return False
    behind = tail[at + 1 : at + 2]
    received = bool(behind) and behind[0] in g.words("objects") | g.words("possessives") | g.words("determiners") | {
        "to"
    }
    return not received and (number.value >= LEAST_CROWD or number.of is not None or tail[:2] == ["of", "them"])


def _opens(lead: list[str]) -> bool:
    """Whether the noun counted is the subject: nothing stands before it but a time ("and in the first week")."""
    joined = max((at for at, word in enumerate(lead) if [word] in _OPEN), default=-1)
    rest = lead[joined + 1 :]
    dated = rest[:1] in (["in"], ["within"], ["by"], ["on"], ["after"]) and has(rest, "units_of_time")
    return rest == [] or (dated and len(rest) <= DATE_TOKENS)


_OPEN: tuple[list[str], ...] = ([], ["and"], ["so"], ["then"], ["but"])  # what may stand before a subject


def is_counted_again(scene: Scene, number: Number) -> bool:
    """True for "the choir was down to nine singers … by Easter there were 24 singers": the same thing counted again."""
    lead = scene.clause_lead(number, 8)
    had = trimmed(lead)[-2:] in (["we", "got"], ["we", "had"], ["there", "were"]) and scene.late(number.start)
    dated = "by" in lead[:1] or has(lead, "now") or had
    if not dated or not number.noun or number.unit or scene.cause(number.start) == "i":
        return False
    first = scene.first_counted.get(number.noun.rstrip("s"))
    return first is not None and first < number.start


def is_done_often(scene: Scene, number: Number) -> bool:
    """True for "it has been downloaded 9,000 times"."""
    clause = scene.clause(number.start)
    passive = clause is not None and clause.group.voice == "passive" and not scene.caused(number.start)
    return passive and number.unit == "x" and scene.clause_lead(number, 3)[-1:] != ["as"]
