"""What a hire needs besides its points: a result that fits the principle, steps that show work, and a single story."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import Literal

from rehearse.content.clauses.grammar import gerund_of, is_adverb, is_function, past_of, stem, words
from rehearse.content.events.step import Step
from rehearse.content.story.answer import Answer
from rehearse.content.story.principles import principles
from rehearse.content.text import WordRange
from rehearse.content.text.lexicon import word_set
from rehearse.text.words import fold

FEWEST_SHOWN = 2  # a story of work shows at least two steps
FEWEST_TIES = 2  # lexical cohesion (Halliday & Hasan 1976): returns of a word; real answers at "hire" have 2 to 14
SHORT_WORDS = 120  # the real answers have more words; eight spoken ones of 90 to 110 words had 1 to 3 returns
REFERENCES_PER_TIE = 2  # "it" may be an empty subject or the weather
APART_TOKENS = 8  # nearer by, a word repeats itself
TIE_LETTERS = 3  # shorter words tie nothing together
OPENER_TOKENS = 4  # "wrote down, every single evening, what was left"
STEM_LETTERS = 5  # "measured" and "measurement" are one word here
MOST_NAMED = 2  # of 240 real answers one names principles more often in its steps, and it is not a hire


def accepts_qualitative(answer: Answer) -> bool:
    """Whether a result without a number is accepted: the question, or the speaker, names a principle of that kind."""
    soft = [principle.name for principle in principles() if principle.qualitative]
    if answer.question is not None and answer.question.principles:
        return bool(set(soft) & set(answer.question.principles))
    return any(f" {' '.join(map(fold, name.split()))} " in f" {answer.reading.folded} " for name in soft)


@dataclass(frozen=True, slots=True)
class Obstacle:
    """One thing that rules out a hire whatever the points: its id in reasons.toml, the words, and what was counted."""

    id: Literal[
        "impossible_value", "bare_steps", "no_cohesion", "named_principles", "no_number", "no_stated_outcome",
        "hedged_outcome",
    ]  # fmt: skip
    hit: WordRange | None = None
    facts: tuple[tuple[str, int], ...] = ()


def obstacles(answer: Answer) -> tuple[Obstacle, ...]:
    """Everything that rules out a hire: no result that fits the principle, bare steps, or no single story."""
    found = [Obstacle("impossible_value", one.hit) for one in answer.outcome.impossible[:1]]
    own, shown = len(answer.steps.own), shown_steps(answer)
    if shown < FEWEST_SHOWN or 2 * shown < own:
        found.append(Obstacle("bare_steps", facts=(("shown", shown), ("steps", own), ("needed", FEWEST_SHOWN))))
    shared, needed = ties(answer), 1 if answer.word_count < SHORT_WORDS else FEWEST_TIES
    if shared < needed:
        found.append(Obstacle("no_cohesion", facts=(("shared", shared), ("needed", needed))))
    named = named_principles(answer)
    if len(named) > MOST_NAMED:
        found.append(Obstacle("named_principles", named[0], (("named", len(named)),)))
    if not answer.outcome.metrics:
        found += _without_number(answer)
    return tuple(found)


def _without_number(answer: Answer) -> list[Obstacle]:
    if not accepts_qualitative(answer):
        return [Obstacle("no_number")]
    found = [] if answer.told_outcome is not None else [Obstacle("no_stated_outcome")]
    return found + ([Obstacle("hedged_outcome", answer.outcome.hedged)] if answer.outcome.hedged is not None else [])


def shown_steps(answer: Answer) -> int:
    """How many of the speaker's steps act on something named; a row of bare verbs, or of "it", shows no work."""
    return sum(any(_names(word) for word in _behind(answer, step)) for step in answer.steps.own)


def _names(word: str) -> bool:
    """Whether a word names something: no function word, or one that counts ("threw away the two")."""
    return not is_function(word) or word == "people" or word in words("numbers") | words("amounts")


