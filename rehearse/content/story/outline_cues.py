"""Whether a part is there at all, by its own words anywhere in the right stretch, whatever the order of parts says.

The outline says how far each part goes; whether a task, a result or a reflection is present must not depend on where a
sentence ends, so it is settled by cues that need no punctuation.
"""

from __future__ import annotations

from collections.abc import Sequence

from rehearse.content.claims.missed_people import is_loss
from rehearse.content.claims.unchanged import says_unchanged
from rehearse.content.clauses.grammar import words
from rehearse.content.events.step import Step, Steps
from rehearse.content.story.feelings import betterments, deeds_after_moods, without_feelings
from rehearse.content.story.outline import Weights
from rehearse.content.story.reflection import Reflection, reflective_sentences
from rehearse.content.story.settled import settlements
from rehearse.content.text import ParsedText, WordRange
from rehearse.content.text.lexicon import each_pattern, pattern, word_set
from rehearse.types import PartName

LEAD_IN_WORDS = 2  # "Yes.", "Okay, sure."


def settle(
    parts: tuple[PartName, ...], reading: ParsedText, steps: Steps, reflection: Reflection, weight: Weights
) -> tuple[PartName, ...]:
    """The outline with the parts added that the words state, and without those that no word supports."""
    settled = list(parts)
    if len(reading.words) >= weight.settled_words:
        _settle_one(settled, reading, weight, "task", "situation")
        _settle_one(settled, reading, weight, "result", "result")  # an ending without a cue is still an ending
    first = reflection.first
    if first is not None and "reflection" not in settled and not _is_outcome(settled, reading, first):
        settled[reading.sentence_of(first.start)] = "reflection"
    acting = {act.sentence for act in steps.all}
    if not any(part == "action" and number in acting for number, part in enumerate(settled)):
        own = next((act.sentence for act in steps.own_concrete if settled[act.sentence] != "reflection"), None)
        if own is not None:
            settled[own] = "action"
    return _with_lead_in(tuple(settled), reading)


def _with_lead_in(parts: tuple[PartName, ...], reading: ParsedText) -> tuple[PartName, ...]:
    """The outline, where "Yes." or "Okay, sure." before the story belongs to the sentence that follows."""
    told = [
        end - start > LEAD_IN_WORDS or pattern("style", "episode").search(text) is not None
        for (start, end), text in zip(reading.spans, reading.folded_sentences, strict=True)
    ]
    first = told.index(True) if True in told else 0
    return parts[first : first + 1] * first + parts[first:]


def _is_outcome(settled: list[PartName], reading: ParsedText, first: WordRange) -> bool:
    """Whether the only result is a practice that lasts and not the speaker's alone: "we still do it that way"."""
    number = reading.sentence_of(first.start)
    own = any(token.text == "i" for token in reading.tokens if first.start <= token.word < first.end)
    still = any(token.text == "still" for token in reading.tokens if first.start <= token.word < first.end)
    return settled[number] == "result" and settled.count("result") == 1 and still and not own


def settle_result(
    parts: tuple[PartName, ...],
    reading: ParsedText,
    changes: tuple[WordRange, ...],
    weight: Weights,
    reflection: Reflection,
) -> tuple[PartName, ...]:
    """The outline with the last change in numbers as its result, where no result was found by cues.

    A sentence that tells the change first, and then what the speaker does since, is the result.
    """
    total = len(reading.words)
    if "result" in parts or total < weight.settled_words:
        return parts
    first, _ = weight.stretch["result"]
    late = [reading.sentence_of(hit.start) for hit in changes if hit.start / total >= first]
    told_first = {
        reading.sentence_of(hit.start)
        for hit in changes
        if reflection.lesson is None and reflection.first is not None and hit.end <= reflection.first.start
    }
    kept = [number for number in late if parts[number] != "reflection" or number in told_first]
    if not kept or "action" not in (*parts[: kept[-1]], *parts[kept[-1] + 1 :]):
        return parts
    return (*parts[: kept[-1]], "result", *parts[kept[-1] + 1 :])


def prefer_told(
    parts: tuple[PartName, ...], reading: ParsedText, steps: Steps, results: tuple[WordRange, ...], weight: Weights
) -> tuple[PartName, ...]:
    """The outline with a result whose words tell one, rather than an ending that only stands where one would.

    A result told among the steps is taken instead of such an ending; behind a lesson it belongs to the lesson.
    results: the words of what was found to be a result, with its number.
    """
    ending = [number for number, part in enumerate(parts) if part == "result"]
    told = {reading.sentence_of(hit.start) for hit in (*cues_of(reading, weight, "result"), *results)}
    if not told.isdisjoint(ending):
        return _reflecting_to_the_end(parts, steps, told)
    outcome = find_outcome(reading, weight, steps, parts)
    surest = [hit for hit in (*results, outcome) if hit is not None]
    number = max((reading.sentence_of(hit.start) for hit in surest), default=-1)
    if not ending or not 0 <= number < ending[0] or parts[number] != "action" or parts.count("action") == 1:
        return parts
    if any(number < step.sentence < ending[0] for step in steps.own_concrete):
        return parts
    felt = ending[0] == number + 1 and ending[0] not in {step.sentence for step in steps.all}  # nothing else is told
    behind: PartName = "reflection" if parts[ending[0] - 1] == "reflection" else "result" if felt else "action"
    return tuple("result" if at == number else behind if at in ending else part for at, part in enumerate(parts))


