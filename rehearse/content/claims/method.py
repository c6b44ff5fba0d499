"""How a result was measured: phrases of lexicon/results.toml."""

from __future__ import annotations

from collections.abc import Iterator

from rehearse.content.text import ParsedText, WordRange
from rehearse.content.text.lexicon import pattern


def method_of(text: ParsedText) -> WordRange | None:
    """The words that say how something was measured; None without any."""
    return next(methods_of(text), None)


def methods_of(text: ParsedText) -> Iterator[WordRange]:
    """Every place that says how something was measured, in order."""
    excluded = [(hit.start, hit.end) for hit in text.find(pattern("results", "not_method"))]
    for hit in text.find(pattern("results", "method")):
        if not any(start < hit.end and hit.start < end for start, end in excluded):
            yield hit
