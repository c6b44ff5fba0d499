"""Whether the answer describes one past episode rather than what the speaker does in general."""

from __future__ import annotations

from collections.abc import Sequence

from rehearse.content.clauses import Clause
from rehearse.content.clauses import grammar as g
from rehearse.content.story.habits import is_own_deed
from rehearse.content.text import ParsedText, WordRange
from rehearse.content.text.lexicon import pattern, word_set

LEAST_PAST_VERBS = 3  # an episode has several events
LEAST_PRESENT_DEEDS = 3  # fewer may be a comment on the story
_DENIAL_TOKENS = 5  # "I couldn't really give you one time"


def past_verbs(reading: ParsedText) -> int:
    """Words in a past form: "was", "-ed", irregular ones."""
    return sum(token.text in word_set("past_states") or g.past_of(token.text) is not None for token in reading.tokens)


def is_single_episode(text: ParsedText, clauses: Sequence[Clause]) -> bool:
    """Past events, or a marker of time and place with some; habits and plans do not count."""
    past = past_verbs(text)
    habits = sum(1 for _ in text.find(pattern("style", "habit")))
    plans = sum(1 for _ in text.find(pattern("style", "hypothetical")))
    marked = any(not _is_denied(text, hit) for hit in text.find(pattern("style", "episode")))
    if (plans >= 3 and plans * 2 > past) or (habits and _tells_habits_only(clauses)):
        return False
    if past < LEAST_PAST_VERBS:
        return marked and past > 0 and habits == 0
    return marked or past > habits * 2


def _tells_habits_only(clauses: Sequence[Clause]) -> bool:
    """Whether the speaker does several things in the present and none in the past."""
    tenses = [clause.group.tense for clause in clauses if is_own_deed(clause)]
    return "past" not in tenses and tenses.count("present") >= LEAST_PRESENT_DEEDS


def _is_denied(text: ParsedText, hit: WordRange) -> bool:
    """True for "it's not one time", "I couldn't give you one time": the one occasion is what a negation denies."""
    before = text.folded[: hit.at].rsplit(" . ", 1)[-1].split()[-_DENIAL_TOKENS:]
    denied = not (g.words("negations") | {"no"}).isdisjoint(before) and before[-1] != "forget"
    return denied and hit.folded.startswith("one ")
