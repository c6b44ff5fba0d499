"""Storey 4: results with their numbers, as claims; it reads text and clauses and knows no part of the story.

find_numbers(text)             every number with its unit
gives_start(text)              whether a value before is given, rather than a change
method_for(text, results, one)  how one of the results was measured
find_results(text, clauses)    the results, how they were measured, and values that cannot be
"""

from rehearse.content.claims.counted import method_for
from rehearse.content.claims.method import method_of
from rehearse.content.claims.model import Impossible, NumericResult, Outcome
from rehearse.content.claims.number import Number, in_a_sentence, money
from rehearse.content.claims.numbers import find_numbers
from rehearse.content.claims.results import find_results
from rehearse.content.claims.starts import gives_start
from rehearse.content.claims.whole_phrase import whole_phrase

__all__ = [
    "Impossible",
    "Number",
    "NumericResult",
    "Outcome",
    "find_numbers",
    "find_results",
    "gives_start",
    "in_a_sentence",
    "method_for",
    "method_of",
    "money",
    "whole_phrase",
]
