"""Whether a part is there at all, by its own words anywhere in the right stretch, whatever the order of parts says.

The outline says how far each part goes; whether a task, a result or a reflection is present must not depend on where a
sentence ends, so it is settled by cues that need no punctuation.
"""

from __future__ import annotations

from rehearse.content.events.step import Steps
from rehearse.content.outline import Weights
from rehearse.content.reflection import Reflection
from rehearse.content.text import ParsedText, WordRange
from rehearse.content.text.lexicon import cues
from rehearse.types import PartName


def settle(
    parts: tuple[PartName, ...], reading: ParsedText, steps: Steps, reflection: Reflection, weight: Weights
) -> tuple[PartName, ...]:
    """The outline with the parts added that the words state, and without those that no word supports."""
    settled = list(parts)
    if len(reading.words) >= weight.settled_words:
        _settle_one(settled, reading, weight, "task", "situation")
        _settle_one(settled, reading, weight, "result", "result")  # an ending without a cue is still an ending
    first = reflection.first
    if first is not None and "reflection" not in settled:
        settled[reading.sentence_of(first.start)] = "reflection"
    acting = {act.sentence for act in steps.all}
    if not any(part == "action" and number in acting for number, part in enumerate(settled)):
        own = next((act.sentence for act in steps.own_concrete if settled[act.sentence] != "reflection"), None)
        if own is not None:
            settled[own] = "action"
    return tuple(settled)


def settle_result(
    parts: tuple[PartName, ...], reading: ParsedText, changes: tuple[WordRange, ...], weight: Weights
) -> tuple[PartName, ...]:
    """The outline with the last change in numbers as its result, where no result was found by cues."""
    total = len(reading.words)
    if "result" in parts or total < weight.settled_words:
        return parts
    first, _ = weight.stretch["result"]
    late = [reading.sentence_of(hit.start) for hit in changes if hit.start / total >= first]
    told = [number for number in late if parts[number] != "reflection"]
    if not told or "action" not in (*parts[: told[-1]], *parts[told[-1] + 1 :]):
        return parts
    return (*parts[: told[-1]], "result", *parts[told[-1] + 1 :])


def _settle_one(
    settled: list[PartName], reading: ParsedText, weight: Weights, part: PartName, instead: PartName
) -> None:
    """Add a part whose cue stands in its stretch; give its sentences to another when no cue does."""
    hit = find_cue(reading, weight, part)
    if hit is None:
        settled[:] = [instead if served == part else served for served in settled]
    elif part not in settled:
        settled[reading.sentence_of(hit.start)] = part


def find_cue(reading: ParsedText, weight: Weights, part: PartName) -> WordRange | None:
    """The first clear cue of a part within the stretch where it can stand (the last one, for a result)."""
    total = max(1, len(reading.words))
    first, last = weight.stretch[part]
    found: list[WordRange] = []
    for value, expression in cues(part):
        if value < weight.clear_cue[part]:
            continue
        found.extend(hit for hit in reading.find(expression) if first <= hit.start / total <= last)
    ordered = sorted(found, key=lambda hit: hit.start)
    if not ordered:
        return None
    return ordered[-1] if part == "result" else ordered[0]
