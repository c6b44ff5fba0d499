"""What only sounds like a lesson: a platitude that would fit any story, and a boast in general words."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from rehearse.content.clauses import grammar as g
from rehearse.content.story.sayings import is_general_saying
from rehearse.content.text import ParsedText, WordRange

MOST_TOKENS = 5  # "teamwork makes the dream work"
LEAST_TOKENS = 2
SHORT_REMARK_TOKENS = 5  # "it's important to be positive"

_LEADING = frozenset(
    {
        "that",
        "is",
        "was",
        "would",
        "be",
        "'d",
        "from",
        "it",
        "this",
        "for",
        "me",
        "all",
        "i",
        "think",
        "has",
        "been",
        "her",
        "him",
        "them",
    }
)
_BIDDING = frozenset({"you", "we", "one", "should", "must", "can", "have", "need", "to", "just"})
_SINCE = frozenset({"now", "nowadays", "since", "then", "today", "these", "longer", "more", "again", "next", "future"})
_BACK = frozenset({"that", "this", "it", "them"})
_GENERAL = frozenset(
    {
        "anything",
        "everything",
        "anyone",
        "anybody",
        "everyone",
        "everybody",
        "nothing",
        "nobody",
        "yourself",
        "possible",
    }
)
MOST_GENERAL_TOKENS = 14  # "when you put your mind to it you can do everything"
_POINTING = frozenset({"that", "this", "it", "them", "him", "her", "kind", "sort"})


def platitude(reading: ParsedText, hit: WordRange) -> WordRange | None:
    """The hit with what it leads to, where that fits any story: "I learned that communication is key".

    Several sayings joined are as empty as one. A saying next to a lesson is not: "… and I should have rung the depot".
    """
    start, last = reading.token_spans[reading.sentence_of(hit.start)]
    at = reading.token_at(hit.at)
    if reading.tokens[at].text not in _BIDDING:  # "you should never" is part of the saying
        while at < last and reading.tokens[at].word < hit.end:
            at += 1
        while at < last and reading.tokens[at].text in _LEADING:
            at += 1
    end = next((place + 1 for place in range(at, last) if _ends_saying(reading, place, last)), last)
    end = next((place for place in range(at, end) if _goes_on_about_self(reading, place, end)), end)
    earlier = {token.text for token in reading.tokens[:start]}
    pieces = _pieces(reading, at, end)
    if not (all(_is_saying(reading, *piece, earlier) for piece in pieces) or _is_saying(reading, at, end, earlier)):
        return None
    return WordRange(hit.start, max(hit.end, reading.tokens[max(at, end - 1)].word + 1), hit.folded, hit.at)


def _ends_saying(reading: ParsedText, at: int, last: int) -> bool:
    """Whether a token ends what is said to have been learned; a comma before "and" does not."""
    return reading.tokens[at].closed and (at + 1 >= last or reading.tokens[at + 1].text != "and")


def _pieces(reading: ParsedText, at: int, end: int) -> list[tuple[int, int]]:
    """What "and" joins, without the "that" or "also" behind it."""
    joints = [at - 1, *(place for place in range(at, end) if reading.tokens[place].text == "and"), end]
    found = []
    for one, two in pairwise(joints):
        first = one + 1
        while first < two and reading.tokens[first].text in ("that", "also"):
            first += 1
        found.append((first, two))
    return found


def _goes_on_about_self(reading: ParsedText, at: int, end: int) -> bool:
    """True at the "and" of "communication is key and I always try hard": no rule of one's own as "and I should ask"."""
    words = [token.text for token in reading.tokens[at:end]]
    if words[:1] not in (["and"], ["so"], ["but"]) or words[1:2] != ["i"]:
        return False
    verb = next((word for word in words[2:] if not g.is_adverb(word)), "")
    bids = verb in g.verb_words("modals") | {"'d"} or (verb in ("need", "have") and "to" in words[3:6])
    return bool(verb) and not bids


def describes_self(reading: ParsedText, hit: WordRange) -> bool:
    """Whether a habit is only what the speaker is always like: "I always try to keep everyone informed".

    It came of the story where it says since when, points back at it, or names something of it.
    """
    number = reading.sentence_of(hit.start)
    start, last = reading.token_spans[number]
    at = next((at for at in range(start, last) if reading.tokens[at].word >= hit.start), last)
    words = [token.text for token in reading.tokens[at:last]]
    if words[:1] != ["i"] or not {"always", "never", "try"} & set(words[1:4]):
        return False
    lead = {token.text for token in reading.tokens[max(start, at - 3) : at]}
    earlier = {token.text for token in reading.tokens[:start]}
    own = {word for word in words if not g.is_function(word) and not g.is_adverb(word)} - {"try", "keep"}
    return bool(earlier) and (_SINCE | _BACK).isdisjoint(words) and _SINCE.isdisjoint(lead) and own.isdisjoint(earlier)


