"""A habit changed: "now I weigh every crate", told in the present behind the last thing done.

Only behind the story is the present a habit; before, or in a story told in the present, it is a step of the story.
"""

from __future__ import annotations

from collections.abc import Sequence

from rehearse.content.clauses import Clause
from rehearse.content.clauses import grammar as g
from rehearse.content.clauses.verb_classes import verb_class
from rehearse.content.text import ParsedText, WordRange

_MEETING = g.stems(("see", "hear", "meet", "speak", "be", "have", "need", "miss", "lose", "look"))
_REGULAR = frozenset({"every", "each", "before", "twice", "first", "always", "whenever"})
_WISHING = g.stems(("be", "have", "like", "love", "say", "call", "hope", "think"))


def find_habit(text: ParsedText, clauses: Sequence[Clause]) -> WordRange | None:
    """The first habit told behind the speaker's last deed, to the end of its clause."""
    deeds = [at for at, clause in enumerate(clauses) if is_own_deed(clause) and clause.group.tense == "past"]
    told_now = [at for at, clause in enumerate(clauses) if is_own_deed(clause) and clause.group.tense == "present"]
    if not deeds or sum(at < deeds[-1] for at in told_now) >= len(deeds):
        return None
    for at in range(deeds[-1] + 1, len(clauses)):
        start = _lead(text, clauses[at])
        if start is not None and _is_habit(text, clauses, at):
            return WordRange(text.tokens[start].word, text.tokens[clauses[at].end - 1].word + 1,
                             at=text.offset_of(text.tokens[start].word))  # fmt: skip
    return None


def is_own_deed(clause: Clause) -> bool:
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
    said = any(token.text in g.words("from_now_on") for token in middle) or _ends_now(text, clause)
    return clause.subject.start if said else None


def _ends_now(text: ParsedText, clause: Clause) -> bool:
    """True for "I knock first now": the words that say "from now on" end the clause, or stand before a mark in it."""
    for at in range(clause.group.end, clause.end):
        pair = f"{text.tokens[at - 1].text} {text.tokens[at].text}"
        now = text.tokens[at].text in g.words("from_now_on") or pair in g.words("from_now_on")
        if now and (text.tokens[at].closed or at + 1 == clause.end):
            return True
    return False


def never_since(text: ParsedText, clauses: Sequence[Clause]) -> WordRange | None:
    """True for "I've never gone over since": what the speaker has not done again."""
    for clause in clauses:
        group, last = clause.group, [token.text for token in text.tokens[clause.group.end : clause.end]]
        own = clause.subject.kind == "i" and group.perfect and group.negated and group.lemma not in _MEETING
        ends = last[-1:] == ["since"] or last[-2:] in (["since", "then"], ["since", "that"])
        if own and ends and g.words("objects").isdisjoint(last):
            start, end = text.tokens[clause.start].word, text.tokens[clause.end - 1].word + 1
            return WordRange(start, end, at=text.offset_of(start))
    return None


def find_choice_now(text: ParsedText, clauses: Sequence[Clause]) -> WordRange | None:
    """True for "I'd look for those hooks in the first week of any job now", behind the story."""
    deeds = [at for at, clause in enumerate(clauses) if is_own_deed(clause) and clause.group.tense == "past"]
    for clause in clauses[deeds[-1] + 1 :] if deeds else ():
        group = clause.group
        would = clause.subject.kind == "i" and text.tokens[group.start].text in ("'d", "would") and not group.negated
        if would and group.lemma not in _WISHING and _ends_now(text, clause):
            start, end = text.tokens[clause.start].word, text.tokens[clause.end - 1].word + 1
            return WordRange(start, end, at=text.offset_of(start))
    return None


def _is_habit(text: ParsedText, clauses: Sequence[Clause], at: int) -> bool:
    """Whether a present is what the speaker does each time: no post held, no place, no "next time I call, he comes"."""
    clause = clauses[at]
    acts = is_own_deed(clause) or _performs(text, clause)
    if not acts or clause.group.tense != "present" or clause.end <= clause.group.end:
        return False
    behind = [token.text for token in text.tokens[clause.group.end : clause.end]]
    teaches = clause.complement.kind == "to" or bool(g.words("questions") & set(behind))
    if clause.group.lemma in verb_class("posts") and not teaches:
        return False
    following = clauses[at + 1] if at + 1 < len(clauses) else None
    leads = following is not None and following.link == "main" and following.sentence == clause.sentence
    opener = behind[1] if len(behind) > 1 else ""
    placed = behind[0] in ("at", "in", "as", "with") and opener in g.words("determiners") | g.words("possessives")
    timed = following is not None and following.sentence == clause.sentence and following.link in ("when", "if")
    return not leads and (not placed or timed)


def _performs(text: ParsedText, clause: Clause) -> bool:
    """True for "I do a patch test on every client": a thing to do, and for whom or when; not for "I do the rota"."""
    group = clause.group
    said = [token.text for token in text.tokens[group.end : text.token_spans[clause.sentence][1]]]
    plain = group.voice == "active" and not (group.negated or group.modality or group.perfect or group.progressive)
    opened = "".join(said[:1]) in g.words("determiners") | g.words("possessives") and not _REGULAR.isdisjoint(said)
    return clause.subject.kind == "i" and clause.link in ("main", "and") and group.lemma == "do" and plain and opened
