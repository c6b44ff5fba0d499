"""A step of a story: who did what, and the words that say so."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from rehearse.content.clauses import Clause
from rehearse.content.clauses.grammar import words
from rehearse.content.text import ParsedText, WordRange

Actor = Literal["i", "we", "group", "passive"]
TAIL_WORDS = 6  # words behind the verb that are quoted with a step


@dataclass(frozen=True, slots=True)
class Step:
    """A step: its words from the subject on, its verb as said and by stem, who took it, whether it is a general one."""

    hit: WordRange
    verb: str
    lemma: str
    actor: Actor
    weak: bool
    sentence: int
    clause: Clause


@dataclass(frozen=True)
class Steps:
    """Every step in order, and counts of the pronouns that stand for the speaker and the group."""

    all: tuple[Step, ...]
    i_count: int
    we_count: int
    i_sentences: int

    @cached_property
    def own(self) -> tuple[Step, ...]:
        """The speaker's own steps."""
        return tuple(step for step in self.all if step.actor == "i")

    @cached_property
    def own_concrete(self) -> tuple[Step, ...]:
        """The speaker's own steps whose verb says what was done."""
        return tuple(step for step in self.own if not step.weak)


def words_of_step(text: ParsedText, clause: Clause, verb: int, actor: Actor) -> WordRange:
    """The words to quote: from the subject (or verb) to the end of the clause or TAIL_WORDS behind the verb."""
    start = text.tokens[clause.start].word
    last = text.tokens[verb].word + 1
    limit = min(last + (0 if actor == "passive" else TAIL_WORDS), text.spans[clause.sentence][1])
    joined = clause.end < len(text.tokens) and text.tokens[clause.end].text in words("joiners")
    stop = text.tokens[clause.end].word if joined else len(text.words)
    while last < min(limit, max(stop, last)) and not text.words[last - 1].text.endswith((",", ";", ":", ".")):
        last += 1
    return WordRange(start, last)
