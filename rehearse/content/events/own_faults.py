"""What the speaker did that brought the trouble about: no step of the work, however it is worded.

"I found that it was given twice, because I had charted on the tablet" gives the cause of what was found, "I got it
wrong: I uploaded the old file" says what the slip was, and "I was the one who gave the second dose" owns it.
"""

from __future__ import annotations

from collections.abc import Sequence

from rehearse.content.clauses import Clause
from rehearse.content.clauses import grammar as g
from rehearse.content.clauses.verb_classes import verb_class
from rehearse.content.events.mistakes import is_mistake
from rehearse.content.events.step import Step, words_of_step
from rehearse.content.text import ParsedText

_FAILING = g.stems(
    (
        "fail", "break", "crash", "burst", "leak", "jam", "stall", "collapse", "spoil", "lose", "miss", "forget",
        "delay", "reject", "damage", "ruin", "suffer", "complain", "refuse", "overflow", "freeze", "rot", "flood",
    )
)  # fmt: skip
_AMISS = frozenset(
    {
        "wrong", "late", "double", "twice", "missing", "empty", "false", "broken", "nothing", "nobody", "short", "lost",
        "mistake", "error", "fault", "incident", "accident", "outage", "delay", "complaint", "complaints", "locked",
        "down", "out", "flooded", "spoiled", "ruined", "cold", "stuck", "unpaid", "blank",
    }
)  # fmt: skip
_CAUSES = frozenset({"because", "since", "as"})
_SAYING = g.stems(("say", "admit", "explain", "confess"))
_ONE = frozenset({"one", "person", "me", "myself"})


def is_own_fault(text: ParsedText, clauses: Sequence[Clause], number: int) -> bool:
    """Whether a clause of the speaker tells a slip, the cause of a trouble, or that the trouble was their doing."""
    clause = clauses[number]
    if clause.subject.kind in ("i", "dropped"):
        slip = clause.told and is_mistake(text, clause)
        return slip or _is_cause(text, clauses, number) or _tells_slip(text, clauses, number)
    return _is_the_one(text, clauses, number) and (
        is_mistake(text, clause) or is_amiss(text, clause) or _is_told_again(text, clauses, number)
    )


def admission(text: ParsedText, clauses: Sequence[Clause], number: int) -> Step | None:
    """The step of owning up: "I said that I had changed it without thinking"; None where a clause owns nothing."""
    clause, following = clauses[number], clauses[number + 1] if number + 1 < len(clauses) else None
    group = clause.group
    says = clause.subject.kind == "i" and clause.told and group.tense == "past" and group.lemma in _SAYING
    if not says or following is None or (following.sentence, following.subject.kind) != (clause.sentence, "i"):
        return None
    if following.link != "that" or not is_own_fault(text, clauses, number + 1):
        return None
    hit = words_of_step(text, clause, group.verb, "i")
    return Step(hit, text.tokens[group.verb].text, group.lemma, "i", weak=True, sentence=clause.sentence, clause=clause)


def _is_cause(text: ParsedText, clauses: Sequence[Clause], number: int) -> bool:
    """True for "… was late because I had packed it last", also behind another cause: "because she … and I had …"."""
    clause = clauses[number]
    if not clause.group.perfect or clause.group.tense != "past" or not clause.told:
        return False
    at = number
    while at > 0 and clauses[at].link == "and" and clauses[at - 1].sentence == clause.sentence:
        at -= 1
    behind = text.tokens[clauses[at].start - 1].text if clauses[at].start else ""
    if at == 0 or not (clauses[at].link == "because" or behind in _CAUSES):
        return False
    effect = clauses[at - 1]
    return effect.sentence == clause.sentence and effect.subject.kind != "i" and is_amiss(text, effect)


def _tells_slip(text: ParsedText, clauses: Sequence[Clause], number: int) -> bool:
    """Whether a colon before a clause leads over from a slip: "I got it wrong: I uploaded the old file"."""
    clause, lead = clauses[number], clauses[number - 1] if number else None
    if lead is None or lead.sentence != clause.sentence or clause.subject.start == 0:
        return False
    colon = text.words[text.tokens[clause.subject.start].word - 1].text.endswith(":")
    return colon and lead.subject.kind == "i" and lead.told and is_mistake(text, lead)


def _is_the_one(text: ParsedText, clauses: Sequence[Clause], number: int) -> bool:
    """Whether a clause says who it was: "I was the one who …", "it was me that …"."""
    clause, lead = clauses[number], clauses[number - 1] if number else None
    if lead is None or clause.link != "relative" or clause.group.tense != "past" or not clause.told:
        return False
    words = [token.text for token in text.tokens[lead.start : lead.end]]
    mine = lead.subject.kind == "i" or "me" in words
    return mine and lead.told and lead.group.lemma == "be" and words[-1] in _ONE


def is_amiss(text: ParsedText, clause: Clause) -> bool:
    """Whether a clause tells of something that went wrong."""
    words = {token.text for token in text.tokens[clause.start : max(clause.end, clause.group.end)]}
    return clause.group.negated or clause.group.lemma in _FAILING or not _AMISS.isdisjoint(words)


def _is_told_again(text: ParsedText, clauses: Sequence[Clause], number: int) -> bool:
    """Whether what went wrong is told again as the speaker's deed: "was given a double dose" … "who gave it"."""
    clause = clauses[number]
    return clause.group.lemma not in verb_class("finding") and any(
        one.group.lemma == clause.group.lemma and one.subject.kind != "i" and is_amiss(text, one)
        for one in clauses[: number - 1]
    )
