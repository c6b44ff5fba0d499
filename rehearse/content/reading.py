"""An answer prepared for the rules: words folded to tokens, fillers set aside, sentences found, one text to search.

Rules search `Reading.folded`: lower-case tokens joined by single spaces, a lone "." between sentences, filled pauses
left out. What is found there is carried back to the words as they were said, so that every quote is exact.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, cached_property

from rehearse.content.lexicon import word_set, words_lexicon
from rehearse.types import Transcript, Word

_EDGE = "\"'“”‘’«»()[]{}<>*_`.,;:!?…—–-"
_OPENING = re.compile(r"^[\"'“”‘’«(\[{<*_`—–…-]+|^\.+(?=\D)")
_CLOSING = re.compile(r"[\"'“”‘’»)\]}>*_`.,;:!?…—–-]+$")
_END = re.compile(r"[.?!…;][\"'”’»)\]*_`]*$")
_MARKS = (",", ";", ":", ".", "!", "?", ")")
_SPLIT = {"'ve": "have", "'m": "am", "'ll": "will", "'d": "'d"}


@dataclass(frozen=True, slots=True)
class Token:
    """A word folded for matching: lower case, no punctuation around it; `word` is its place in the transcript."""

    text: str
    word: int
    closed: bool = False  # a mark (, ; : . ! ?) follows it


@dataclass(frozen=True, slots=True)
class Hit:
    """Words `start` to `end` (exclusive) of the transcript, and the part of the folded text they came from."""

    start: int
    end: int
    folded: str = ""
    at: int = 0  # offset in the folded text


def fold(word: str) -> str:
    """A word in lower case without the punctuation around it; signs that belong to numbers stay ("$1.2m", "~40%")."""
    plain = word.replace("’", "'").replace("‘", "'").lower()
    plain = _CLOSING.sub("", _OPENING.sub("", plain))
    return plain if plain.strip(_EDGE) or plain in {"$", "%", "~"} else ""


def _pieces(word: str) -> tuple[str, ...]:
    """The tokens of one word: "i've" is two, "l" (a misread I) is "i", "a/b" stays one."""
    folded = fold(word)
    for ending, spelled in _SPLIT.items():
        if ending == "'ve" and folded.endswith(ending) and folded.removesuffix(ending) in word_set("contracted_modals"):
            return folded.removesuffix(ending), spelled
        if folded.endswith(ending) and folded[: -len(ending)] in word_set("contracted_subjects"):
            return folded[: -len(ending)], spelled
    return ("i",) if folded == "l" else (folded,) if folded else ()


@dataclass(frozen=True)
class Reading:
    """The words of an answer with everything the rules look at; built once by `read`."""

    words: tuple[Word, ...]
    tokens: tuple[Token, ...]
    spans: tuple[tuple[int, int], ...]  # sentences as [start, end) over words; they cover every word
    lines: frozenset[int]  # words after which a line of the written answer ends

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

    def find(self, pattern: re.Pattern[str], start: int = 0, end: int | None = None) -> Iterator[Hit]:
        """Every place where the pattern stands, as words; `start` and `end` are offsets of the folded text."""
        folded, _, tokens = self._search
        if not tokens:
            return
        for match in pattern.finditer(folded, start, len(folded) if end is None else end):
            first, last = self.word_at(match.start()), self.word_at(max(match.start(), match.end() - 1))
            yield Hit(first, last + 1, match[0], match.start())

    def first(self, pattern: re.Pattern[str], start: int = 0, end: int | None = None) -> Hit | None:
        """The first place where the pattern stands."""
        return next(self.find(pattern, start, end), None)

    def sentence_of(self, word: int) -> int:
        """The number of the sentence that holds a word."""
        return max(0, bisect_right(self._sentence_starts, word) - 1)

    def sentence_hit(self, number: int) -> Hit:
        """A sentence as a Hit."""
        return Hit(*self.spans[number])

    @cached_property
    def folded_sentences(self) -> tuple[str, ...]:
        """The folded text of each sentence."""
        grouped: list[list[str]] = [[] for _ in self.spans]
        for token in self.tokens:
            grouped[self.sentence_of(token.word)].append(token.text)
        return tuple(" ".join(group) for group in grouped)

    @cached_property
    def sentence_offsets(self) -> tuple[int, ...]:
        """Where each sentence begins in the folded text (for one without tokens: where the next one does)."""
        firsts: dict[int, int] = {}
        for number, token in enumerate(self.tokens):
            firsts.setdefault(self.sentence_of(token.word), self._search[1][number])
        offsets = [len(self.folded)] * (len(self.spans) + 1)
        for number in range(len(self.spans) - 1, -1, -1):
            offsets[number] = firsts.get(number, offsets[number + 1])
        return tuple(offsets)

    def quote(self, hit: Hit) -> str:
        """The words as said, without punctuation around them."""
        said = " ".join(word.text for word in self.words[hit.start : hit.end])
        return said.strip(' "“”‘’«»()[]*_`.,;:!?…—–-') or said

    def start_s(self, hit: Hit) -> float | None:
        """When the quoted words begin, in seconds; None for written text."""
        return self.words[hit.start].start_s

    def end_s(self, hit: Hit) -> float | None:
        """When the quoted words end, in seconds; None for written text."""
        return self.words[max(hit.start, hit.end - 1)].end_s


def read(transcript: Transcript) -> Reading:
    """Prepare a transcript; its words may have no times and its text no punctuation."""
    from rehearse.content.sentences import line_ends, split_sentences

    lines = line_ends(transcript)
    tokens = _without_fillers(transcript.words)
    spans = split_sentences(transcript.words, tokens, lines)
    return Reading(transcript.words, tokens, spans, lines)


def _without_fillers(words: tuple[Word, ...]) -> tuple[Token, ...]:
    """The tokens that carry meaning: filled pauses, bracketed filler phrases and false starts set aside."""
    lexicon = words_lexicon()
    tokens = [
        Token(piece, number, word.text.endswith(_MARKS))
        for number, word in enumerate(words)
        for piece in _pieces(word.text)
    ]
    kept: list[Token] = []
    after_filler = True  # the beginning counts as a pause
    at = 0
    while at < len(tokens):
        token = tokens[at]
        width = _filler_width(tokens, at, words, after_filler=after_filler)
        if width:
            after_filler = True
            at += width
            continue
        if not (kept and kept[-1].text == token.text and token.text in lexicon.stutters):
            kept.append(token)
        after_filler = False
        at += 1
    return tuple(kept)


@cache
def _filler_phrases() -> dict[str, tuple[list[str], ...]]:
    """The filler phrases by their first word."""
    phrases = [phrase.split() for phrase in words_lexicon().filler_phrases]
    return {first: tuple(parts for parts in phrases if parts[0] == first) for first, *_ in phrases}


def _filler_width(tokens: list[Token], at: int, words: tuple[Word, ...], *, after_filler: bool) -> int:
    """How many tokens from `at` on are a filler: a sound always, a phrase only where commas or sounds set it off."""
    lexicon = words_lexicon()
    if tokens[at].text in lexicon.filler_sounds:
        return 1
    for parts in _filler_phrases().get(tokens[at].text, ()):
        if [token.text for token in tokens[at : at + len(parts)]] != parts:
            continue
        last = at + len(parts) - 1
        before_comma = at > 0 and words[tokens[at - 1].word].text.endswith((",", ".", "-", "—", "…"))
        after_comma = words[tokens[last].word].text.endswith(",")
        before_sound = last + 1 < len(tokens) and tokens[last + 1].text in lexicon.filler_sounds
        if after_filler or before_sound or (after_comma and (before_comma or len(parts) > 1)):
            return len(parts)
        if before_comma and len(parts) > 1 and tokens[at].text == "you":
            return len(parts)
    return 0
