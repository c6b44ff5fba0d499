"""Orders found by the shape of their clauses: "the owner said I had to …", "gave me the task to …", "it was put on me".

Who orders is the clause's subject, or nobody named in a passive; what is handed over stands behind the verb, or is the
subject ("the list was given to me"). Whether an order hands over the work of the story is weighed in `directive`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rehearse.content.clauses import Clause
from rehearse.content.clauses import grammar as g
from rehearse.content.events import order_shapes as done
from rehearse.content.events import orders_said as said
from rehearse.content.events import orders_told as told
from rehearse.content.events.order_seen import Seen
from rehearse.content.text import ParsedText, WordRange

_ALONE = (
    done.commands, done.causes, done.puts, done.hands_to, done.hands_me, done.chooses, done.is_ordered,
    done.all_ordered, done.is_given, done.is_handed, done.lands, done.receives, said.asks_in_writing,
    said.suggests_we, said.pleads, said.orders_from, said.is_the_one, told.tells_what,
    told.has_me_doing,
)  # fmt: skip
_WITH_NEXT = (
    said.says_i_should, said.asks_whether, told.was_to, told.says_you_are, told.wants_done, told.comes_down,
    told.writes_i_must,
)  # fmt: skip


def find_orders(text: ParsedText, clauses: Sequence[Clause]) -> Iterator[WordRange]:
    """The orders in the clauses of a text, each from the one who orders to the work, in order."""
    for at, clause in enumerate(clauses):
        if clause.group.negated or clause.link == "if":
            continue
        seen = Seen(text, clauses, at)
        following = seen.following
        if done.picks_after_search(seen):
            yield _range(text, clauses[at - 1].start, clause.end)
        elif following is not None and any(shape(seen) for shape in _WITH_NEXT):
            yield _range(text, clause.start, following.end)
        elif any(shape(seen) for shape in _ALONE):
            yield _range(text, clause.start, clause.end)


def _range(text: ParsedText, start: int, end: int) -> WordRange:
    """The words of tokens start to end."""
    first, last = text.tokens[start].word, text.tokens[max(start, end - 1)].word
    folded = " ".join(token.text for token in text.tokens[start:end] if not g.is_adverb(token.text))
    return WordRange(first, last + 1, folded, text.offset_of(first))
