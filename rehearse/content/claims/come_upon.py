"""Numbers that the speaker found rather than brought about: in a diagnosis, a count of finds, a lesson."""

from __future__ import annotations

from rehearse.content.claims.number import Number
from rehearse.content.claims.scene import Scene, trimmed
from rehearse.content.claims.words import direction_of, has, listed
from rehearse.content.clauses import Clause
from rehearse.content.clauses import grammar as g
from rehearse.content.clauses.verb_classes import verb_class

_CAUSE_TOKENS = 3  # "the reason for it was", "what I found was"
_PLURALS = frozenset({"people", "children", "men", "women", "data", "staff", "police", "media", "folk", "feet"})
_CAUSES = frozenset({"reason", "cause", "problem", "trouble", "fault", "culprit", "explanation"})


def is_diagnosis(scene: Scene, number: Number) -> bool:
    """True for "I saw that returns had grown from 40 to 95", with steps still to come: what the speaker found."""
    at = scene.clause_number(number.start)
    if at < 0 or not _goes_on(scene, number, scene.clauses[at]):
        return False
    while at > 0 and scene.clauses[at].link == "and" and scene.clauses[at - 1].sentence == scene.clauses[at].sentence:
        at -= 1
    lead = scene.clauses[at - 1] if at > 0 else None
    if lead is None or lead.sentence != scene.clauses[at].sentence:
        return False
    if _names_cause(scene, lead):
        return True
    says_what = scene.clauses[at].link == "that" or "that" in scene.words[lead.group.end : lead.group.end + 1]
    says_what = says_what or scene.clauses[at].subject.start == lead.group.end  # "I saw it was …"
    return says_what and lead.subject.kind in ("i", "we") and lead.group.lemma in verb_class("finding")


def _goes_on(scene: Scene, number: Number, clause: Clause) -> bool:
    """Whether the deeds do not end before a number: a step follows, or only later a change from one value to another.

    What rose or fell is no finding for want of a step behind it: "I saw that calls fell to 12. Sales rose from 5 to 9."
    """
    here = scene.sentence(number.start)
    if scene.last_step > here:
        return True
    if direction_of(scene.words[clause.group.start : number.start]):
        return False
    return scene.last_range > here


def _names_cause(scene: Scene, lead: Clause) -> bool:
    """True for "it turned out that …", "the reason was that …", "what I found was that …"."""
    if lead.group.lemma == g.stem("turn"):
        return "out" in scene.words[lead.group.verb : lead.group.end + 1]
    before = scene.words[max(0, lead.group.start - _CAUSE_TOKENS) : lead.group.start]
    found = "what" in before and g.past_of(before[-1]) in verb_class("finding")
    return lead.group.lemma == "be" and (found or not _CAUSES.isdisjoint(before))


def is_found(scene: Scene, number: Number) -> bool:
    """True for "it caught four more gaps": a count of what was found."""
    near = trimmed(scene.clause_lead(number, 4))[-1:]
    more = not number.unit and has(scene.tail(number, 1), "more")
    return more and bool(near) and g.past_of(near[0]) in verb_class("finding")


def is_going_wrong(scene: Scene, number: Number) -> bool:
    """True for "it was shrinking too much, maybe two percent", with steps still to come: what went on until then."""
    clause = scene.clause(number.start)
    if clause is None or clause.group.tense != "past" or scene.caused(number.start):
        return False
    ahead = scene.last_step > scene.sentence(number.start)
    return ahead and clause.group.progressive and "too" in scene.words[clause.group.end : number.start]


def _in_general(scene: Scene, number: Number) -> bool:
    """True for "two lists are worse than one": told in the present of what is counted."""
    clause = scene.clause(number.start)
    return clause is not None and clause.group.tense == "present" and not clause.group.perfect


def is_lesson(scene: Scene, number: Number) -> bool:
    """True for "I learned that a call saves twenty emails": what holds in general, not what this story changed.

    "I learned that our list saves them six hours a week" is about something definite, and "had saved" about one time.
    """
    first = scene.bounds(number.start)[0]
    lead = scene.words[first : number.start]
    if "that" not in lead:
        return False
    at = lead.index("that")
    said = lead[at + 1 :]
    definite = said[0] in listed("definite") if said else not _in_general(scene, number)
    then = any(g.is_plain_past(word) or word in ("had", "was", "were") or word.endswith("ed") for word in said)
    then = then or _happened(scene, number, first + at)
    return has(lead[:at], "lesson") and not definite and not then and not has(said, "now")


def _happened(scene: Scene, number: Number, that: int) -> bool:
    """True for "brought it from forty to ten", "a list cut it to ten"; "lists cut it to ten" holds in general.

    that: the token of the word behind which the verb must stand.
    """
    clause = scene.clause(number.start)
    if clause is None or clause.group.verb < that or clause.group.tense != "past":
        return False
    if clause.group.modality or clause.group.auxiliaries:
        return False
    verb, subject = scene.words[clause.group.verb], scene.words[clause.subject.start : clause.subject.end]
    if g.past_of(verb) is None:
        return False
    if not g.is_irregular_base(verb):
        return True
    if clause.subject.kind != "other" or not subject:
        return False  # "lists cut it" and "data cut it" may be said of now, "a list cut it" is past
    return not subject[-1].endswith("s") and subject[-1] not in _PLURALS and "and" not in subject
