"""Orders found by the shape of their clauses: "the owner said I had to …", "gave me the task to …".

They add to the phrases that are listed as orders; whether one hands over the work of the story is weighed as for those.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from rehearse.content.clauses import Clause
from rehearse.content.clauses import grammar as g
from rehearse.content.clauses.people import is_authority
from rehearse.content.events.directive import listed, stems
from rehearse.content.text import ParsedText, WordRange

PLEASE_TOKENS = 3  # "said to me, please …"


def find_orders(text: ParsedText, clauses: Sequence[Clause]) -> Iterator[WordRange]:
    """The orders in the clauses of a text, each from the one who orders to the work."""
    for clause, following in pairwise((*clauses, None)):
        if clause is None or clause.group.negated or clause.link == "if":
            continue
        end = following.end if following is not None and following.sentence == clause.sentence else clause.end
        if following is not None and _says_i_should(text, clause, following):
            yield _range(text, clause.start, end)
        elif any(shape(text, clause) for shape in (_orders_me, _please, _hands_task, _orders_from)):
            yield _range(text, clause.start, clause.end)


def _orders_me(text: ParsedText, clause: Clause) -> bool:
    """For "the owner comes up and asks me to mend it", "she told us to mend it": somebody, a verb of order, us, work.

    Whether "she" is a manager is weighed with what stands before.
    """
    group, complement = clause.group, clause.complement
    given = clause.subject.kind in ("authority", "third") and group.lemma in stems("commanding")
    if not given or group.voice == "passive" or complement.kind != "to" or complement.receiver < 0:
        return False
    return text.tokens[complement.receiver].text in ("me", "us") and group.modality in ("", "going")


def _says_i_should(text: ParsedText, clause: Clause, following: Clause) -> bool:
    """For "the owner said that I should mend it", "the owner requested that I mend it"."""
    if clause.subject.kind != "authority" or following.sentence != clause.sentence or following.group.negated:
        return False
    if following.subject.kind not in ("i", "we") or following.link not in ("that", "main"):
        return False
    if following.group.modality in ("should", "must") and clause.group.lemma in stems("speaking"):
        return True
    group = following.group
    base = group.tense == "present" or g.is_irregular_base(text.tokens[group.verb].text)  # "requested that I cut it"
    bare = base and not group.auxiliaries and not group.modality
    return bare and clause.group.lemma in stems("requesting")


def _please(text: ParsedText, clause: Clause) -> bool:
    """For "the owner said, please mend it"."""
    behind = [token.text for token in text.tokens[clause.group.end : clause.group.end + PLEASE_TOKENS]]
    speaks = clause.subject.kind == "authority" and clause.group.lemma in stems("speaking")
    return speaks and "please" in behind


def _hands_task(text: ParsedText, clause: Clause) -> bool:
    """For "the owner gave me the task to mend it", "I was handed the job of mending it"."""
    if clause.group.lemma not in stems("giving") or clause.group.modality:
        return False
    rest = [token.text for token in text.tokens[clause.group.end : min(clause.end, clause.group.end + 5)]]
    mine = clause.group.voice == "passive" and clause.subject.kind in ("i", "we")
    theirs = clause.subject.kind == "authority" and rest[:1] in (["me"], ["us"])
    leads = "to" in rest or "of" in rest
    return (mine or theirs) and leads and bool(listed().task.intersection(rest))


def _orders_from(text: ParsedText, clause: Clause) -> bool:
    """For "my orders from the director were to mend it"."""
    subject = [token.text for token in text.tokens[clause.subject.start : clause.subject.end]]
    if clause.group.lemma != "be" or clause.complement.kind != "to" or "from" not in subject:
        return False
    at = subject.index("from")
    return bool(listed().task.intersection(subject[:at])) and is_authority(subject[at + 1 :])


def _range(text: ParsedText, start: int, end: int) -> WordRange:
    """The words of tokens start to end."""
    first, last = text.tokens[start].word, text.tokens[max(start, end - 1)].word
    folded = " ".join(token.text for token in text.tokens[start:end] if not g.is_adverb(token.text))
    return WordRange(first, last + 1, folded, text.offset_of(first))
