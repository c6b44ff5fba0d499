"""Clauses that ask ("how long each trolley stood"), whose the deeds behind them are, and times that open no clause."""

from __future__ import annotations

from collections.abc import Sequence

from rehearse.content.clauses import grammar as g
from rehearse.content.clauses.model import Clause, Subject
from rehearse.content.text import Token

ASKED_TOKENS = 4  # "how many of the boxes"
_ASKED = frozenset({"how", "what", "which", "whose"})
_NOTING = g.stems(("note", "log", "record", "write", "mark", "list", "check", "ask", "track"))
_SPEECH = frozenset({"asked", "wondered", "showed", "described"})
_OTHERS = frozenset({"other", "third", "group", "authority", "somebody"})
_TIMES = frozenset({"after", "before", "since", "until", "till", "by", "from"})  # "after that I …"


def asks(tokens: Sequence[Token], first: int, limit: int) -> bool:
    """Whether the subject at `first` follows what is asked for: "how long each trolley stood", "which day he came"."""
    for at in range(first - 1, max(limit, first - 1 - ASKED_TOKENS) - 1, -1):
        if tokens[at].closed or tokens[at].text == "to" or tokens[at].text in g.words("joiners"):
            return False
        if tokens[at].text in _ASKED:
            return at < first - 1 or (tokens[at].text == "whose" and at <= limit + 1)
    return False


def is_noted(tokens: Sequence[Token], first: int, earlier: Sequence[Clause]) -> bool:
    """True for "logged when each van left", "wrote down when …": the "when" before `first` asks for what is noted."""
    last = earlier[-1].group if earlier else None
    if last is None or tokens[first - 1].text != "when" or last.voice != "active" or last.lemma not in _NOTING:
        return False
    return first - 1 - last.end == bool(last.particle) and not tokens[first - 2].closed


def asked_subject(tokens: Sequence[Token], verb: int, earlier: Sequence[Clause]) -> Subject | None:
    """The subject of the question before a verb, where the verb is of it: "asked how the boy fell, broke his arm".

    Whoever asks goes on with what he did ("timed how long each trolley stood, sorted them"), so a verb is of the one
    asked about only if it takes no object in a list, or one of his own behind a verb of speech.
    """
    if len(earlier) < 2 or earlier[-1].link != "question" or earlier[-1].subject.kind not in _OTHERS:
        return None
    told = tokens[earlier[-2].group.verb].text in g.verb_words("reporting") | g.verb_words("letting") | _SPEECH
    alone = _ends_at(tokens, verb + 1 + (tokens[verb + 1 : verb + 2] != [] and _is_way(tokens, verb + 1)))
    own = told and not tokens[verb].closed and tokens[verb + 1].text in ("his", "her", "its")
    if not (own or (alone and (told or tokens[verb - 1].closed))):
        return None
    subject = earlier[-1].subject
    return Subject(subject.kind, earlier[-1].start, earlier[-1].start, subject.head, carried=True)


def _is_way(tokens: Sequence[Token], at: int) -> bool:
    """True for "got home", "came back": a word that says no more than where to."""
    return tokens[at].text in ("home", "back", "away") and not tokens[at - 1].closed


def _ends_at(tokens: Sequence[Token], at: int) -> bool:
    """Whether nothing of a clause is left at a token."""
    return at >= len(tokens) or tokens[at - 1].closed or tokens[at].text in g.words("joiners")


def names_a_time(tokens: Sequence[Token], at: int, start: int) -> bool:
    """True for the "while" of "after a little while", the "that" of "after that": no word that opens a clause."""
    if at - 1 < start or tokens[at - 1].closed:
        return False
    before = tokens[at - 1].text
    if tokens[at].text == "that":
        return before in _TIMES
    if tokens[at].text != "while":
        return False
    described = before in g.words("adjectives") and at - 2 >= start
    return (tokens[at - 2].text if described else before) in g.words("determiners")
