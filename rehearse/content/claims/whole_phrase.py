"""Where a quote may end: not inside a number, nor behind a word that only leads to the next one."""

from __future__ import annotations

from collections.abc import Sequence

from rehearse.content.claims.number import Number
from rehearse.content.claims.spoken import is_number_word
from rehearse.content.clauses import grammar as g
from rehearse.content.text import ParsedText, WordRange
from rehearse.text.words import fold

MOST_MORE_WORDS = 6  # the most words by which a quote grows
SHORT_REST = 3  # a rest of the sentence of no more words is quoted, too
FEWEST_WORDS = 3  # the fewest words to which a quote shrinks
LOOSE_WORDS = 4  # the most words after a comma that are not taken for a clause
_LEADING = ("determiners", "possessives", "prepositions", "questions", "demonstratives")


def whole_phrase(text: ParsedText, numbers: Sequence[Number], hit: WordRange, most: int) -> WordRange:
    """The first words of a hit, about `most`; a few more, or fewer, where they would break off inside a phrase.

    “… one light out of sixty failed, before it was” goes on to “twelve of sixty”.
    """
    if hit.end - hit.start > 1 and fold(text.words[hit.end - 1].text) in g.words("joiners"):
        hit = WordRange(hit.start, hit.end - 1)  # nothing that it leads to is meant
    whole = min(hit.end, hit.start + most)
    sentence = text.spans[text.sentence_of(max(hit.start, whole - 1))][1]
    if whole < hit.end and sentence - whole <= SHORT_REST:
        return WordRange(hit.start, min(hit.end, sentence))
    limit = min(sentence, whole + MOST_MORE_WORDS)
    longer, shorter = range(whole, limit + 1), range(whole - 1, hit.start + FEWEST_WORDS - 1, -1)
    ends = (end for end in (*longer, *shorter) if not _leads_on(text, end) and not _is_inside(text, numbers, end))
    return WordRange(hit.start, _without_loose_end(text, hit, next(ends, whole)))


def _without_loose_end(text: ParsedText, hit: WordRange, end: int) -> int:
    """An end without the few words of a clause that only begins: "in the same book, and that saved"."""
    if end >= hit.end or end >= len(text.words):
        return end
    for at in range(end - 1, max(end - LOOSE_WORDS, hit.start + FEWEST_WORDS) - 1, -1):
        if text.words[at - 1].text.endswith(",") and fold(text.words[at].text) in g.words("joiners"):
            return at
    return end


def _is_inside(text: ParsedText, numbers: Sequence[Number], end: int) -> bool:
    """Whether the words of a number stand on both sides of a place."""
    return any(text.tokens[one.start].word < end <= text.tokens[one.end - 1].word for one in numbers)


def _leads_on(text: ParsedText, end: int) -> bool:
    """Whether the words before `end` need the next one: "a third of", "before it was", "down to four"."""
    said = text.words[end - 1].text
    if said.endswith((".", "!", "?", ";", ":")) or end >= len(text.words):
        return False
    word, after = fold(said), fold(text.words[end].text)
    if said.endswith(",") or word in g.words("joiners") or word in g.words("subordinators"):
        return not said.endswith(",")
    if after == "of" or word == "to" or any(word in g.words(name) for name in _LEADING) or g.is_auxiliary(word):
        return True
    if is_number_word(word) or word[:1].isdigit():
        return not g.is_function(after) or is_number_word(after) or after in ("out", "per", "a")
    verb = g.is_auxiliary(after) or g.past_of(after) is not None or g.third_of(after) is not None
    return word in g.subject_kinds() and verb
