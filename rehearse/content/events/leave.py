"""Leave that the speaker asked for: "asked my manager for a week", "said can I move two", "said give me a month".

Whoever asks for leave to do the work has begun it; a customer who is asked is served, and gives no leave.
"""

from __future__ import annotations

from rehearse.content.clauses import Clause
from rehearse.content.clauses import grammar as g
from rehearse.content.clauses.people import is_authority
from rehearse.content.events.directive_words import stems
from rehearse.content.text import ParsedText

_ASKED = frozenset({"can", "could", "may"})
_WHETHER = frozenset({"if", "whether"})
_ASKED_TOKENS = 8  # "said to the man on the gate, can I …"
_SERVED = frozenset(
    {"customer", "client", "guest", "patient", "passenger", "visitor", "tenant", "caller", "shopper"}
    | {"resident", "parent", "pupil", "student", "neighbour", "neighbor", "lady", "man", "woman", "colleague"}
)
_NO_WORK = g.stems(("help", "ask", "have", "get", "talk", "borrow", "do", "check", "offer", "take", "know", "think"))
_SPANS = frozenset({"minute", "hour", "day", "week", "fortnight", "month", "weekend", "shift", "term", "season"})
_UNTIL = frozenset({"till", "until", "til"})


def asks_leave(text: ParsedText, clause: Clause, behind: list[str], following: Clause | None) -> bool:
    """True for "asked my manager for a week", "begged her to let me try", "asked the owner if I could"."""
    complement = clause.complement
    if "permission" in behind or "leave" in behind or "approval" in behind:
        return True
    lets = complement.kind == "to" and complement.lemma in (g.stem("let"), g.stem("allow"))
    may = following is not None and following.sentence == clause.sentence and following.subject.kind in ("i", "we")
    may = may and following is not None and following.group.modality in ("can", "may", "should", "would")
    person = _receiver(text, clause)
    sure = clause.group.lemma in (g.stem("persuade"), g.stem("convince"))
    return person and (lets or may or sure or "for" in behind[1:5])


def _receiver(text: ParsedText, clause: Clause) -> bool:
    """Whether a superior, or him or her, is the one spoken to."""
    start = clause.complement.start
    words = [token.text for token in text.tokens[start : min(clause.end, start + 5)]]
    return words[:1] in (["him"], ["her"]) or any(is_authority(words[: end + 1]) for end in range(len(words)))


def says_leave(text: ParsedText, clause: Clause) -> bool:
    """True for "I said can I move it", "I asked the mate could I move it", "I said give me till Friday"."""
    if clause.group.lemma not in g.stems(("say", "ask")) or clause.subject.kind != "i" or _serves(text, clause):
        return False
    _, last = text.token_spans[clause.sentence]
    if text.tokens[last - 1].text in _ASKED and clause.sentence + 1 < len(text.token_spans):
        _, last = text.token_spans[clause.sentence + 1]  # a run-on answer, cut before the "I" of "could I"
    said = [token.text for token in text.tokens[clause.group.end : last]]
    for at, (lead, word, verb) in enumerate(zip(said[:_ASKED_TOKENS], said[1:], said[2:], strict=False)):
        if (lead in _ASKED and word == "i") or (at > 0 and lead == "i" and word in _ASKED and said[at - 1] in _WHETHER):
            return _is_work(verb, said[at + 3 :])
    return _bargains(said)


def _bargains(said: list[str]) -> bool:
    """True for "give me a month", "to the boss, give me till Friday", "let me have a go"."""
    if said[:2] == ["let", "me"]:
        return said[2:5] == ["have", "a", "go"] or said[2:3] == ["try"]
    given = said[said.index("give") + 1 :][:3] if "give" in said else []
    span = any(word.removesuffix("s") in _SPANS for word in given[1:]) or not _UNTIL.isdisjoint(given[1:2])
    return given[:1] in (["me"], ["us"]) and span


def _is_work(verb: str, behind: list[str]) -> bool:
    """True for "could I move it", "could I go up and mark them", "could I have a go"; not "could I have a day off"."""
    if verb == "have":
        return behind[:2] == ["a", "go"]
    opening = g.words("determiners") | g.words("possessives") | {"it", "them", "this", "that"}
    joined = [
        word
        for lead, word, thing in zip(behind, behind[1:], behind[2:], strict=False)
        if lead == "and" and not g.is_function(word) and thing in opening
    ]
    return any(g.stem(word) not in stems("personal") | _NO_WORK for word in (verb, *joined))


def _serves(text: ParsedText, clause: Clause) -> bool:
    """Whether the sentence up to the end of the clause names somebody who is served."""
    first, _ = text.token_spans[clause.sentence]
    return any(token.text.removesuffix("s") in _SERVED for token in text.tokens[first : clause.end])
