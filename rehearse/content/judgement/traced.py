"""Whether a sentence says where, when or with what the troubled things went together.

"The late ones stood along the north wall", "most of the torn sheets came off the lower tray", "two thirds of the delay
lay between desk and post": a definite thing or a share of things, called a trouble by its own words or in the set-up.
"""

from __future__ import annotations

from rehearse.content.claims.number import number_words
from rehearse.content.claims.told import stems_of
from rehearse.content.claims.words import listed
from rehearse.content.clauses import Clause
from rehearse.content.clauses import grammar as g
from rehearse.content.story.answer import Answer
from rehearse.content.text.lexicon import word_set

AMOUNTS = word_set("shares")
PLACING = word_set("placing")
_FLAWS = g.stems(word_set("flaws"))
_TOGETHER = g.stems(("share", "follow", "belong", "lack", "have"))  # "they shared a gate", "each stop followed a frost"
_TELLING = frozenset({"main", "and", "that", "other"})
_ACTORS = frozenset({"i", "we", "group", "dropped"})
_IN_SHARES = frozenset({"of", "than", "out", "in"})  # "more than half of", "nine in ten"
_LEAD_TOKENS = 3  # "nearly all", "two thirds of"


def called_trouble(answer: Answer, before: int) -> frozenset[str]:
    """The stems that say what went wrong in the sentences before one: "kept stopping", "came out cold"."""
    told = [one for one in answer.clauses if one.sentence < before and one.subject.kind not in _ACTORS]
    return frozenset().union(*(_state(answer, clause) for clause in told))


def is_traced(answer: Answer, number: int, troubled: frozenset[str]) -> bool:
    """Whether a sentence says where, when or with what the things called a trouble went together."""
    start = answer.reading.token_spans[number][0]
    for clause in _placing(answer, number):
        ahead = [token.text for token in answer.reading.tokens[start : clause.group.start]]
        if _are_ones(ahead, troubled) or _is_troubled(ahead[_lead_start(answer, clause, start) - start :], troubled):
            return True
    return False


def is_placed(answer: Answer, number: int) -> bool:
    """Whether a sentence begins by saying where, when or with what something went together."""
    opens = next((one for one in answer.clauses if one.sentence == number and one.link in _TELLING), None)
    return opens in _placing(answer, number)


def _placing(answer: Answer, number: int) -> list[Clause]:
    """The clauses of a sentence that say where, when or with what something was."""
    tokens, (_, end) = answer.reading.tokens, answer.reading.token_spans[number]
    told = [one for one in answer.clauses if one.sentence == number and one.link in _TELLING]
    return [
        clause
        for clause in told
        if clause.group.tense == "past"
        and (
            clause.group.lemma in _TOGETHER or any(token.text in PLACING for token in tokens[clause.group.start : end])
        )
    ]


def _lead_start(answer: Answer, clause: Clause, start: int) -> int:
    """The token at which what leads up to a subject begins: up to three before it, and behind any comma."""
    at = clause.subject.start
    while at > max(start, clause.subject.start - _LEAD_TOKENS) and not answer.reading.tokens[at - 1].closed:
        at -= 1
    return at


def _state(answer: Answer, clause: Clause) -> frozenset[str]:
    """The stems of a verb and of what stands directly behind it: "came out cold", "kept stopping"."""
    words = [token.text for token in answer.reading.tokens[clause.group.verb : clause.end]]
    carried = g.words("particles") | {"with"}
    said = [word for word in words if g.participle_of(word)]  # "reached the shop bruised"
    for at, word in enumerate(words):
        if at and g.is_function(word) and word not in carried and not g.is_adverb(word):
            break
        said.append(word)
    named = [word for word in said if not g.is_function(word) and not g.is_adverb(word)]
    return _stems([word for word in named if word not in number_words().words])


def _stems(words: list[str]) -> frozenset[str]:
    """The stems of words, of "broken" and "torn" those of the verbs, too."""
    return stems_of(words) | {stem for word in words if (stem := g.participle_of(word))}


def _are_ones(ahead: list[str], troubled: frozenset[str]) -> bool:
    """True for "the late ones", "the ones with a torn edge", "the ones that (came back)"; not for "the new ones"."""
    if "ones" not in ahead or "the" not in ahead[: ahead.index("ones")]:
        return False
    at = ahead.index("ones")
    described = ahead[ahead.index("the") + 1 : at]
    if not described:
        return not (g.words("prepositions") | g.words("relatives")).isdisjoint(ahead[at + 1 : at + 2])
    plain = not g.words("adjectives").isdisjoint(described)
    return not plain or any(_is_flawed(word, troubled) for word in described)


def _is_flawed(word: str, troubled: frozenset[str]) -> bool:
    """Whether a word names a trouble, by itself or as the set-up called it."""
    return word in listed("unwanted") or not (troubled | _FLAWS).isdisjoint(_stems([word]))


def _is_troubled(lead: list[str], troubled: frozenset[str]) -> bool:
    """Whether the words before a verb are a share of troubled things, or troubled things that are known."""
    ends = g.words("prepositions") - _IN_SHARES
    noun = lead[: next((at for at, word in enumerate(lead) if word in ends), len(lead))]
    named = [word for word in noun if word[:1].isalpha() and not g.is_function(word) and not g.is_adverb(word)]
    named = [word for word in named if word not in AMOUNTS and word not in number_words().words]
    if not any(_is_flawed(word, troubled) for word in named):
        return False
    if not AMOUNTS.isdisjoint(lead) or any(word in number_words().words or word.isdigit() for word in lead):
        return True
    return "the" in lead and (named[-1].endswith("s") or named[-1] in listed("unwanted"))  # "the late shift" is one