def _is_saying(reading: ParsedText, at: int, end: int, earlier: set[str]) -> bool:
    """Whether these tokens are a saying about nothing that was told earlier."""
    content = [token.text for token in reading.tokens[at:end]]
    if _is_motto(content, earlier) or _is_general(content, earlier) or is_general_saying(content, earlier):
        return True
    if not LEAST_TOKENS <= len(content) <= MOST_TOKENS:
        return False
    subject = _subject_of_saying(content)
    if any(_is_a_name(reading, place) for place in range(at, at + subject)):
        return False
    return subject > 0 and earlier.isdisjoint(content[:subject])


def _is_motto(words: Sequence[str], earlier: set[str]) -> bool:
    """Whether it bids or says of all people what nothing in the story is about: "you should never give up"."""
    while words and words[0] in _BIDDING:
        words = words[1:]
    told = {word for word in words[1:] if not g.is_function(word)}
    bids = words[:1] in (["always"], ["never"]) and not {"a", "an", "the"} & set(words)  # "never order without a list"
    of_all = words[:1] in (["everyone"], ["everybody"])
    return (bids or of_all) and 1 < len(words) <= MOST_TOKENS and earlier.isdisjoint(told)


def _is_general(words: Sequence[str], earlier: set[str]) -> bool:
    """Whether it says of anybody what nothing in the story is about: "if you work hard you can achieve anything"."""
    own = [word for word in words if not g.is_function(word) and not g.is_adverb(word)]
    named = {"a", "an", "the"} & set(words) or any(word[:1].isdigit() for word in words)
    if "you" not in words[:2] or len(words) > MOST_GENERAL_TOKENS or named:
        return False
    if {stem for word in earlier for stem in _stems_of(word)} & {stem for word in own for stem in _stems_of(word)}:
        return False
    return not _GENERAL.isdisjoint(words) or all(_is_done(words, at) for at, word in enumerate(words) if word in own)


def _is_done(words: Sequence[str], at: int) -> bool:
    """Whether a word stands where the verb of "you" does, or says how it is done: "you work hard"."""
    return words[at - 1] in _BIDDING | {"will", "get", "not"} or words[at - 2] == "you"


def _stems_of(word: str) -> set[str]:
    return {g.stem(word), *filter(None, (g.past_of(word), g.participle_of(word), g.gerund_of(word), g.third_of(word)))}


def _is_a_name(reading: ParsedText, place: int) -> bool:
    """Whether a word is written as the name of something: "MethodSettings", "DNA"."""
    written = reading.words[reading.tokens[place].word].text
    return any(letter.isupper() for letter in written[1:])


def _subject_of_saying(words: Sequence[str]) -> int:
    """How many words name what is always said to be so, 0 where it is no saying: no person, no article, no number."""
    subject = 2 if len(words) > 2 and not _is_verb(words[1]) else 1
    if subject >= len(words) or not _is_verb(words[subject]):
        return 0
    noun = all((not g.is_function(word) or word == "people") and g.gerund_of(word) is None for word in words[:subject])
    rest = words[subject + 1 :]
    bare = {"not", "never", "than"}.isdisjoint(rest) and not any(word[:1].isdigit() for word in rest)
    short = len(rest) <= 2 if words[subject] in ("is", "are") else len(rest) <= 1 or rest[0] in ("the", "a")
    return subject if noun and bare and short else 0


def _is_verb(word: str) -> bool:
    return word in ("is", "are", "matter", "pay", "count", "make") or (
        g.third_of(word) is not None and not g.is_function(word)
    )


def is_boast(reading: ParsedText, hit: WordRange) -> bool:
    """Whether a general remark is only a boast or a commonplace: "you can't teach that", "it's important to smile"."""
    at = reading.token_at(hit.at)
    _, last = reading.token_spans[reading.sentence_of(hit.start)]
    end = next((place + 1 for place in range(at, last) if reading.tokens[place].closed), last)
    words = [token.text for token in reading.tokens[at:end]]
    pronouns = not _POINTING.isdisjoint(words[2:])
    if words[:1] == ["you"] and pronouns and ("can" in words[:4] or words[1:3] in (["need", "to"], ["have", "to"])):
        return True
    after = [token.text for token in reading.tokens[end : end + 4]]
    boasts = "i" in after[:2] and not {"am", "have", "do", "did"}.isdisjoint(after)
    return boasts or (end == last and len(words) <= SHORT_REMARK_TOKENS and words[:1] != ["you"])
