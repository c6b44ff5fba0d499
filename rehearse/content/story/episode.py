"""Whether the answer describes one past episode rather than what the speaker does in general."""

from __future__ import annotations

from collections.abc import Sequence

from rehearse.content.clauses import Clause
from rehearse.content.clauses import grammar as g
from rehearse.content.clauses.verb_classes import verb_class
from rehearse.content.story.habits import is_own_deed
from rehearse.content.text import ParsedText, WordRange
from rehearse.content.text.lexicon import pattern, word_set

LEAST_PAST_VERBS = 3  # an episode has several events
LEAST_PRESENT_DEEDS = 3  # fewer may be a comment on the story
LEAST_GENERAL = 2  # so many sayings of what is always so make an answer a general one
LEAST_DEEDS = 2  # done once, they are an occasion among whatever is said in general
_DENIAL_TOKENS = 5  # "I couldn't really give you one time"

_PRESENTING = ("there was", "one of the")  # what stands there may be an event, or only a person
_GENERALLY = frozenset({"always", "usually", "generally", "normally", "typically", "often", "sometimes"})
_LIGHT = g.stems(("do", "have", "get", "try", "help", "be", "go", "talk", "discuss", "work"))
_DATES = frozenset(
    {"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "january", "february", "march"}
    | {"april", "june", "july", "august", "september", "october", "november", "december", "yesterday", "ago"}
)


def past_verbs(reading: ParsedText) -> int:
    """Words in a past form: "was", "-ed", irregular ones."""
    return sum(token.text in word_set("past_states") or g.past_of(token.text) is not None for token in reading.tokens)


def is_single_episode(text: ParsedText, clauses: Sequence[Clause]) -> bool:
    """Past events, or a marker of time and place with some; habits and plans do not count."""
    past = past_verbs(text)
    habits = sum(1 for _ in text.find(pattern("style", "habit")))
    plans = sum(1 for _ in text.find(pattern("style", "hypothetical")))
    marks = [hit for hit in text.find(pattern("style", "episode")) if not _is_denied(text, hit)]
    marked = bool(marks)
    if (plans >= 3 and plans * 2 > past) or (habits and _tells_habits_only(clauses)):
        return False
    if all(hit.folded in _PRESENTING for hit in marks) and _is_general(text, clauses, habits + plans):
        return False
    if past < LEAST_PAST_VERBS:
        return marked and past > 0 and habits == 0
    return marked or past > habits * 2


def _is_general(text: ParsedText, clauses: Sequence[Clause], told: int) -> bool:
    """Whether an answer says what is always so and what one would do, and hardly a thing that was done.

    told: how many words of habit and of plans were found. "There was this one colleague" names no time, place or event.
    """
    always = sum(clause.group.tense == "present" and _is_always(text, clause) for clause in clauses)
    past = [clause for clause in clauses if clause.group.tense == "past" and clause.told]
    idle = verb_class("states") | _LIGHT
    done = {clause.group.lemma for clause in past if clause.subject.kind in ("i", "we", "dropped")} - idle
    dated = any(_DATES & {token.text for token in text.tokens[clause.start : clause.end]} for clause in past)
    return told + always >= LEAST_GENERAL and len(done) < LEAST_DEEDS and not dated


def _is_always(text: ParsedText, clause: Clause) -> bool:
    """Whether a clause says that something is always or usually so."""
    first = clause.start - (clause.start > 0 and text.tokens[clause.start - 1].text in _GENERALLY)
    return any(token.text in _GENERALLY for token in text.tokens[first : clause.end])


def _tells_habits_only(clauses: Sequence[Clause]) -> bool:
    """Whether the speaker does several things in the present and none in the past."""
    tenses = [clause.group.tense for clause in clauses if is_own_deed(clause)]
    return "past" not in tenses and tenses.count("present") >= LEAST_PRESENT_DEEDS


def _is_denied(text: ParsedText, hit: WordRange) -> bool:
    """True for "it's not one time", "I couldn't give you one time": the one occasion is what a negation denies."""
    before = text.folded[: hit.at].rsplit(" . ", 1)[-1].split()[-_DENIAL_TOKENS:]
    denied = not (g.words("negations") | {"no"}).isdisjoint(before) and before[-1] != "forget"
    return denied and hit.folded.startswith("one ")
