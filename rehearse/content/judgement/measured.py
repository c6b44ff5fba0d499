"""The numbers of an answer, each with the words that say how it was measured."""

from __future__ import annotations

from rehearse.content.claims import Outcome, find_results, method_for
from rehearse.content.clauses import parse_clauses
from rehearse.content.text import ParsedText, parse
from rehearse.types import Quantity, Transcript

Measured = tuple[tuple[Quantity, str | None], ...]  # None where no words say how


def numbers(transcript: Transcript) -> Measured:
    """The same numbers as in `Content.results.metrics`, without judging the answer."""
    reading = parse(transcript)
    return measured(reading, find_results(reading, parse_clauses(reading)))


def measured(reading: ParsedText, outcome: Outcome) -> Measured:
    """The same for an answer that was read already."""
    methods = (method_for(reading, outcome.metrics, one) for one in outcome.metrics)
    said = (reading.quote(hit) if hit is not None else None for hit in methods)
    return tuple(zip(quantities(reading, outcome), said, strict=True))


def quantities(reading: ParsedText, outcome: Outcome) -> tuple[Quantity, ...]:
    """The numbers alone."""
    return tuple(
        Quantity(reading.quote(metric.hit), metric.value, metric.unit or None, metric.before, metric.after)
        for metric in outcome.metrics
    )
