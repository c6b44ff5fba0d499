"""Where words can be quoted from without reading as cut off: the beginnings of sentences and clauses."""

from __future__ import annotations

from itertools import zip_longest

from rehearse.content.clauses import grammar as g
from rehearse.content.clauses.model import Clause
from rehearse.content.clauses.parse import OPENERS, parse_clauses
from rehearse.content.text import ParsedText


def starts(text: ParsedText) -> frozenset[int]:
    """The words that begin a sentence, what follows a mark, or a clause, with what leads it in ("and then I …").

    No clause begins behind the word that is its subject ("what stayed with me"), nor does one that describes the
    subject of another ("the thing I'd do differently is …").
    """
    tokens, clauses = text.tokens, parse_clauses(text)
    begins = {start for start, _ in text.token_spans} | {at + 1 for at, token in enumerate(tokens) if token.closed}
    verbs = {clause.group.start for clause in clauses}
    found = {
        clause.start
        for clause, behind in zip_longest(clauses, clauses[1:])
        if clause.link != "relative" and not _is_unjoined(text, clause, behind, begins)
    }
    for at, token in enumerate(tokens[:-1], start=1):
        if token.text in g.words("joiners") or (token.text in OPENERS and at not in verbs):
            found.add(at)
    for at in range(len(tokens) - 1, 0, -1):
        leads = tokens[at - 1].text in OPENERS or g.is_adverb(tokens[at - 1].text)
        if leads and (at in found or at in begins):
            found.add(at - 1)
    return frozenset(tokens[at].word for at in found | begins if at < len(tokens))


def _is_unjoined(text: ParsedText, clause: Clause, behind: Clause | None, begins: set[int]) -> bool:
    """True for a clause that nothing joins, of "the thing I'd do differently is …": the inner and the outer one."""
    tokens = text.tokens
    if clause.start in begins or tokens[clause.start - 1].text in OPENERS:
        return False
    finite = g.verb_words("be") - {"be", "been", "being"}
    if clause.subject.carried or any(token.text in finite for token in tokens[clause.group.start + 1 : clause.end]):
        return True
    if behind is None or behind.sentence != clause.sentence or not behind.subject.carried:
        return False
    return behind.start not in begins and tokens[behind.start - 1].text not in OPENERS
