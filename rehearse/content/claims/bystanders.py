"""Changes that somebody else made, or that the world made by itself: a rival's sales, a town's growth."""

from __future__ import annotations

from itertools import takewhile

from rehearse.content.claims.number import Number
from rehearse.content.claims.scene import Scene, trimmed
from rehearse.content.claims.words import has, is_verb_of
from rehearse.content.clauses import Clause
from rehearse.content.clauses import grammar as g

SUBJECT_TOKENS = 6
_SPENT_ON = ("buy", "hire", "rent", "lease", "employ")
_BUYERS = frozenset(
    {"customer", "customers", "client", "clients", "buyer", "buyers", "guest", "guests", "sold", "sale"}
)


def is_of_others(scene: Scene, token: int) -> bool:
    """Whether a token tells what others did: "the town grew", "my colleague cut her list"."""
    clause = scene.clause(token)
    if clause is None or clause.subject.carried or clause.subject.kind not in ("other", "group", "third"):
        return False
    begins = clause.start if clause.link == "and" else scene.bounds(token)[0]
    start = max(begins, clause.group.start - SUBJECT_TOKENS)
    while any(scene.text.tokens[at].closed for at in range(start, clause.group.start - 1)):
        start += 1
    words = scene.words[start : clause.group.start]
    subject = list(takewhile(lambda word: word not in g.words("prepositions"), words))  # "the rival across the road"
    theirs = {"his", "her", "their"} & set(scene.words[clause.group.end : clause.group.end + 3])
    if has(subject, "bystanders") or subject[:1] == ["another"] or (theirs and has(subject, "peers")):
        return True
    return clause.subject.end > clause.subject.start and _is_theirs(scene, clause) and _acts_on_something(scene, clause)


def is_bought(scene: Scene, number: Number) -> bool:
    """True for "the year after they bought two more printers": what a firm spends; a customer who buys more is sold to.

    Who "they" are is told by the sentence or the one before it.
    """
    clause = scene.clause(number.start)
    if clause is None or number.unit or number.rate or not has(scene.tail(number, 1), "more"):
        return False
    if clause.group.lemma not in g.stems(_SPENT_ON):
        return False
    start, end = scene.text.token_spans[max(0, clause.sentence - 1)][0], scene.bounds(number.start)[1]
    return _BUYERS.isdisjoint(scene.words[start:end])


def is_watched(scene: Scene, number: Number) -> bool:
    """True for "I watched each nurse place one line": what others did while the speaker was at it."""
    clause = scene.clause(number.start)
    if clause is None or clause.subject.kind != "i" or not is_verb_of(scene.words[clause.group.verb], "effort"):
        return False
    between = scene.words[clause.group.end : number.start]
    return len(trimmed(between)) > 1 and {"to", "and", "out"}.isdisjoint(between)


def _is_theirs(scene: Scene, clause: Clause) -> bool:
    """True for "her change", "Maria's new rota"; the owner of "the shop's layout" may be the speaker's own."""
    first = clause.subject.start
    if scene.words[first] in ("his", "her", "their"):
        return clause.subject.end - first > 1
    written = scene.text.words[scene.text.tokens[first].word].text
    return scene.words[first].endswith("'s") and written[:1].isupper() and not g.is_function(scene.words[first][:-2])


def _acts_on_something(scene: Scene, clause: Clause) -> bool:
    """True for "took the calls from 50 to 20"; in "their complaints fell from 50" nobody does anything."""
    behind = scene.words[clause.group.end : clause.group.end + 1]
    return clause.group.voice == "active" and not (g.words("determiners") | g.words("possessives")).isdisjoint(behind)