def _reflecting_to_the_end(parts: tuple[PartName, ...], steps: Steps, told: set[int]) -> tuple[PartName, ...]:
    """The outline without a second result behind the lesson that no word speaks for: "I always try my best"."""
    settled = list(parts)
    acting = {step.sentence for step in steps.own_concrete}
    for number in range(1, len(parts)):
        plain = number not in told and number not in acting
        if settled[number] == "result" and settled[number - 1] == "reflection" and plain:
            settled[number] = "reflection"
    return tuple(settled) if "result" in settled else parts


def _settle_one(
    settled: list[PartName], reading: ParsedText, weight: Weights, part: PartName, instead: PartName
) -> None:
    """Add a part whose cue stands in its stretch; give its sentences to another when no cue does."""
    hit = find_cue(reading, weight, part)
    if hit is None:
        settled[:] = [instead if served == part else served for served in settled]
    elif part not in settled:
        settled[reading.sentence_of(hit.start)] = part


def find_evident(
    reading: ParsedText, weight: Weights, steps: Steps, reflection: Reflection, results: tuple[WordRange, ...]
) -> frozenset[tuple[PartName, int]]:
    """The sentences whose own words, and not only their place, speak for a part; a sentence may speak for several."""
    acting = {step.sentence for step in steps.all}
    situation = set(range(len(reading.spans))) - {step.sentence for step in steps.own_concrete}
    lessons = set(reflective_sentences(reading))
    if reflection.first is not None:
        lessons.add(reading.sentence_of(reflection.first.start))
    task = {reading.sentence_of(hit.start) for hit in cues_of(reading, weight, "task", least=weight.certain_task)}
    result = {reading.sentence_of(hit.start) for hit in (*cues_of(reading, weight, "result"), *results)}
    found: dict[PartName, set[int]] = {
        "situation": situation, "task": task, "action": acting, "result": result, "reflection": lessons
    }  # fmt: skip
    return frozenset((part, number) for part, numbers in found.items() for number in numbers)


def find_outcome(reading: ParsedText, weight: Weights, steps: Steps, parts: tuple[PartName, ...]) -> WordRange | None:
    """The words that tell the outcome, behind the speaker's last step; neither a lesson nor a step.

    A lesson holds the same words ("nobody has ever asked me that"), and so does the work ("she agreed to a trial").
    """
    lessons = reflective_sentences(reading)
    own_steps = [step for step in steps.own if parts[step.sentence] != "reflection" and step.sentence not in lessons]
    last = max((step.hit.start for step in own_steps), default=-1)
    for hit in reversed(cues_of(reading, weight, "result")):
        sentence = reading.sentence_of(hit.start)
        lesson = sentence in lessons or parts[sentence] == "reflection"
        if hit.start > last and not lesson and not is_deed(reading, hit, own_steps):
            return hit
    return None


def is_deed(reading: ParsedText, hit: WordRange, own_steps: Sequence[Step]) -> bool:
    """True for "I agreed with them", or words inside a step ("asked whether it helped")."""
    own = hit.folded.startswith("i ") and not word_set("gained").intersection(hit.folded.split())
    before = reading.tokens[max(0, reading.token_at(hit.at) - 1)].text
    return own or before in words("questions") or any(step.hit.start <= hit.start < step.hit.end for step in own_steps)


def find_cue(reading: ParsedText, weight: Weights, part: PartName) -> WordRange | None:
    """The first clear cue of a part within the stretch where it can stand (the last one, for a result)."""
    ordered = cues_of(reading, weight, part)
    if not ordered:
        return None
    return ordered[-1] if part == "result" else ordered[0]


def _is_no_gain(reading: ParsedText, hit: WordRange) -> bool:
    """Whether the clause that a cue stands in denies one: "it got no quieter", "nobody has replied since"."""
    at = reading.token_at(hit.at)
    start, last = reading.token_spans[reading.sentence_of(hit.start)]
    marks = [place for place in range(start, last) if _parts_clauses(reading, place)]
    first = max((place + 1 for place in marks if place < at), default=start)
    ends = (place + 1 for place in marks if place >= at and reading.tokens[place].word + 1 >= hit.end)
    said = [token.text for token in reading.tokens[first : next(ends, last)]]
    return says_unchanged(said) or is_loss(said)


def _parts_clauses(reading: ParsedText, place: int) -> bool:
    token = reading.tokens[place]
    return token.closed or token.text in words("joiners")


def cues_of(reading: ParsedText, weight: Weights, part: PartName, least: float | None = None) -> list[WordRange]:
    """The clear cues of a part in order, within the stretch where it can stand; least: the weight that is clear."""
    total = max(1, len(reading.words))
    first, last = weight.stretch[part]
    found: list[WordRange] = []
    for value, expression in each_pattern("parts", part):
        if value < (weight.clear_cue[part] if least is None else least):
            continue
        found.extend(hit for hit in reading.find(expression) if first <= hit.start / total <= last)
    if part == "result":
        found = without_feelings(reading, found)
        told = (*betterments(reading), *deeds_after_moods(reading), *settlements(reading))
        found += [hit for hit in told if first <= hit.start / total <= last]
        found = [hit for hit in found if not _is_no_gain(reading, hit)]
    return sorted(found, key=lambda hit: hit.start)
