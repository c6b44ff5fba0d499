"""Whether a question asks for a story: by its form, not by a list of questions.

A story is asked for where the question looks back ("when did you …", "what have you done …"), names one event among
others ("an example", "the last time") or lets one be told ("Tell me about a time …"). None is asked for where all of it
is in the present, of what would be, or about the speaker as such ("Why do you want …", "How would you …", "Tell me
about yourself"). Whatever is neither is taken for one that asks for a story.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

import msgspec

from rehearse.content.clauses import Clause, parse_clauses
from rehearse.content.clauses import grammar as g
from rehearse.content.text import ParsedText, parse
from rehearse.content.text.parse import our_fillers
from rehearse.content.text.sentences import transcript_of
from rehearse.data import load
from rehearse.types import Question

_MADE_UP = ("would", "should", "may")
_ASKS = frozenset({"what", "who", "whom", "which", "how", "why", "where", "when"})
_AMOUNTS = frozenset({"long", "many", "much", "often"})
_OF_ONE = frozenset({"a", "an", "one", "any", "some", "the", "two", "three", "something", "someone", "somebody"})
_SELF = frozenset({"your", "yourself", "our", "us", "you"})
_STATING = frozenset({"be", "give", "have"})  # "what was your salary", "what reason did you give"
_FAR = 4  # words from "your" to what is one's own: "your one really big success"


class Forms(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """question_forms.toml."""

    source: str
    asking: frozenset[str]
    supposing: frozenset[str]
    events: frozenset[str]
    occasions: frozenset[str]
    traits: frozenset[str]
    superlatives: frozenset[str]
    ideals: frozenset[str]
    motives: tuple[str, ...]
    drawing: frozenset[str]
    moving: frozenset[str]
    aims: frozenset[str]
    opinions: tuple[str, ...]
    facts: frozenset[str]


@dataclass(frozen=True)
class _Sentence:
    """One sentence of a question: its tokens as text, its clauses, and whether a question mark ends it."""

    texts: tuple[str, ...]
    clauses: tuple[Clause, ...]
    tokens: tuple[tuple[str, ...], ...]  # those of each clause
    marked: bool


def asks_for_story(question: Question | None) -> bool:
    """Whether a story of the past answers the question; True without a question, and where its form does not say."""
    return question is None or question.kind != "behavioural" or by_form(question.text)


@cache
def by_form(question: str) -> bool:
    """The same for the words of a question."""
    written = msgspec.structs.replace(our_fillers(), phrases=())  # "What did you like" holds no filler
    forms = [_looks_back(sentence) for sentence in _sentences(parse(transcript_of(question), written))]
    said = [form for form in forms if form is not None]
    return any(said) or not said


def _forms() -> Forms:
    return load("question_forms.toml", Forms)


def _sentences(reading: ParsedText) -> Iterator[_Sentence]:
    clauses = parse_clauses(reading)
    for number, (start, end) in enumerate(reading.spans):
        own = tuple(clause for clause in clauses if clause.sentence == number)
        yield _Sentence(
            texts=tuple(token.text for token in reading.tokens if start <= token.word < end),
            clauses=own,
            tokens=tuple(tuple(token.text for token in reading.tokens[one.start : one.end]) for one in own),
            marked=reading.words[end - 1].text.endswith("?"),
        )


def _looks_back(sentence: _Sentence) -> bool | None:
    """Whether a sentence asks for a story; None for one that asks nothing."""
    texts = sentence.texts
    if not texts or texts[0] in _forms().supposing:
        return False if sentence.marked else None
    behind = _behind_asking(texts)
    if behind is not None:
        return _lets_tell(sentence, behind)
    first = next((text for text in texts if text not in _ASKS), "")
    asks = sentence.marked and sentence.clauses
    if not (asks or texts[0] in _ASKS or g.is_auxiliary(texts[0])):
        return None
    if first in ("would", "should", "might"):
        return False
    return _names_event(sentence)


def _behind_asking(texts: tuple[str, ...]) -> tuple[str, ...] | None:
    """What somebody is to tell, behind "Tell me", "Please describe", "Could you give us"; None without one."""
    start = 2 if len(texts) > 1 and texts[0] in ("can", "could", "would", "will") and texts[1] == "you" else 0
    if texts[start : start + 1] == ("please",):
        start += 1
    if texts[start : start + 1] == () or texts[start] not in _forms().asking:
        return None
    rest = texts[start + 1 :]
    rest = rest[1:] if rest[:1] in (("me",), ("us",)) else rest
    return rest[rest.index("about") + 1 :] if "about" in rest[:4] else rest  # "a bit about"


def _lets_tell(sentence: _Sentence, behind: Sequence[str]) -> bool:
    """Whether what is to be told is a story: no motive, no plan, nothing about the speaker as such."""
    forms = _forms()
    if _names_event(sentence):
        return True
    made_up = any(clause.group.modality in _MADE_UP for clause in sentence.clauses)
    in_general = not _ASKS.isdisjoint(behind[:3]) or not (forms.ideals | forms.facts).isdisjoint(behind)
    if made_up or in_general:
        return False
    first = next((text for text in behind if text in _OF_ONE | _SELF), "")
    return first not in _SELF or _is_own_event(behind)


def _names_event(sentence: _Sentence) -> bool:
    """Whether a sentence looks back, or names one event among others."""
    texts, forms = sentence.texts, _forms()
    if not forms.occasions.isdisjoint(texts) or _names_a_time(texts):
        return True
    is_be = any(clause.group.lemma == "be" and clause.link == "main" for clause in sentence.clauses)
    if is_be and _is_own_event(texts):
        return True
    asked = next((text for text in texts[:_FAR] if text in _ASKS), "")  # "Why", also in "Tell me why"
    return any(
        _is_past(clause, words, texts, asked) for clause, words in zip(sentence.clauses, sentence.tokens, strict=True)
    )


def _names_a_time(texts: Sequence[str]) -> bool:
    """True for "a time when", "the last time", "times you"."""
    return any(
        text in ("time", "times") and (texts[at - 1] in ("a", "one", "last", "any") or after in ("you", "when"))
        for at, (text, after) in enumerate(zip(texts, (*texts[1:], ""), strict=True))
        if at and texts[at - 1] not in ("what", "your", "in", "much")
    )


def _is_own_event(texts: Sequence[str]) -> bool:
    """True for "your failure", "a success of yours", "your most difficult customer"; not for "your best quality"."""
    forms = _forms()
    for at, text in enumerate(texts):
        near = texts[at + 1 : at + 1 + _FAR]
        if text in ("your", "a", "an", "one") and not forms.events.isdisjoint(near):
            return True
        most = any(word in forms.superlatives or word.endswith("est") for word in near[:1])
        if text == "your" and most and forms.traits.isdisjoint(near):
            return True
    return False


def _is_past(clause: Clause, words: Sequence[str], texts: Sequence[str], asked: str) -> bool:
    """Whether a clause asks for something that happened, and for no motive, opinion or fact."""
    group, forms = clause.group, _forms()
    if (group.tense != "past" and not group.perfect) or group.modality in _MADE_UP or clause.link == "if":
        return False
    if asked == "when":
        return True
    if asked == "how" and group.perfect and not _AMOUNTS.isdisjoint(texts):
        return False
    drawn = any(word in forms.drawing and behind == "you" for word, behind in pairwise(words))
    moved = not forms.moving.isdisjoint(words) and not (forms.aims | set(forms.motives)).isdisjoint(texts)
    motive = asked in ("why", "where") and group.lemma in g.stems(forms.motives)
    thinks = group.lemma in g.stems(forms.opinions) or not set(forms.opinions).isdisjoint(words[:_FAR])  # "you like"
    opinion = asked in ("what", "how", "why", "which") and thinks
    fact = group.lemma in _STATING and not forms.facts.isdisjoint(words)
    return not (drawn or moved or motive or opinion or fact)
