"""Whether the answer describes one past episode rather than what the speaker does in general."""

from __future__ import annotations

from rehearse.content.clauses.grammar import past_of
from rehearse.content.text import ParsedText
from rehearse.content.text.lexicon import pattern, word_set

LEAST_PAST_VERBS = 3  # an episode has several events


def past_verbs(reading: ParsedText) -> int:
    """Words in a past form: "was", "-ed", irregular ones."""
    return sum(token.text in word_set("past_states") or past_of(token.text) is not None for token in reading.tokens)


def is_single_episode(reading: ParsedText) -> bool:
    """Past events, or a marker of time and place with some; habits and plans do not count."""
    past = past_verbs(reading)
    habits = sum(1 for _ in reading.find(pattern("style", "habit")))
    plans = sum(1 for _ in reading.find(pattern("style", "hypothetical")))
    marked = reading.first(pattern("style", "episode")) is not None
    if plans >= 3 and plans * 2 > past:
        return False
    if past < LEAST_PAST_VERBS:
        return marked and past > 0 and habits == 0
    return marked or past > habits * 2
