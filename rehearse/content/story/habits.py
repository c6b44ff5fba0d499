"""A habit changed: "now I weigh every crate", told in the present behind the last thing done.

Only behind the story is the present a habit; before, or in a story told in the present, it is a step of the story.
"""

from __future__ import annotations

from collections.abc import Sequence

from rehearse.content.clauses import Clause
from rehearse.content.clauses import grammar as g
from rehearse.content.clauses.verb_classes import verb_class
from rehearse.content.text import ParsedText, WordRange


def find_habit(text: ParsedText, clauses: Sequence[Clause]) -> WordRange | None:
    """The first habit told behind the speaker's last deed, to the end of its clause."""
    deeds = [at for at, clause in enumerate(clauses) if _is_deed(clause) and clause.group.tense == "past"]
    told_now = [at for at, clause in enumerate(clauses) if _is_deed(clause) and clause.group.tense == "present"]
    if not deeds or sum(at < deeds[-1] for at in told_now) >= len(deeds):
        return None
    for at in range(deeds[-1] + 1, len(clauses)):
        start = _lead(text, clauses[at])
        if start is not None and _is_habit(text, clauses, at):
            return WordRange(text.tokens[start].word, text.tokens[clauses[at].end - 1].word + 1,
                             at=text.offset_of(text.tokens[start].word))  # fmt: skip
    return None


def _is_deed(clause: Clause) -> bool:
    """Whether the speaker does something in a clause, and not only "I did" or "I knew"."""
    group = clause.group
    acts = group.voice == "active" and not group.progressive and not group.perfect and not group.modality
    doing = group.lemma not in verb_class("states") and group.lemma != "do"
    return clause.subject.kind == "i" and clause.link in ("main", "and") and acts and doing


def _lead(text: ParsedText, clause: Clause) -> int | None:
    """The token where the words that say "from now on" begin, before the subject or behind it."""
    one, two = clause.subject.start - 1, clause.subject.start - 2
    first, _ = text.token_spans[clause.sentence]
    if two >= first and f"{text.tokens[two].text} {text.tokens[one].text}" in g.words("from_now_on"):
        return two
    if one >= first and text.tokens[one].text in g.words("from_now_on"):
        return one
    middle = text.tokens[clause.subject.end : clause.group.verb]
    return clause.subject.start if any(token.text in g.words("from_now_on") for token in middle) else None


def _is_habit(text: ParsedText, clauses: Sequence[Clause], at: int) -> bool:
    """Whether a present is what the speaker does each time: no post held, no place, no "next time I call, he comes"."""
    clause = clauses[at]
    if not _is_deed(clause) or clause.group.tense != "present" or clause.end <= clause.group.end:
        return False
    behind = [token.text for token in text.tokens[clause.group.end : clause.end]]
    teaches = clause.complement.kind == "to" or bool(g.words("questions") & set(behind))
    if clause.group.lemma in verb_class("posts") and not teaches:
        return False
    following = clauses[at + 1] if at + 1 < len(clauses) else None
    leads = following is not None and following.link == "main" and following.sentence == clause.sentence
    opener = behind[1] if len(behind) > 1 else ""
    placed = behind[0] in ("at", "in", "as", "with") and opener in g.words("determiners") | g.words("possessives")
    return not leads and not placed
