"""Values told beside a clause or in a piece of one: "a bad run, fourteen in one winter", "in nine of thirty bookings".

Also the short answer to a measurement repeated: "I asked her to count again. She found twelve."
"""

from __future__ import annotations

from rehearse.content.claims.number import Number
from rehearse.content.claims.scene import Scene
from rehearse.content.claims.words import has, has_verb
from rehearse.content.clauses import Clause
from rehearse.content.clauses import grammar as g
from rehearse.content.clauses.verb_classes import verb_class

CASE_TOKENS = 7  # "of thirty bookings the form was wrong"
APPOSED_TOKENS = 5  # "fourteen in one winter"
ANSWER_TOKENS = 4  # "he found about twelve"
_MEASURING = g.stems(("time", "measure", "weigh", "count", "clock", "check", "log", "record"))
_ATTAINING = ("passing_all", "winning", "reaching")
_HAVING = g.stems(("have", "be", "get", "see", "lose"))


def is_apposed(scene: Scene, clause: Clause, number: Number) -> bool:
    """Whether a count closes a sentence behind what it counts: "they'd had a bad run with lost shoes, fourteen"."""
    end = scene.bounds(number.start)[1]
    apart = number.start > clause.group.end and scene.text.tokens[number.start - 1].closed
    if not apart or number.unit or clause.group.lemma not in _HAVING or clause.group.negated or clause.group.modality:
        return False
    short = end - number.end <= APPOSED_TOKENS and clause.end == end
    there = scene.words[max(0, clause.group.start - 1)] == "there"
    return short and clause.group.tense == "past" and (there or clause.subject.kind not in ("i", "dropped"))


def is_share_of_cases(scene: Scene, number: Number) -> bool:
    """True for "in nine of thirty bookings the form was wrong", "forty per cent of mine had been passing"."""
    if number.of is None and number.unit != "%":
        return False
    clause = _clause_behind(scene, number)
    if clause is None or not clause.told:
        return False
    past = clause.group.tense == "past"
    if number.of is not None and scene.lead(number, 1) == ["in"]:
        return past and clause.subject.kind not in ("i", "we")
    subject = scene.words[number.end : number.end + 1] == ["of"] and clause.subject.start <= number.end + 1
    return past and subject and clause.group.perfect


def is_own_place(scene: Scene, number: Number) -> bool:
    """True for "in three of four rooms I laid a mat": where it was done; not for "… I won", "… we were late"."""
    clause = _clause_behind(scene, number)
    if clause is None or clause.subject.kind not in ("i", "we", "dropped"):
        return False
    verb, behind = [scene.words[clause.group.verb]], scene.words[clause.group.end : clause.end][:3]
    attained = any(has_verb(verb, name) for name in _ATTAINING) or has(behind, "fixed")
    lead = [scene.near(number), *scene.lead(number, 1)]
    return not attained and clause.group.lemma not in _HAVING and not g.words("prepositions").isdisjoint(lead)


def _clause_behind(scene: Scene, number: Number) -> Clause | None:
    """The clause whose verb is the next behind a number, in the same sentence."""
    end = scene.bounds(number.start)[1]
    at = max(0, scene.clause_number(number.start))
    following = (clause for clause in scene.clauses[at:] if clause.group.start >= number.end)
    found = next(following, None)
    near = found is not None and found.group.start < min(end, number.end + CASE_TOKENS)
    return found if near else None


def is_measured_again(scene: Scene, number: Number) -> bool:
    """True for "I timed it again. Three minutes.": a sentence of nothing but a value, behind its measurement."""
    start, end = scene.bounds(number.start)
    last = scene.clause(start - 1) if start else None
    alone = (number.start, number.end) == (start, end)
    measured = last is not None and last.group.lemma in _MEASURING and last.told
    return alone and measured and "again" in scene.words[slice(*scene.bounds(start - 1))]


def is_counted_answer(scene: Scene, number: Number) -> bool:
    """Whether a short sentence says only what somebody found: "He found twelve.", "She counted about nine"."""
    start, end = scene.bounds(number.start)
    clause = scene.clause(number.start)
    if clause is None or number.end != end or number.start - start > ANSWER_TOKENS or number.unit:
        return False
    group = clause.group
    found = group.lemma in verb_class("finding") | g.stems(("count", "note", "get", "have"))
    told = clause.told and group.tense == "past" and group.voice == "active"
    return clause.start == start and clause.subject.kind in ("i", "we", "third", "other") and found and told
