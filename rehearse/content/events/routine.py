"""What a shop, a ward or a family did day by day: "every evening we threw away two crates" is no step of the work.

Told before the speaker acts, it is the scene; behind "every customer we had to turn away" and "I saw that we lost two a
week" it is what the speaker's own step is about. Nobody can say "I" there, so it counts for no shared step.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from rehearse.content.clauses import Clause
from rehearse.content.clauses import grammar as g
from rehearse.content.clauses.verb_classes import verb_class
from rehearse.content.events.step import Step
from rehearse.content.text import ParsedText
from rehearse.content.text.lexicon import word_set

PHRASE_TOKENS = 4  # "every single customer", "each of the boxes"

_EACH = frozenset({"every", "each", "any", "no"})
_PER = frozenset({"a", "an", "per", "every", "each"})
_TIMES = frozenset(
    {"hour", "shift", "morning", "afternoon", "evening", "night", "day", "week", "month", "year", "time"}
)
_TOTALS = (["in", "all"], ["in", "total"])


def without_routine(text: ParsedText, clauses: Sequence[Clause], found: list[Step]) -> list[Step]:
    """The steps without what "we" did as a matter of course, where the speaker's own steps stand beside it."""
    first = next((step.hit.start for step in found if step.actor == "i"), None)
    if first is None:
        return found
    numbers = {clause.start: number for number, clause in enumerate(clauses)}
    routine: list[Step] = []
    for step in found:
        joined = (
            step.actor == "we" and step.clause.subject.carried and step.sentence in {one.sentence for one in routine}
        )
        if joined or _is_routine(text, clauses, numbers[step.clause.start], step, first):
            routine.append(step)
    known = {step.lemma for step in routine}
    return [step for step in found if step not in routine and not (step.lemma in known and _is_total(text, step))]


def _is_routine(text: ParsedText, clauses: Sequence[Clause], number: int, step: Step, first: int) -> bool:
    """Whether a step of "we" is how things were, or part of what an own step is about."""
    decisive = step.lemma in verb_class("making") | verb_class("deciding")
    if step.actor != "we" or decisive or step.clause.subject.carried:
        return False
    lead = clauses[number - 1] if number and clauses[number - 1].sentence == step.sentence else None
    if lead is not None and lead.subject.kind == "i" and (_is_found(lead, step.clause) or _is_object(text, step)):
        return True
    return step.hit.start < first and (step.clause.group.perfect or _is_dated(text, step.clause))


def _is_found(lead: Clause, clause: Clause) -> bool:
    """Whether a clause is what the speaker saw: "I noticed that we lost two pallets a week"."""
    return clause.link == "that" and lead.group.lemma in verb_class("finding") | g.stems(("see", "know", "hear"))


def _is_object(text: ParsedText, step: Step) -> bool:
    """Whether a clause tells which things an own step took up: "a list of every customer we had to turn away"."""
    at = step.clause.subject.start - 1
    at -= text.tokens[at].text in ("that", "who", "whom", "which")
    before = text.tokens[max(text.token_spans[step.sentence][0], at - PHRASE_TOKENS + 1) : at + 1]
    if any(token.closed for token in before):
        return False
    words = [token.text for token in before]
    named = bool(words) and not g.is_function(words[-1]) and words[-1].removesuffix("s") not in _TIMES
    return named and not _EACH.isdisjoint(words[:-1])


def _is_dated(text: ParsedText, clause: Clause) -> bool:
    """Whether a clause says how often: "every evening we threw away two", "we usually sold out"."""
    first, _ = text.token_spans[clause.sentence]
    lead = [token.text for token in text.tokens[max(first, clause.subject.start - 2) : clause.subject.start]]
    said = [token.text for token in text.tokens[clause.start : clause.end]]
    if lead[:1] and lead[0] in ("every", "each") and len(lead) > 1:
        return True
    if not word_set("habit_adverbs").isdisjoint(said):
        return True
    return any(one in _PER and (two in _TIMES or two.endswith("day")) for one, two in pairwise(said[1:]))


def _is_total(text: ParsedText, step: Step) -> bool:
    """Whether a step sums the routine up: "and we turned away four people in all"."""
    said = [token.text for token in text.tokens[step.clause.group.end : step.clause.end]]
    return step.actor == "we" and (said[-2:] in _TOTALS or "altogether" in said)
