"""Sentences of an answer that may have no punctuation: full stops and line ends first, spoken boundaries after.

Where a stretch runs on for more than `LONGEST_WORDS` without a mark it is divided where a new clause begins: a
subject pronoun with a verb, a discourse opener ("after that", "in the end"), an "and"/"so" before either.
"""

from __future__ import annotations

import itertools
import re
from typing import TYPE_CHECKING

from rehearse.content.text.chat import apart
from rehearse.content.text.lexicon import pattern, words_lexicon
from rehearse.types import Transcript, Word

if TYPE_CHECKING:
    from rehearse.content.text.tokens import Token

LONGEST_WORDS = 40  # a written sentence is rarely longer; a spoken one without marks is several
_INITIALS = 8  # letters and stops: "U.S.A.", "a.k.a."
LONGEST_UNMARKED_WORDS = 18  # in a text without full stops nothing vouches for a longer one
SHORTEST_WORDS = 5  # no spoken boundary is put closer than this to the last
_END = re.compile(r"[.?!…;][\"'”’»)\]*_`]*$")
_UNSPACED = re.compile(r"((?:[a-z]{2}|\d%|\d{2})[.!?][\"”’)]?)(?=[A-Z“‘\"](?:[a-z]|[ '’]))")  # "look at it.I wanted"
_WRAPPED_FROM = 50  # shorter lines are notes, not wrapped prose
_WRAPPED_AT = 100  # a text whose longest line is no longer than this may be wrapped by an editor


def transcript_of(text: str) -> Transcript:
    """A typed answer: words without times; its text keeps line ends, and single spaces within a line."""
    lines = [" ".join(_UNSPACED.sub(r"\1 ", line).split()) for line in text.splitlines()]
    lines = [line for line in lines if line]
    wrapped = _is_wrapped(text)
    kept: list[str] = []
    for line in lines:
        if kept and wrapped and not _END.search(kept[-1]):
            kept[-1] += " " + line
        else:
            kept.append(line)
    joined = "\n".join(kept)
    return Transcript(text=joined, words=words_of(joined))


def _is_wrapped(text: str) -> bool:
    """Whether an editor broke the lines: each is so full that the next one's first word had no room."""
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    longest = max((len(line) for line in lines), default=0)
    if not _WRAPPED_FROM <= longest <= _WRAPPED_AT or len(lines) < 2:
        return False
    breaks = [(line, after) for line, after in itertools.pairwise(lines) if not _END.search(line)]
    full = [len(line) + len(after.split()[0]) >= longest for line, after in breaks]
    return bool(full) and sum(full) >= 0.7 * len(full)


def words_of(text: str) -> tuple[Word, ...]:
    """The words of a typed answer, without times."""
    return tuple(Word(word) for word in text.split())


def line_ends(transcript: Transcript) -> frozenset[int]:
    """The words after which a line ends, when the transcript's text still has its lines."""
    if "\n" not in transcript.text:
        return frozenset()
    lines = [line.split() for line in transcript.text.splitlines()]
    if sum(map(len, lines)) != len(transcript.words):
        return frozenset()
    ends: set[int] = set()
    at = 0
    for line in lines:
        at += len(line)
        ends.add(at - 1)
    return frozenset(ends)


def split_sentences(
    words: tuple[Word, ...], tokens: tuple[Token, ...], lines: frozenset[int]
) -> tuple[tuple[int, int], ...]:
    """Sentences as [start, end) over words, covering them all."""
    marked: list[tuple[int, int]] = []
    start = 0
    for number, word in enumerate(words):
        if number in lines or number == len(words) - 1 or _ends(words, number, word):
            marked.append((start, number + 1))
            start = number + 1
    by_word: dict[int, str] = {}
    for token in tokens:
        by_word.setdefault(token.word, token.text)
    ends = sum(_ends(words, number, word) for number, word in enumerate(words))
    longest = LONGEST_WORDS if ends * 2 * LONGEST_WORDS >= len(words) else LONGEST_UNMARKED_WORDS
    spans: list[tuple[int, int]] = []
    for first, end in apart(_joined(marked, by_word), tokens):
        spans.extend(_spoken(first, end, by_word) if end - first > longest else [(first, end)])
    return tuple(spans)


