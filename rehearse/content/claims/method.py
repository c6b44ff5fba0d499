"""How a result was measured: phrases of claims/method.toml."""

from __future__ import annotations

from rehearse.content.text import ParsedText, WordRange
from rehearse.content.text.lexicon import pattern


def method_of(text: ParsedText) -> WordRange | None:
    """The words that say how something was measured; None without any."""
    excluded = [(hit.start, hit.end) for hit in text.find(pattern("results", "not_method"))]
    for hit in text.find(pattern("results", "method")):
        if not any(start < hit.end and hit.start < end for start, end in excluded):
            return hit
    return None