def ties(answer: Answer) -> int:
    """How often the answer comes back to what it is about: sentences that share nothing are not one story.

    A word that returns further on is a tie; two words that refer back ("I replaced it", "after that") are one.
    """
    first: dict[str, int] = {}
    returns = 0
    for at, token in enumerate(answer.reading.tokens):
        if _ties(token.text):
            returns += at - first.setdefault(_tie(token.text), at) >= APART_TOKENS
    return returns + _references(answer) // REFERENCES_PER_TIE


def _references(answer: Answer) -> int:
    """How often a word can only mean something said before: "I replaced it", "told them", "after that"."""
    return sum(_refers(one.text, two.text) for one, two in pairwise(answer.reading.tokens) if not one.closed)


def _refers(before: str, word: str) -> bool:
    """Whether a word refers back as the object of the verb or preposition before it; "found that" begins a clause."""
    governed = before in words("prepositions") or before in ("before", "after", "to")
    return word in words("refers_back") and (governed or (word != "that" and past_of(before) is not None))


def named_principles(answer: Answer) -> tuple[WordRange, ...]:
    """Where the sentences of the speaker's steps name a principle instead of showing it: "dove deep", "took ownership".

    Two words of a name side by side, or its only one; a heading or a list of principles holds no step.
    """
    reading, acting = answer.reading, {step.sentence for step in answer.steps.own}
    names = _principle_names()
    found: list[WordRange] = []
    for sentence in sorted(acting):
        first, last = reading.token_spans[sentence]
        told = [(at, _tie(reading.tokens[at].text)) for at in range(first, last) if _ties(reading.tokens[at].text)]
        for (at, one), (after, two) in pairwise([*told, (last, "")]):
            if any(one in name and (len(name) == 1 or (two in name and two != one)) for name in names):
                found.append(WordRange(reading.tokens[at].word, reading.tokens[min(after, last - 1)].word + 1))
    return tuple(found)


@cache
def _principle_names() -> tuple[frozenset[str], ...]:
    """What the words of each principle's name are compared by."""
    return tuple(
        frozenset(_tie(word) for word in map(fold, principle.name.split()) if _ties(word)) for principle in principles()
    )


def _ties(word: str) -> bool:
    return len(word) >= TIE_LETTERS and word.isalpha() and not (is_function(word) or is_adverb(word))


def _tie(word: str) -> str:
    """What the forms of a word share."""
    base = word.removesuffix("s")
    return (past_of(word) or gerund_of(base) or stem(base))[:STEM_LETTERS]


def _behind(answer: Answer, step: Step) -> list[str]:
    """The words behind the verb of a step in its clause, and those of the clause that is its object."""
    tokens, clause = answer.reading.tokens, step.clause
    end = _end_of_object(answer, step) if clause.complement.kind == "none" else clause.end
    return [token.text for token in tokens[clause.group.end : end] if token.text not in word_set("empty_objects")]


def _end_of_object(answer: Answer, step: Step) -> int:
    """Where "suggested *that we bake fewer*", "wrote *what was left*" ends: with the sentence, or at a new step."""
    tokens, clause = answer.reading.tokens, step.clause
    _, last = answer.reading.token_spans[clause.sentence]
    following = [other.clause.start for other in answer.steps.own if other.clause.link in ("main", "and")]
    last = min((start for start in following if start >= clause.end), default=last)
    behind = [token.text for token in tokens[clause.end : min(last, clause.end + OPENER_TOKENS)]]
    opener = next((word for word in behind if word in _openers() | words("joiners") | words("subordinators")), "")
    fronted = clause.start > 0 and tokens[clause.start - 1].text == "what"
    return last if opener in _openers() or fronted else clause.end


@cache
def _openers() -> frozenset[str]:
    """The words that begin a clause which is an object."""
    return (words("questions") | {"that"}) - {"when"}
