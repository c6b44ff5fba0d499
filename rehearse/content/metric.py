"""One result, and the words around a number that tell what it is."""

from __future__ import annotations

import re
from dataclasses import dataclass

from rehearse.content.quantity import Quantity
from rehearse.content.text import ParsedText, WordRange
from rehearse.content.text.lexicon import word_set
from rehearse.types import PartName

TAIL_WORDS = 5  # and behind it


@dataclass(frozen=True, slots=True)
class Metric:
    """One result: its words, its normal form, from what to what; `direction` -1 down, +1 up, 0 a level."""

    hit: WordRange
    value: str
    unit: str
    before: str | None
    after: str | None
    direction: int


@dataclass(frozen=True)
class Context:
    """An answer, its numbers and the parts of its sentences: what a number is read against."""

    reading: ParsedText
    quantities: tuple[Quantity, ...]
    parts: tuple[PartName, ...]  # of each sentence

    def sentence(self, quantity: Quantity) -> int:
        """The sentence a number stands in."""
        return self.reading.sentence_of(self.reading.tokens[quantity.start].word)

    def bounds(self, sentence: int) -> tuple[int, int]:
        """Offsets of a sentence in the folded text."""
        offsets = self.reading.sentence_offsets
        return offsets[sentence], offsets[sentence + 1]

    def place(self, quantity: Quantity) -> float:
        """Where it stands, 0 the first word, 1 the last."""
        return self.reading.tokens[quantity.start].word / max(1, len(self.reading.words) - 1)

    def before(self, quantity: Quantity, width: int) -> str:
        """The folded words before a quantity, in its sentence."""
        tokens = self.reading.tokens
        sentence = self.sentence(quantity)
        first = quantity.start
        while (
            first > 0
            and quantity.start - first < width
            and self.reading.sentence_of(tokens[first - 1].word) == sentence
        ):
            first -= 1
        return " ".join(token.text for token in tokens[first : quantity.start])

    def after(self, quantity: Quantity, width: int) -> str:
        """The folded words after a quantity, in its sentence."""
        tokens = self.reading.tokens
        sentence = self.sentence(quantity)
        last = quantity.end
        while (
            last < len(tokens)
            and last - quantity.end < width
            and self.reading.sentence_of(tokens[last].word) == sentence
        ):
            said = self.reading.words[tokens[last - 1].word].text  # not the filler that may stand between
            if tokens[last].text in word_set("clause_joiners") or said.endswith((",", ";")):
                break
            last += 1
        return " ".join(token.text for token in tokens[quantity.end : last])


def clause_of(context: Context, one: Quantity, two: Quantity) -> WordRange:
    """The words around a result: from the start of its clause to a few words behind the number."""
    reading = context.reading
    tokens = reading.tokens
    sentence = context.sentence(one)
    first_word, _ = reading.spans[sentence]
    start = one.start
    while start > 0 and tokens[start - 1].word >= first_word and one.start - start < 12:
        before = tokens[start - 1]
        if one.start - start >= 2 and (
            before.text in word_set("clause_joiners")
            or reading.words[before.word].text.endswith((",", ";", ":", "-", "—"))
        ):
            break
        start -= 1
    last_sentence_end = reading.spans[context.sentence(two)][1]
    end_word = tokens[two.end - 1].word + 1
    extra = 0
    while end_word < last_sentence_end and extra < 5 and not reading.words[end_word - 1].text.endswith((",", ";", ".")):
        following = reading.words[end_word].text.lower().strip(",.;")
        if following in word_set("clause_joiners") | {"i", "we"}:
            break
        end_word += 1
        extra += 1
    return WordRange(tokens[start].word, end_word)


def metric_of(context: Context, quantity: Quantity, value: str, direction: int, after: str | None = None) -> Metric:
    """A result with one number."""
    return Metric(clause_of(context, quantity, quantity), value, quantity.unit, None, after, direction)


def last_match(expression: re.Pattern[str], text: str) -> str | None:
    """The last words of a text that match."""
    found = None
    for match in expression.finditer(text):
        found = match[0]
    return found
