"""A step of a story: who did what, and the words that say so."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from rehearse.content.text import ParsedText, WordRange

Actor = Literal["i", "we", "group", "passive"]
TAIL_WORDS = 6  # words behind the verb that are quoted with a step


@dataclass(frozen=True, slots=True)
class Act:
    """A step: its words from the subject on, the verb, who did it, and whether the verb is a generic one."""

    hit: WordRange
    verb: str
    actor: Actor
    weak: bool
    sentence: int
    chained: bool = False


def make_act(
    reading: ParsedText, subject: int, place: int, verb: str, actor: Actor, *, weak: bool, chained: bool = False
) -> Act:
    """A step from its subject (or verb) on, to the end of its clause or TAIL_WORDS behind the verb."""
    start = reading.tokens[subject].word
    sentence = reading.sentence_of(start)
    last = reading.tokens[place].word + 1
    tail = 0 if actor == "passive" else TAIL_WORDS
    limit = min(last + tail, reading.spans[sentence][1])
    while last < limit and not reading.words[last - 1].text.endswith((",", ";", ":", ".")):
        last += 1
    return Act(WordRange(start, last), verb, actor, weak, sentence, chained)
