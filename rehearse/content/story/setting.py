"""Where the set-up ends: at the first step; and which words set the scene, in a sentence that also gives the task.

"I counted the calls for a week" is a step, wherever it stands; "At the shop where I worked, my manager asked me to …"
tells where it was before it tells what was to be done; "I am a driven person" tells of no scene at all.
"""

from __future__ import annotations

from collections.abc import Sequence

from rehearse.content.clauses import Clause
from rehearse.content.clauses import grammar as g
from rehearse.content.clauses.verb_classes import verb_class
from rehearse.content.events.initiative import find_initiatives
from rehearse.content.events.step import Step, Steps
from rehearse.content.text import ParsedText, WordRange
from rehearse.content.text.lexicon import each_pattern
from rehearse.types import PartName

MOST_BETWEEN = 1  # sentences between the first step and the next part of the work
FEWEST_SCENE_WORDS = 4  # "one day" alone is no scene
MOST_NOWHERE = 6  # words of "in a very demanding business situation"

_WHERE = frozenset({"in", "at", "on", "during"})
_NOWHERE = frozenset({"scenario", "situation", "environment", "circumstances", "context", "setting", "moment", "case"})
_SOME_DAY = frozenset({"one", "day", "morning", "afternoon", "evening", "so", "well", "and", "but", "then", "okay"})
_BESIDE = frozenset({"where", "when", "while", "during"})
_PERSONS = frozenset(
    {"person", "personality", "player", "type", "kind", "somebody", "someone", "guy", "fan", "believer"}
)
_LIKING = g.stems(
    ("like", "love", "enjoy", "believe", "consider", "see", "tend", "pride", "describe", "thrive", "value")
)
_DEGREES = frozenset({"a", "an", "very", "really", "quite", "so", "pretty", "rather", "the"})


def end_set_up(parts: tuple[PartName, ...], steps: Steps) -> tuple[PartName, ...]:
    """The outline, where the action begins with the first step of the work and not only behind it."""
    if "action" not in parts:
        return parts
    begun = parts.index("action")
    first = next((step.sentence for step in steps.all if step.sentence < begun and _opens(parts, step)), begun)
    between = [number for number in range(first + 1, begun) if parts[number] != "situation"]
    if begun - first - 1 > MOST_BETWEEN or between:
        return parts
    return tuple("action" if first <= number < begun else part for number, part in enumerate(parts))


def _opens(parts: tuple[PartName, ...], step: Step) -> bool:
    """Whether a step in the set-up is one of the work: behind a scene or a task, told in the plain past."""
    group = step.clause.group
    earlier = step.sentence > 0 and parts[step.sentence] == "situation"
    plain = group.tense == "past" and not group.perfect and step.clause.link in ("main", "and")
    if not earlier or not plain or step.lemma in verb_class("finding") | verb_class("posts"):
        return False
    if step.actor == "we":
        return "task" in parts[: step.sentence]
    return step.actor == "i" and not step.weak


def opening_of(
    reading: ParsedText, clauses: Sequence[Clause], parts: tuple[PartName, ...], tasks: Sequence[WordRange]
) -> tuple[WordRange, WordRange] | None:
    """When or where it was, and the task, where one first sentence tells both; tasks: words that give one."""
    places = [reading.token_at(hit.at) for hit in tasks if hit.start < reading.spans[0][1]]
    if parts[:1] != ("task",) or not places:
        return None
    clause = next((one for one in reversed(clauses) if one.start <= min(places)), None)
    if clause is None or clause.sentence > 0 or clause.start == 0:
        return None
    last = clause.start
    while last > 1 and reading.tokens[last - 1].text in g.words("joiners"):
        last -= 1
    told = " ".join(token.text for token in reading.tokens[:last])
    end = reading.tokens[last].word
    placed = reading.tokens[0].text in _WHERE or any(
        value > 0 and expression.search(told) for value, expression in each_pattern("parts", "situation")
    )
    if end < FEWEST_SCENE_WORDS or not placed or (reading.tokens[last - 1].text in _NOWHERE and last <= MOST_NOWHERE):
        return None
    start = reading.tokens[clause.start].word
    return WordRange(0, end), WordRange(start, reading.spans[0][1], at=reading.offset_of(start))


def noticed_only(reading: ParsedText, clauses: Sequence[Clause], numbers: Sequence[int]) -> bool:
    """Whether these sentences say only what the speaker noticed: "One day I noticed that …", with no time or place."""
    found: dict[int, int] = {}
    for one in find_initiatives(reading, clauses):
        if one.kind == "noticed":
            found.setdefault(reading.sentence_of(one.hit.start), reading.token_at(one.hit.at))
    told = [number not in found or _placed(reading, number, found[number]) for number in numbers]
    return bool(told) and not any(told)


def _placed(reading: ParsedText, number: int, noticed: int) -> bool:
    """Whether a time or a place may be told beside what was noticed: "last May I saw", "I saw at work"."""
    first, last = reading.token_spans[number]
    lead = {token.text for token in reading.tokens[first:noticed]}
    behind = [token.text for token in reading.tokens[noticed:last]]
    return not lead <= _SOME_DAY or not _WHERE.isdisjoint(behind[2:3]) or not _BESIDE.isdisjoint(behind)


def self_descriptions(reading: ParsedText, clauses: Sequence[Clause]) -> frozenset[int]:
    """The sentences that only say what the speaker is like: "I am a very driven person and I like challenges"."""
    told: dict[int, list[Clause]] = {}
    for clause in clauses:
        told.setdefault(clause.sentence, []).append(clause)
    return frozenset(number for number, said in told.items() if all(_describes(reading, clause) for clause in said))


def _describes(reading: ParsedText, clause: Clause) -> bool:
    """True for "I am very organised", "I'm a team player", "who likes challenges": a trait, no post and no place."""
    group = clause.group
    if group.tense != "present" or group.perfect or group.progressive or clause.subject.kind not in ("i", "who"):
        return False
    heard = g.third_of(reading.tokens[group.verb].text) and not group.auxiliaries and clause.subject.kind == "i"
    if group.lemma in _LIKING or heard:
        return True  # heard: "I like challenges", whose "like" was taken for a filler
    said = [token.text for token in reading.tokens[group.end : clause.end]]
    if group.voice == "passive" and not said:
        return True  # "I am organised"
    traits = [word for word in said if word not in _DEGREES and not word.endswith("ly")]
    if reading.tokens[group.verb].text not in g.verb_words("be") | {"'m"} or not traits:
        return False
    return not _PERSONS.isdisjoint(traits) or (said[0] not in ("a", "an", "the") and _is_trait(traits))


def _is_trait(traits: Sequence[str]) -> bool:
    """Whether words behind "I am" name a trait alone: "organised", "hard-working and curious"; not "at a school"."""
    known = g.words("adjectives") | {"and"}
    return all(
        word in known or word.endswith((*g.adjective_endings(), "ed", "en", "ing", "ent", "ant")) for word in traits
    )
