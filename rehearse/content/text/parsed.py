"""An answer prepared for the storeys above: visible words, tokens, sentences, one text to search.

Fillers, repeats and what a self-repair gave up are not among `words`; quotes and times are taken from `said`, the
words as they were said, so that every quote is exact. Phrase lists search `ParsedText.folded`: tokens joined by single
spaces, a lone "." between sentences.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from rehearse.content.text.tokens import Token
from rehearse.types import Word

_JOINING = frozenset({"and", "or", "but"})  # what they join is not quoted


@dataclass(frozen=True, slots=True)
class WordRange:
    """Words `start` to `end` (exclusive) of a ParsedText, and the part of the folded text they came from."""

    start: int
    end: int
    folded: str = ""
    at: int = 0  # offset in the folded text


@dataclass(frozen=True, eq=False)  # compared by identity, so that what is worked out from one can be remembered
class ParsedText:
    """The visible words of an answer with everything the storeys above look at; built once by `parse`.

    places: for each visible word its number in `said`. spans: sentences as [start, end) over `words`, covering all.
    lines: visible words after which a line of the written answer ends.
    """

    said: tuple[Word, ...]
    words: tuple[Word, ...]
    places: tuple[int, ...]
    tokens: tuple[Token, ...]
    spans: tuple[tuple[int, int], ...]
    lines: frozenset[int]

    @cached_property
    def _sentence_starts(self) -> list[int]:
        return [start for start, _ in self.spans]

    @cached_property
    def _search(self) -> tuple[str, list[int], list[Token]]:
        """The folded text, the offset of each token in it, and those tokens."""
        ends = {end - 1 for _, end in self.spans}
        pieces: list[str] = []
        offsets: list[int] = []
        at = 0
        last = -1
        for token in self.tokens:
            if last >= 0 and any(word in ends for word in range(last, token.word)):
                pieces.append(".")
                at += 2
            pieces.append(token.text)
            offsets.append(at)
            at += len(token.text) + 1
            last = token.word
        return " ".join(pieces), offsets, list(self.tokens)

    @property
    def folded(self) -> str:
        """The text that patterns search."""
        return self._search[0]

    def word_at(self, offset: int) -> int:
        """The word whose token holds `offset` of the folded text."""
        _, offsets, tokens = self._search
        return tokens[max(0, bisect_right(offsets, offset) - 1)].word

    def token_at(self, offset: int) -> int:
        """The number of the token that holds `offset` of the folded text."""
        return max(0, bisect_right(self._search[1], offset) - 1)

    def offset_of(self, word: int) -> int:
        """Where the first token from `word` on begins in the folded text; its end if there is no such token."""
        folded, offsets, tokens = self._search
        at = bisect_left(tokens, word, key=lambda token: token.word)
        return offsets[at] if at < len(offsets) else len(folded)

    def find(self, pattern: re.Pattern[str], start: int = 0, end: int | None = None) -> Iterator[WordRange]:
        """Every place where the pattern stands, as words; `start` and `end` are offsets of the folded text."""
        folded, _, tokens = self._search
        if not tokens:
            return
        for match in pattern.finditer(folded, start, len(folded) if end is None else end):
            first, last = self.word_at(match.start()), self.word_at(max(match.start(), match.end() - 1))
            yield WordRange(first, last + 1, match[0], match.start())

    def first(self, pattern: re.Pattern[str], start: int = 0, end: int | None = None) -> WordRange | None:
        """The first place where the pattern stands."""
        return next(self.find(pattern, start, end), None)

    def sentence_of(self, word: int) -> int:
        """The number of the sentence that holds a word."""
        return max(0, bisect_right(self._sentence_starts, word) - 1)

    def sentence_hit(self, number: int) -> WordRange:
        """A sentence as a WordRange."""
        return WordRange(*self.spans[number])

    @cached_property
    def token_spans(self) -> tuple[tuple[int, int], ...]:
        """The sentences as [start, end) over `tokens`."""
        firsts = [token.word for token in self.tokens]
        return tuple((bisect_left(firsts, start), bisect_left(firsts, end)) for start, end in self.spans)

    @cached_property
    def folded_sentences(self) -> tuple[str, ...]:
        """The folded text of each sentence."""
        grouped: list[list[str]] = [[] for _ in self.spans]
        for token in self.tokens:
            grouped[self.sentence_of(token.word)].append(token.text)
        return tuple(" ".join(group) for group in grouped)

    def quote(self, hit: WordRange) -> str:
        """The words as said, fillers among them included, without punctuation around them or an "and" at the end."""
        first, last = self.said_range(hit)
        while last - first > 1 and self.said[last - 1].text.lower() in _JOINING:
            last -= 1
        said = " ".join(word.text for word in self.said[first:last])
        return said.strip(' "“”‘’«»()[]*_`.,;:!?…—–-') or said

    def said_range(self, hit: WordRange) -> tuple[int, int]:
        """The same words as [first, last) over `said`."""
        return self.places[hit.start], self.places[max(hit.start, hit.end - 1)] + 1

    def start_s(self, hit: WordRange) -> float | None:
        """When the quoted words begin, in seconds; None for written text."""
        return self.words[hit.start].start_s

    def end_s(self, hit: WordRange) -> float | None:
        """When the quoted words end, in seconds; None for written text."""
        return self.words[max(hit.start, hit.end - 1)].end_s

    @cached_property
    def said_spans(self) -> tuple[tuple[int, int], ...]:
        """The sentences as [start, end) over `said`, covering all of it."""
        ends = [self._said_end(end) for _, end in self.spans[:-1]]
        return tuple(zip([0, *ends], [*ends, len(self.said)], strict=True)) if self.spans else ()

    def _said_end(self, end: int) -> int:
        """Where a sentence ends in `said`: set-aside words behind it open the next one, unless they hold its mark."""
        last, following = self.places[end - 1], self.places[end]
        marked = [at for at in range(last, following) if self.said[at].text.endswith((".", "!", "?"))]
        return marked[-1] + 1 if marked else last + 1
