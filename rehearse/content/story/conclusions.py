"""What the speaker concludes, by the shape of the sentences: a question answered by oneself, advice to a listener."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rehearse.content.clauses import grammar as g
from rehearse.content.clauses.complements import is_bare
from rehearse.content.text import ParsedText, WordRange

LATE_SHARE = 0.6  # advice from here on is a conclusion
SHORT_QUESTION_WORDS = 5  # "And the lesson?"
SHORTEST_ANSWER_WORDS = 3
ANSWER_SENTENCES = 2  # "Would I change anything? Aye. I'd label the bags."
ADVICE_TOKENS = 8  # "advice to somebody who starts out would be"

_LEARNING = g.stems(("learn", "teach"))
_TAKING = g.stems(("take",))
_OBJECTS = (
    "determiners",
    "possessives",
    "objects",
    "prepositions",
    "demonstratives",
    "adverbs",
    "numbers",
)  # behind an imperative
_CHANGING = g.stems(("change", "alter", "improve"))
_OTHERWISE = frozenset({"different", "differently", "otherwise", "another", "same", "better"})
_CONCLUSIONS = frozenset({"lesson", "lessons", "moral", "takeaway", "takeaways", "learning", "learnings"})
_ADVICE = frozenset({"advice", "tip", "recommendation"})
_ADVISING = g.stems(("say", "tell", "advise", "recommend"))
_WOULD = frozenset({"would", "'d", "will", "could", "should"})
_NO_CHOICE = g.stems(("be", "have", "love", "like", "say", "thank", "hate", "do")) | {"be", "hav", "do"}


def is_late(reading: ParsedText, word: int) -> bool:
    """Whether a word stands where a conclusion does."""
    return word >= LATE_SHARE * len(reading.words)


def lesson_answered(reading: ParsedText) -> WordRange | None:
    """The answer to “What did I learn?” or “The lesson?”, asked of oneself behind the story."""
    for number in _questions(reading):
        words = _words(reading, number)
        stems = {stem for word in words for stem in (g.stem(word), g.past_of(word), g.participle_of(word))}
        mine = not {"i", "me", "we", "us"}.isdisjoint(words)
        taken = bool(stems & _TAKING) and not {"from", "away", "out"}.isdisjoint(words)
        learned = "what" in words and mine and (bool(stems & _LEARNING) or taken)
        short = len(words) <= SHORT_QUESTION_WORDS and words[-1] in _CONCLUSIONS
        hit = reading.sentence_hit(number + 1)
        if (learned or short) and hit.end - hit.start >= SHORTEST_ANSWER_WORDS:
            return _placed(reading, hit)
    return None


def choice_answered(reading: ParsedText) -> WordRange | None:
    """The better choice behind “Would I do it differently?”, asked of oneself behind the story."""
    for number in _questions(reading):
        words = _words(reading, number)
        changes = not _OTHERWISE.isdisjoint(words) or any(g.stem(word) in _CHANGING for word in words)
        if "i" not in words or _WOULD.isdisjoint(words) or not changes:
            continue
        for answer in range(number + 1, min(number + 1 + ANSWER_SENTENCES, len(reading.spans))):
            if _chooses(reading, answer):
                return _placed(reading, reading.sentence_hit(answer))
    return None


def advice(reading: ParsedText) -> WordRange | None:
    """What the speaker would tell others to do now: “What I'd say is, ask the cook”, “My advice would be to ask”."""
    for first, last in reading.token_spans:
        words = [token.text for token in reading.tokens[first:last]]
        lead = _advice_lead(words)
        if lead < 0 or not is_late(reading, reading.tokens[first].word):
            continue
        for at in range(lead, min(last - first - 1, lead + ADVICE_TOKENS)):
            if _is_copula(words, at) and _urges(reading, first + at + 1, last):
                start, end = reading.tokens[first + at + 1].word, reading.tokens[last - 1].word + 1
                return _placed(reading, WordRange(start, end))
    return None


def _questions(reading: ParsedText) -> Iterator[int]:
    """The sentences that ask something late in the answer and have one behind them."""
    for number, (_, end) in enumerate(reading.spans[:-1]):
        asked = reading.words[end - 1].text.rstrip("\"'”’)").endswith("?")
        if asked and is_late(reading, end) and _words(reading, number):
            yield number


def _words(reading: ParsedText, number: int) -> list[str]:
    first, last = reading.token_spans[number]
    return [token.text for token in reading.tokens[first:last]]


def _chooses(reading: ParsedText, number: int) -> bool:
    """True for "Aye, I'd label the bags": what the speaker would do; not "I'd love to", "I'd do the same"."""
    words = _words(reading, number)
    for at, word in enumerate(words[:-2]):
        if word == "i" and words[at + 1] in _WOULD and "same" not in words:
            following = [text for text in words[at + 2 :] if not g.is_adverb(text)]
            if following[1:] and g.base_of(following[0]) not in _NO_CHOICE:
                return True
    return False


def _advice_lead(words: Sequence[str]) -> int:
    """Where the words end that announce advice, -1 without any: "what I'd say", "my advice", "one tip I'd pass on"."""
    for at, word in enumerate(words):
        if word in _ADVICE and at > 0 and words[at - 1] in ("my", "one", "of", "only", "a", "the"):
            return at + 1
        if word == "what" and words[at + 1 : at + 2] == ["i"] and words[at + 2 : at + 3] and words[at + 2] in _WOULD:
            verb = next((place for place in range(at + 3, len(words)) if not g.is_adverb(words[place])), len(words))
            if verb < len(words) and g.stem(words[verb]) in _ADVISING:
                return verb + 1
    return -1


def _is_copula(words: Sequence[str], at: int) -> bool:
    if words[at] == "be":
        return at > 0 and words[at - 1] in _WOULD
    return words[at] in ("is", "it's", "that's")


def _urges(reading: ParsedText, at: int, last: int) -> bool:
    """Whether words tell somebody what to do: "ask the cook", "don't argue", "to ask first", "that you ask"."""
    words = [token.text for token in reading.tokens[at:last]]
    while words[:1] and words[0] in ("that", "this", "always", "never", "just", "to", "do", "not", "first"):
        if words[0] in ("to", "not") and words[1:]:
            return is_bare(reading.tokens, last - len(words) + 1)
        words = words[1:]
    if words[:1] == ["you"]:
        return len(words) > 1
    if not words or not is_bare(reading.tokens, last - len(words)) or words[0] in g.words("adjectives"):
        return False
    alone = reading.tokens[last - len(words)].closed or len(words) == 1
    return alone or words[1] in {"it", "to"} or any(words[1] in g.words(name) for name in _OBJECTS)


def _placed(reading: ParsedText, hit: WordRange) -> WordRange:
    return WordRange(hit.start, hit.end, at=reading.offset_of(hit.start))
