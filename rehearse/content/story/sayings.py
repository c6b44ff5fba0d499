"""Sayings in general words: "good things take time", "honesty is the best policy", "people matter more than money"."""

from __future__ import annotations

from collections.abc import Sequence

from rehearse.content.clauses import grammar as g

MOST_TOKENS = 9
_MOST_SUBJECT_TOKENS = 4  # "a very good team"
_MOST_WORTH_TOKENS = 5  # "more than all the money"
_NOUNS = frozenset(
    {
        "people", "person", "thing", "life", "time", "work", "way", "world", "success", "failure", "effort", "trust",
        "respect", "hope", "luck", "practice", "teamwork", "team", "leader", "part", "half", "key", "battle", "policy",
        "heart", "goal", "dream", "mistake", "change", "problem", "solution", "reward", "result", "detail", "love",
    }
)  # fmt: skip
_ABSTRACT = ("ty", "ness", "ence", "ance", "ship", "tion", "cy")  # "honesty", "kindness", "patience", "friendship"
_LONG_CHARS = 6  # "city" and "station" apart from "honesty": most short words are names of things
_VERBS = g.stems(
    (
        "be", "have", "make", "take", "need", "come", "go", "get", "give", "pay", "matter", "count", "win", "work",
        "help", "mean", "bring", "build", "beat", "lead", "start", "begin", "want", "deserve", "require", "change",
    )
)  # fmt: skip
_WORTH = g.stems(("matter", "count", "pay", "win"))
_OF_STORY = frozenset({"i", "we", "me", "us", "my", "our", "mine", "this", "these", "those", "he", "she", "him"})
_NAMING = frozenset({"the", "in", "on", "at", "for", "with", "it"})  # "every quote has the fee in it"
_CONDITIONS = frozenset({"if", "when", "before", "after", "until", "unless", "because", "only", "without", "whenever"})


def is_general_saying(words: Sequence[str], earlier: set[str]) -> bool:
    """Whether words say in the present, of anybody or anything, what nothing in the story is about."""
    told = {word.removesuffix("s") for word in words if not g.is_function(word) and not g.is_adverb(word)}
    own = not _OF_STORY.isdisjoint(words) or not told.isdisjoint(word.removesuffix("s") for word in earlier)
    if own or len(words) > MOST_TOKENS or any(word[:1].isdigit() for word in words):
        return False
    if list(words[:1]) == ["every"] and words[2:3] == ["has"] and _NAMING.isdisjoint(words):
        return True  # "every cloud has a silver lining"
    if " ".join(words).count("there is ") > 1:
        return True  # "where there is a will there is a way"
    return _CONDITIONS.isdisjoint(words) and _is_empty_clause(words)


def _is_empty_clause(words: Sequence[str]) -> bool:
    """Whether a subject in general words has a verb of worth behind it, or nothing but general words."""
    verb = next((at for at in range(1, min(len(words), _MOST_SUBJECT_TOKENS + 1)) if _is_verb(words[at])), 0)
    subject = [word for word in words[:verb] if word not in ("a", "an") and not g.is_adverb(word)]
    if not subject or not all(map(_is_general, subject)):
        return False
    worth = _stem(words[verb]) in _WORTH and len(words) - verb - 1 <= _MOST_WORTH_TOKENS
    return worth or all(map(_is_empty, words[verb + 1 :]))  # "people matter more than machines"


def _is_verb(word: str) -> bool:
    return word in ("is", "are", "has", "can", "will") or _stem(word) in _VERBS


def _stem(word: str) -> str:
    third = g.third_of(word)
    return third if third in _VERBS else g.stem(word)


def _is_general(word: str) -> bool:
    """Whether a word names no thing of a story: an abstract noun, "people", "things", or an adjective."""
    abstract = len(word) >= _LONG_CHARS and word.endswith(_ABSTRACT)
    return abstract or {word, word.removesuffix("s")} & _NOUNS != set() or word in g.words("adjectives")


def _is_empty(word: str) -> bool:
    return _is_general(word) or g.is_function(word) or g.is_adverb(word) or _stem(word) in _VERBS
