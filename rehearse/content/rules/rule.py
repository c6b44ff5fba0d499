"""A rule is a page: what habit it finds, why that matters, a before and an after, and the words it accuses."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from rehearse.content.story.answer import Answer
from rehearse.content.text import ParsedText, WordRange
from rehearse.text.doubt import doubtful_among
from rehearse.types import Finding, Question, Severity

QuotedAs = Literal["words", "before", "after", "whole", "absent"]
FAMILIES: dict[str, str | None] = {  # by the letters of a code: the row of the rubric that the rules are about
    "STAR": "structure_star",
    "OWN": "ownership_signal",
    "SPEC": "action_specificity",
    "RES": "quantified_impact",
    "REF": "self_awareness",
    "LEN": None,  # no row counts the length of an answer, or whether it fits the question
    "FIT": None,
}


@dataclass(frozen=True, slots=True)
class Accusation:
    """The words a rule accuses, what it says of them, and how to say it better (empty: the page's advice).

    quoted_as: what these words are where they are something else than the page says of its own.
    """

    hit: WordRange
    message: str
    suggestion: str = ""
    quoted_as: QuotedAs | None = None


@dataclass(frozen=True, slots=True)
class Rule:
    """One habit.

    code: family and number, e.g. "OWN001". name: the habit, not its cure. before: an answer that has it, the accused
    words between « and »; after: the same answer without it. advice: what to do. source: where the rule comes from.
    quoted_as: what the accused words are to the advice: the words to change, the place before or after which
    something is missing, or the whole answer; "absent" where no words of it are to blame, and none are quoted. Only a
    finding about words to change depends on whether these were heard right.
    yields_to: codes of graver rules on the same matter; where one of them speaks, this one says nothing.
    """

    code: str
    name: str
    severity: Severity
    why: str
    before: str
    after: str
    advice: str
    source: str
    check: Callable[[Answer], tuple[Accusation, ...]]
    question: Question | None = None  # the question that both examples answer, for rules that need one
    quoted_as: QuotedAs = "words"
    yields_to: tuple[str, ...] = ()

    @property
    def family(self) -> str:
        """The letters of the code, one of FAMILIES."""
        return self.code.rstrip("0123456789")

    @property
    def row(self) -> str | None:
        """The row of the rubric that the rule is about, None if no row is. Raises KeyError for an unknown family."""
        return FAMILIES[self.family]

    def findings(self, answer: Answer) -> tuple[Finding, ...]:
        """What the rule finds in an answer, with quotes and moments."""
        return tuple(self._finding(one, answer.reading) for one in self.check(answer))

    def _finding(self, one: Accusation, reading: ParsedText) -> Finding:
        quoted_as = one.quoted_as or self.quoted_as
        absent, said = quoted_as == "absent", reading.said_range(one.hit)
        return Finding(
            code=self.code,
            name=self.name,
            severity=self.severity,
            message=one.message,
            quote=None if absent else reading.quote(one.hit),
            start_s=None if absent else reading.start_s(one.hit),
            end_s=None if absent else reading.end_s(one.hit),
            suggestion=one.suggestion or self.advice,
            doubtful=doubtful_among(reading.said[slice(*said)]) if quoted_as == "words" else (),
            words=None if absent else said,
        )
