"""What the speaker had done before the story begins: "I had written Friday in the book" is no step of the work.

It is told in the past perfect: before the first thing done, right behind what was amiss ("one spanner was missing. I
had left it up there"), or as what the speaker then owned up to ("I told her that I had hit it").
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

from rehearse.content.clauses import Clause
from rehearse.content.clauses import grammar as g
from rehearse.content.events.own_faults import is_amiss, is_own_fault
from rehearse.content.events.step import Step
from rehearse.content.text import ParsedText
from rehearse.content.text.lexicon import word_set

FEWEST_LATER_STEPS = 2  # in the simple past: without them the past perfect may tell the story itself


def without_earlier(text: ParsedText, clauses: Sequence[Clause], found: list[Step]) -> list[Step]:
    """The steps without the speaker's deeds that were done before the others, in the past perfect."""
    later = [step for step in found if step.actor == "i" and not step.clause.group.perfect]
    if len(later) < FEWEST_LATER_STEPS:
        return found
    numbers = {clause.start: number for number, clause in enumerate(clauses)}
    own = {numbers[step.clause.start]: step for step in found if step.actor == "i"}
    first = next((at for at in own if not _had(clauses[at]) and not _goes_on(text, clauses, at, own)), 0)
    gone: set[int] = set()
    for at, step in own.items():
        earlier = _had(step.clause) and _is_earlier(text, clauses, at, own, first)
        if earlier or (at - 1 in gone and _goes_on(text, clauses, at, own)):
            gone.add(at)
    return [step for step in found if numbers[step.clause.start] not in gone]


def _is_earlier(text: ParsedText, clauses: Sequence[Clause], at: int, own: Collection[int], first: int) -> bool:
    clause = clauses[at]
    if clause.link == "that":
        return at - 1 in own and clauses[at - 1].sentence == clause.sentence
    if clause.link not in ("main", "and") or _is_dated(text, clause):
        return False
    if at and _had(clauses[at - 1]) and clauses[at - 1].subject.kind != "i":
        return False  # "she had stopped speaking to me. I had moved her desk": the whole scene is in that tense
    return at < first or (at > 0 and _explains(text, clauses, at))


def _explains(text: ParsedText, clauses: Sequence[Clause], at: int) -> bool:
    """Whether the clause before tells what was amiss, or a slip: the past perfect says how it came about."""
    lead = clauses[at - 1]
    if clauses[at].link != "main" or clauses[at].sentence - lead.sentence > 1:
        return False
    return is_own_fault(text, clauses, at - 1) or (lead.subject.kind != "i" and is_amiss(text, lead))


def _had(clause: Clause) -> bool:
    group = clause.group
    return group.perfect and group.tense == "past" and group.voice == "active"


def _goes_on(text: ParsedText, clauses: Sequence[Clause], at: int, own: Collection[int]) -> bool:
    """True for "labelled one" behind "I had drawn up two syringes and": the same "had" belongs to it."""
    clause, lead = clauses[at], clauses[at - 1] if at else None
    if lead is None or lead.sentence != clause.sentence or not (_had(lead) and at - 1 in own) or lead.link == "that":
        return False
    carried = clause.link == "and" and (clause.subject.carried or clause.subject.kind == "dropped")
    return carried and g.participle_of(text.tokens[clause.group.verb].text) is not None


def _is_dated(text: ParsedText, clause: Clause) -> bool:
    """Whether the sentence says by when it was done: "by May I had trained all six", "luckily I had a spare made"."""
    start, _ = text.token_spans[clause.sentence]
    lead = {token.text for token in text.tokens[start : clause.start]}
    said = {token.text for token in text.tokens[start : clause.end]}
    return not g.words("done_by").isdisjoint(lead) or not word_set("in_time").isdisjoint(said)
