"""Which sentence of a result tells a change, where the first tells only a mood: "everybody was very helpful"."""

from __future__ import annotations

from rehearse.content.claims.worded import is_compared
from rehearse.content.claims.words import has_verb
from rehearse.content.clauses import Clause, parse_clauses
from rehearse.content.clauses import grammar as g
from rehearse.content.clauses.verb_classes import verb_class
from rehearse.content.story.feelings import betterments
from rehearse.content.text import ParsedText, WordRange
from rehearse.content.text.lexicon import pattern, word_set

_PEOPLE = ("i", "we", "group", "authority", "third", "somebody")
_THINGS = ("other", "it")
_LIKING = g.stems(("like", "love", "enjoy", "appreciate", "thank"))
_RUNNING = g.stems(("go", "run", "work"))
_WELL = frozenset({"well", "fine", "great", "okay", "ok", "out", "according", "to", "plan"})
_PRAISED_AS = frozenset({"success", "pleasure", "experience", "feeling", "hit"})
_STIRRED = frozenset({"thrilled", "excited", "motivated", "amazed", "touched"})
_FALLING_AND_RISING = ("falling", "rising", "saving")


def change_first(
    reading: ParsedText, numbers: tuple[int, ...], evident: tuple[int, ...], results: tuple[WordRange, ...]
) -> tuple[int, ...]:
    """The sentences of a result to be quoted, best first: the evident ones, or else all of them.

    Where the first of these tells only a mood, the first of all that tells a change comes before it. results: the
    words of what was found to be a result, with its number.
    """
    shown = evident or numbers
    if not shown or not _is_mood(reading, shown[0]):
        return shown
    changed = {reading.sentence_of(hit.start) for hit in (*results, *betterments(reading))}
    told = next((number for number in numbers if number in changed or _tells_change(reading, number)), shown[0])
    return (told, *(number for number in shown if number != told))


def _is_mood(reading: ParsedText, number: int) -> bool:
    """Whether all that a sentence states is how people felt, or how well it went."""
    stated = [clause for clause in _clauses_of(reading, number) if clause.link in ("main", "and")]
    return bool(stated) and all(_is_mood_clause(reading, clause) for clause in stated)


def _is_mood_clause(reading: ParsedText, clause: Clause) -> bool:
    """True for "the parents were so relieved", "it was a big success", "they loved it", "the day went smoothly"."""
    group = clause.group
    said = [token.text for token in reading.tokens[group.verb + 1 : clause.end]]
    people, thing = clause.subject.kind in _PEOPLE, clause.subject.kind in _THINGS
    if group.negated or any(is_compared(word) for word in said):
        return False
    if group.lemma in _LIKING:
        return people or thing  # "the guests" is a thing as far as the clause tells
    if group.lemma in _RUNNING:
        return thing and bool(said) and all(word in _WELL or g.is_adverb(word) for word in said)
    moods = word_set("moods") | word_set("felt") | _STIRRED
    if reading.tokens[group.verb].text in moods:
        return True
    if group.lemma not in verb_class("seeming"):
        return False
    behind = next((word for word in said if word not in word_set("degrees") and not g.is_adverb(word)), "")
    praised = thing and not _PRAISED_AS.isdisjoint(said)
    return praised or behind in moods or (people and _is_of_character(behind))


def _is_of_character(word: str) -> bool:
    """True for "helpful", "supportive": an adjective that says how somebody was."""
    return word.endswith(("ful", "ive", "ous")) or word in g.words("adjectives")


def _tells_change(reading: ParsedText, number: int) -> bool:
    """True for "late deliveries went down", "the queue shrank", "it saves us two days"."""
    for clause in _clauses_of(reading, number):
        said = [token.text for token in reading.tokens[clause.group.start : clause.end]]
        verb = [reading.tokens[clause.group.verb].text]
        moved = pattern("results", "moved").search(" ".join(said)) is not None
        changes = moved or any(has_verb(verb, name) for name in _FALLING_AND_RISING)
        stated = clause.told and clause.group.tense != "none" and not clause.subject.carried
        if changes and stated and clause.subject.kind in _THINGS:
            return True
    return False


def _clauses_of(reading: ParsedText, number: int) -> list[Clause]:
    return [clause for clause in parse_clauses(reading) if clause.sentence == number]
