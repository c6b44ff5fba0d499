"""A lesson that is denied: "I learned nothing from it", "I don't know what I learned", "there is no real lesson"."""

from __future__ import annotations

from collections.abc import Iterator

from rehearse.content.clauses import grammar as g
from rehearse.content.text import ParsedText, WordRange

NOTHING_TOKENS = 2  # "taught me nothing"
LEAD_TOKENS = 6  # between a denial and what it denies: "I do not really know what I learned"
_NOTHING = frozenset({"nothing", "none", "little", "anything", "zero"})
_SPEAKER = frozenset({"i", "me", "my"})
_SOUGHT = frozenset({"lesson", "lessons", "takeaway", "takeaways", "learning"})
_LEARNING = g.stems(("learn", "teach"))
_DENIALS = g.words("negations") | {"no", "without", "neither", "nor"}
_AFFIRMED = g.stems(("forget", "doubt", "stress")) | {"only", "forgotten"}  # "I never forgot what I learned"
_SURE = frozenset(
    {"sure", "say", "think", "know", "believe", "see", "remember", "certain"}
)  # "not sure what I learned"
_VERBS = g.verb_words("be") | g.verb_words("have") | g.verb_words("do") | g.verb_words("modals")


def is_denied_lesson(text: ParsedText, hit: WordRange) -> bool:
    """Whether the words of a lesson, or those around them, say that nothing was learned."""
    first, last = text.token_spans[text.sentence_of(hit.start)]
    words = [token.text for token in text.tokens[first:last]]
    start = max(text.token_at(hit.at), first) - first
    end = start + len(hit.folded.split())
    learned = [at for at in range(start, min(end, len(words))) if _is_learning(words[at])]
    at = learned[-1] if learned else start
    return _is_denied_before(text, first, words, at) or _is_nothing(words, at, end)


def doubtful_denials(text: ParsedText) -> Iterator[WordRange]:
    """The sentences with "I" or "me" in which a word that may have been misheard denies that something was learned."""
    for first, last in text.token_spans:
        words = [token.text for token in text.tokens[first:last]]
        unsure = [
            at
            for at, word in enumerate(words)
            if word in _DENIALS | _NOTHING and text.words[text.tokens[first + at].word].doubtful
        ]
        if unsure and not _SPEAKER.isdisjoint(words) and any(_denies(text, first, words, at) for at in unsure):
            yield text.sentence_hit(text.sentence_of(text.tokens[first].word))


def _denies(text: ParsedText, first: int, words: list[str], denial: int) -> bool:
    """Whether a denial stands right behind a word for learning, or close before one: "learned not", "did not learn"."""
    behind = [at for at in range(denial + 1, min(len(words), denial + 1 + LEAD_TOKENS)) if _is_learning(words[at])]
    before = words[max(0, denial - NOTHING_TOKENS) : denial]
    return any(map(_is_learning, before)) or any(_is_denied_before(text, first, words, at) for at in behind)


def _is_learning(word: str) -> bool:
    return word in _SOUGHT or (g.past_of(word) or g.stem(word)) in _LEARNING


def _is_denied_before(text: ParsedText, first: int, words: list[str], at: int) -> bool:
    """Whether a denial stands close before a word, with no mark or joiner between."""
    for place in range(at - 1, max(-1, at - 1 - LEAD_TOKENS), -1):
        word = words[place]
        if text.tokens[first + place].closed or word in g.words("joiners"):
            return False
        if word in _AFFIRMED or (g.past_of(word) or g.stem(word)) in _AFFIRMED:
            return False
        if word in _DENIALS:
            between = [one for one in words[place + 1 : at] if not g.is_adverb(one)]
            return g.subject_kinds().keys().isdisjoint(between) or between[0] in _SURE
    return False


def _is_nothing(words: list[str], at: int, end: int) -> bool:
    """True for "learned nothing from it", "the lesson was nothing"; not for "I learned nothing helps but asking"."""
    for place in range(at + 1, min(end + 2, len(words))):
        if words[place] not in _NOTHING:
            continue
        behind = words[place + 1 : place + 2]
        tells = any(word in _VERBS or word == "but" or g.past_of(word) or g.third_of(word) for word in behind)
        return not tells and words[place - 1] != "that"
    return False
