"""The traps: short texts on which checkers tend to fail, scored as their sheet says."""

from __future__ import annotations

from dataclasses import dataclass

from rehearse.content import judge, transcript_of
from rehearse.types import Content
from tools.evaluate_content.data import Trap


@dataclass(frozen=True)
class Passed:
    """How many traps of a category pass; each miss with what was found."""

    category: str
    passed: int
    of: int
    misses: tuple[str, ...]


def run(traps: tuple[Trap, ...]) -> tuple[Passed, ...]:
    """The result for each category, in the order of the file."""
    categories = list(dict.fromkeys(trap.category for trap in traps))
    return tuple(_category(name, [trap for trap in traps if trap.category == name]) for name in categories)


def _category(name: str, traps: list[Trap]) -> Passed:
    misses: list[str] = []
    for trap in traps:
        found = fillers(trap.text) if name == "fillers" else content_fields(judge(transcript_of(trap.text))[0])
        wrong = [field for field, expected in trap.expect.items() if not agrees(field, expected, found[field])]
        if wrong:
            misses.append(f"{trap.id}: " + "; ".join(f"{field} found {found[field]}" for field in wrong))
    return Passed(name, len(traps) - len(misses), len(traps), tuple(misses))


def content_fields(content: Content) -> dict[str, object]:
    """The fields that traps may ask for."""
    return {
        "manager_directed": content.ownership.manager_directed,
        "self_initiated": content.ownership.self_initiated,
        "collective_hiding": content.ownership.collective_hiding,
        "quantified_results": [metric.value for metric in content.results.metrics],
        "baseline_to_after": content.results.baseline_to_after,
        "measurement_method": content.results.measurement_method,
        "parts": [name for name, part in content.parts.items() if part.present],
        "reflection": content.parts["reflection"].present,
        "principles": [signal.name for signal in content.principles[:3]],
    }


def fillers(text: str) -> dict[str, object]:
    """Fillers counted in a text, by token."""
    from rehearse.delivery import measure_text

    delivery, _ = measure_text(transcript_of(text))
    counts: dict[str, int] = {}
    for filler in delivery.fillers.items:
        counts[filler.text.lower().strip(" ,.")] = counts.get(filler.text.lower().strip(" ,."), 0) + 1
    return {"fillers": [[token, number] for token, number in counts.items()]}


def agrees(field: str, expected: object, found: object) -> bool:
    """Whether a field is right: sets where order is free, "within the top three" for principles, else equal."""
    if isinstance(expected, list) and isinstance(found, list):
        if field == "principles":
            return set(expected) <= set(found)
        return sorted(map(str, expected)) == sorted(map(str, found))
    return expected == found
