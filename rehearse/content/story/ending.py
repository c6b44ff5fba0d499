"""Where the result begins: behind the last step of the work, unless the step's own words tell an outcome.

"Finally, I mended the leaks" stands last where an answer breaks off, and is still a step; "I passed at the first try"
tells what came of it.
"""

from __future__ import annotations

from rehearse.content.events.step import Step, Steps
from rehearse.content.story.outline import Weights
from rehearse.content.story.outline_cues import cues_of, is_deed
from rehearse.content.text import ParsedText, WordRange
from rehearse.content.text.lexicon import word_set
from rehearse.text.words import fold
from rehearse.types import PartName

_ORDER = frozenset({"finally", "lastly", "next", "then", "also"})


def begin_result(
    parts: tuple[PartName, ...], reading: ParsedText, steps: Steps, results: tuple[WordRange, ...], weight: Weights
) -> tuple[PartName, ...]:
    """The outline, where steps that only stand where a result would belong to the action before them.

    results: the words of what was found to be a result, with its number.
    """
    if "result" not in parts:
        return parts
    first = parts.index("result")
    if parts[:first][-1:] not in (("task",), ("action",)):
        return parts
    doing = {step.sentence for step in steps.own if _of_the_work(step) and (_in_order(reading, step) or not step.weak)}
    cues = [hit for hit in cues_of(reading, weight, "result") if not is_deed(reading, hit, steps.own)]
    told = {reading.sentence_of(hit.start) for hit in (*cues, *results)}
    last, end = first, len(parts) - parts[::-1].index("result")
    while last < end and parts[last] == "result" and last in doing - told:
        last += 1
    if last < end and not any(_in_order(reading, step) for step in steps.own if first <= step.sentence < last):
        return parts  # what follows tells the result, and such a step may lead in to it: "I sent her the link"
    return tuple("action" if first <= number < last else part for number, part in enumerate(parts))


def end_with_claim(
    parts: tuple[PartName, ...], reading: ParsedText, results: tuple[WordRange, ...]
) -> tuple[PartName, ...]:
    """The outline, where the last sentence with a result is the result when no other is, if the action has another."""
    if "result" in parts:
        return parts
    for number in sorted({reading.sentence_of(hit.start) for hit in results}, reverse=True):
        if parts[number] == "action" and "action" in parts[:number]:
            return (*parts[:number], "result", *parts[number + 1 :])
    return parts


def _in_order(reading: ParsedText, step: Step) -> bool:
    """Whether a step is told as the next of a series: "Finally, I mended …", "I then cut …"."""
    first, _ = reading.token_spans[step.sentence]
    return not _ORDER.isdisjoint(token.text for token in reading.tokens[first : step.clause.group.verb])


def _of_the_work(step: Step) -> bool:
    """Whether a step is told in the plain past: "I mended the leaks", not "I have mended them ever since"."""
    group = step.clause.group
    return group.tense == "past" and not group.perfect and step.clause.link in ("main", "and")


def is_taken_back(reading: ParsedText, cue: WordRange, hedged: WordRange | None) -> bool:
    """Whether a hedge holds the cue of a result, or all that a "so in the end" leads to: "it sort of worked out"."""
    if hedged is None:
        return False
    leads = all(fold(word.text) in word_set("end_lead_ins") for word in reading.words[cue.start : cue.end])
    return hedged.start <= cue.start < hedged.end or (leads and cue.end == hedged.start)