def _joined(marked: list[tuple[int, int]], by_word: dict[int, str]) -> list[tuple[int, int]]:
    """Stretches without a single token ("..." or "--" alone, a lone "um") belong to the sentence before."""
    joined: list[tuple[int, int]] = []
    for start, end in marked:
        if joined and not any(word in by_word for word in range(start, end)):
            joined[-1] = (joined[-1][0], end)
        else:
            joined.append((start, end))
    return joined


def _ends(words: tuple[Word, ...], number: int, word: Word) -> bool:
    """Whether a full stop (or its like) ends a sentence here, and not an abbreviation or an initial."""
    if not _END.search(word.text):
        return False
    bare = word.text.strip("\"'“”‘’()[]*_`").lower()
    following = words[number + 1].text if number + 1 < len(words) else ""
    if bare in words_lexicon().abbreviations or re.fullmatch(r"[a-z]\.", bare):
        return bare == "i."
    if bare in words_lexicon().number_marks:
        return not following[:1].isdigit()
    if bare in words_lexicon().may_end or (
        bare.count(".") > 1 and bare.replace(".", "").isalpha() and len(bare) <= _INITIALS
    ):
        return _opens(following)
    return not (bare.endswith("...") and following[:1].islower() and not following.startswith("i"))


def _opens(following: str) -> bool:
    """Whether the word behind an abbreviation that may end a sentence begins one: "in the U.S. Then"."""
    word = following.strip("\"'“”‘’()[]*_`,")
    return not following or (word[:1].isupper() and word != "I" and word.lower() in words_lexicon().function_words)


def _spoken(first: int, end: int, by_word: dict[int, str]) -> list[tuple[int, int]]:
    """Divide a long unmarked stretch where new clauses begin."""
    places = [word for word in range(first, end) if word in by_word]
    texts = [by_word[word] for word in places]
    starts = _openers(texts)
    spans: list[tuple[int, int]] = []
    start = first
    for at in range(1, len(places)):
        if places[at] - start >= SHORTEST_WORDS and end - places[at] >= SHORTEST_WORDS and _begins(texts, at, starts):
            spans.append((start, places[at]))
            start = places[at]
    spans.append((start, end))
    return spans


def _openers(texts: list[str]) -> frozenset[int]:
    """The tokens at which a discourse opener begins."""
    joined = " ".join(texts)
    offsets: dict[int, int] = {}
    at = 0
    for number, text in enumerate(texts):
        offsets[at] = number
        at += len(text) + 1
    found = pattern("boundaries", "openers").finditer(joined)
    return frozenset(offsets[match.start()] for match in found if match.start() in offsets)


def _begins(texts: list[str], at: int, openers: frozenset[int]) -> bool:
    """Whether a clause that can stand alone begins at token `at`."""
    lexicon = words_lexicon()
    before = texts[at - 1]
    if before in lexicon.no_boundary_after:
        return False
    if texts[at] in lexicon.joiners:
        following = at + 1
        if texts[at : at + 2] == ["and", "i"] and pattern("initiation", "people").fullmatch(before):
            return False  # "my partner and I"
        goes_on = following + 1 < len(texts) and texts[following + 1].endswith("ed")  # "and eventually expanded"
        return following < len(texts) and ((following in openers and not goes_on) or _subject(texts, following))
    if before in lexicon.joiners:
        return False
    return _subject(texts, at) or (at in openers and not _leads_on(texts, at - 1))


def _leads_on(texts: list[str], at: int) -> bool:
    """True for "tasked with preparing my team", "to lead our team": the noun phrase behind is their object."""
    word = texts[at]
    verbal = word.endswith(("ing", "ed")) and word not in words_lexicon().verbal_nouns
    return verbal or (at > 0 and texts[at - 1] == "to")


def _subject(texts: list[str], at: int) -> bool:
    """Whether a pronoun that is a subject stands here: one of the list, and the next word is not a joiner."""
    lexicon = words_lexicon()
    return texts[at] in lexicon.subjects and at + 1 < len(texts) and texts[at + 1] not in lexicon.joiners
