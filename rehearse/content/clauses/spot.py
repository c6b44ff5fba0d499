"""A place in a sentence at which a verb may stand, and what stands before it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rehearse.content.clauses import grammar as g
from rehearse.content.text import Token

ADVERBS = 12  # in a row at most before a verb; without a bound a row of one word takes quadratic time


@dataclass(frozen=True, slots=True)
class Spot:
    """A token of a sentence [start, end). open_verb: the clause before it is still open; any_verb: one was found.

    loose: the sentence has no marks inside, so that clauses may follow each other without a sign.
    led: the verb before is a present tense of "I", "we", "you" or "they", which one behind an "and" may share.
    """

    tokens: Sequence[Token]
    at: int
    start: int
    end: int
    open_verb: bool
    any_verb: bool
    loose: bool = False
    led: bool = False

    @property
    def word(self) -> str:
        """The token's text."""
        return self.tokens[self.at].text

    @property
    def following(self) -> str:
        """The text of the next token, "" at the sentence's end."""
        return self.tokens[self.at + 1].text if self.at + 1 < self.end else ""


def back(tokens: Sequence[Token], at: int, start: int) -> int:
    """The last token before `at` that is not an adverb, at most ADVERBS tokens back; start - 1 without one."""
    at -= 1
    furthest = max(start, at - ADVERBS)
    while at >= furthest and not tokens[at].closed and _is_skipped(tokens, at):
        at -= 1
    return at


def _is_skipped(tokens: Sequence[Token], at: int) -> bool:
    """Whether a token is an adverb, "not", or the "last" of "when I last looked"."""
    last = tokens[at].text == "last" and at > 0 and tokens[at - 1].text in ("i", "we")
    return last or tokens[at].text == "not" or g.is_adverb(tokens[at].text)


def is_object(spot: Spot, before: int) -> bool:
    """True for "I fixed it …", "like that": the pronoun is an object of what stands before it."""
    tokens = spot.tokens
    if before - 1 < spot.start or tokens[before - 1].closed:
        return False
    lead = tokens[before - 1].text
    if lead in g.words("joiners") | g.words("subordinators"):
        return False
    takes = g.past_of(lead) is not None and lead not in g.verb_words("reporting")
    return takes or lead in g.words("prepositions") or lead == "to"
