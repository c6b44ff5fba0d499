"""What somebody else wanted, ordered or thought of: no evidence of what the speaker stands for.

"My director wanted me to find out why" shows the director's curiosity. What customers say of their trouble is left in,
since to listen to it is the speaker's part; and "I convinced my director that …" is the speaker's own.
"""

from __future__ import annotations

from collections.abc import Sequence

from rehearse.content.claims.words import listed
from rehearse.content.clauses import Clause
from rehearse.content.clauses import grammar as g
from rehearse.content.clauses.verb_classes import verb_class
from rehearse.content.text import ParsedText

_WANTING = g.stems(
    (
        "want", "wish", "ask", "tell", "order", "request", "instruct", "expect", "demand", "say", "mention", "suggest",
        "propose", "think", "believe", "decide", "plan", "insist", "hope", "invent", "assign", "explain", "task",
        "advise", "urge", "require", "prefer", "announce", "warn", "remind", "call",
    )
)  # fmt: skip
_IDEAS = frozenset({"idea", "plan", "suggestion", "wish", "order", "vision", "thought", "proposal", "request"})
JOB_SENTENCES = 2  # at the beginning, in which a job is named
_PRONOUNS = frozenset({"he", "she", "they"})


def others_ideas(text: ParsedText, clauses: Sequence[Clause]) -> list[tuple[int, int]]:
    """The words, as [first, last), in which another person's wish, order or idea is told, with what they said."""
    found: list[tuple[int, int]] = []
    named = ""  # the person spoken of last
    for number, clause in enumerate(clauses):
        head = text.tokens[clause.subject.head].text if clause.subject.head >= 0 else ""
        if clause.subject.kind in ("authority", "other", "third") and head not in _PRONOUNS:
            named = head
        lead = clauses[number - 1] if number else None
        told = lead is not None and lead.sentence == clause.sentence and lead.subject.kind == "i"
        if _is_idea(text, clause, named) and not (told and clause.link == "that"):
            last = _governed(text, clauses, number)
            found.append((text.tokens[clause.start].word, last))
    return found


def jobs(text: ParsedText, clauses: Sequence[Clause]) -> list[tuple[int, int]]:
    """The words, as [first, last), in which the speaker says what they are: "I was a data analyst at an insurer"."""
    found: list[tuple[int, int]] = []
    for clause in clauses:
        behind = [token.text for token in text.tokens[clause.group.end : clause.group.end + 2]]
        is_job = clause.group.lemma == "be" and clause.told and not clause.group.modality and clause.link == "main"
        named = behind[:1] in (["a"], ["an"]) and behind[1:] not in (["bit"], ["little"], ["lot"])
        if clause.sentence < JOB_SENTENCES and clause.subject.kind == "i" and is_job and named:
            found.append((text.tokens[clause.start].word, text.tokens[clause.end - 1].word + 1))
    return found


def _is_idea(text: ParsedText, clause: Clause, named: str) -> bool:
    """Whether a clause tells what another person wanted, said or thought of; named: the person spoken of last."""
    served = not listed("served").isdisjoint((named, named.removesuffix("s")))
    if served or clause.subject.kind not in ("authority", "third", "other", "somebody"):
        return False
    if clause.group.voice == "passive" or clause.group.negated or clause.link in ("if", "question"):
        return False
    behind = [token.text for token in text.tokens[clause.group.verb + 1 : clause.end]]
    has_idea = clause.group.lemma == g.stem("have") and not _IDEAS.isdisjoint(behind[:3])
    comes_up = clause.group.lemma == g.stem("come") and ("up with " in f"{' '.join(behind[:3])} ")
    return has_idea or comes_up or clause.group.lemma in _WANTING | verb_class("contacting")


def _governed(text: ParsedText, clauses: Sequence[Clause], number: int) -> int:
    """The word behind the last clause that hangs on one: up to what the speaker did, or the end of the sentence."""
    last = number
    for at in range(number + 1, len(clauses)):
        clause = clauses[at]
        if clause.sentence != clauses[number].sentence:
            break
        if clause.subject.kind in ("i", "we", "group", "dropped") and clause.link not in ("that", "question"):
            break
        last = at
    end = max(clauses[last].end, clauses[last].group.end)
    return text.tokens[end - 1].word + 1
