"""`report.content`: what the answer says, judged by rules that can each be checked."""

from typing import Literal

import msgspec

PartName = Literal["situation", "task", "action", "result", "reflection"]
Severity = Literal["disqualifier", "major", "minor", "praise"]
OpenPoint = Literal["part", "origin", "outcome", "number", "measurement", "baseline", "steps", "lesson"]
Verdict = Literal["strong hire", "hire", "lean no hire", "no hire", "not scored"]


class Part(msgspec.Struct, frozen=True):
    """One part of the story; seconds is None when the words have no times."""

    present: bool
    words: int
    seconds: float | None
    share: float  # of all words, 0-1
    quote: str | None


class Ownership(msgspec.Struct, frozen=True):
    """Who set the work going and who did it, with the words that say so."""

    initiated: Literal["self", "manager", "team", "unclear"]
    manager_directed: bool
    self_initiated: bool
    initiated_quote: str | None
    i_count: int
    we_count: int
    i_sentences: int
    own_actions: tuple[str, ...]
    collective_hiding: bool
    collective_quotes: tuple[str, ...]


class Quantity(msgspec.Struct, frozen=True):
    """A result with a number: the words, the normal form, and from what to what.

    doubtful: words of the quote that may be misheard.
    """

    quote: str
    value: str | None
    unit: str | None
    before: str | None
    after: str | None
    doubtful: tuple[str, ...] = ()


class Results(msgspec.Struct, frozen=True):
    """What changed, in numbers somebody could believe."""

    metrics: tuple[Quantity, ...]
    baseline_to_after: bool
    measurement_method: bool
    qualitative_only: bool
    measurement_quote: str | None = None


class Score(msgspec.Struct, frozen=True):
    """Points of one row of the rubric and why: each point given, and what would earn the lost ones."""

    points: int
    of: int
    why: str


class AutoFail(msgspec.Struct, frozen=True):
    """A marker that decides the verdict by itself, with the words that triggered it.

    doubtful: those of them that may be misheard.
    """

    code: str
    quote: str
    start_s: float | None
    doubtful: tuple[str, ...] = ()


class Finding(msgspec.Struct, frozen=True):
    """What one rule accuses (or praises): the quote as said, its moment, and what to do.

    doubtful: words of the quote that may be misheard.
    """

    code: str
    name: str
    severity: Severity
    message: str
    quote: str | None
    start_s: float | None
    end_s: float | None
    suggestion: str
    doubtful: tuple[str, ...] = ()


class PrincipleSignal(msgspec.Struct, frozen=True):
    """A leadership principle that the answer shows, by what was done in it; strength 0-1."""

    name: str
    strength: float


class FollowUp(msgspec.Struct, frozen=True):
    """A question an interviewer would ask next, because of what is missing or can be doubted.

    `about`: what it goes back for; None where no answer can be told from another by the words.
    """

    question: str
    because: str
    about: OpenPoint | None = None


class NextFix(msgspec.Struct, frozen=True):
    """The one thing to fix next in content and the one in delivery (None: nothing to fix or not measured)."""

    content: str | None
    delivery: str | None


class Content(msgspec.Struct, frozen=True):
    """The whole judgement of the words."""

    scored: bool
    not_scored_reason: str | None
    parts: dict[PartName, Part]
    specific_episode: bool
    ownership: Ownership
    results: Results
    scores: dict[str, Score]  # structure_star, ownership_signal, action_specificity, quantified_impact, self_awareness
    total: int | None
    verdict: Verdict
    auto_fails: tuple[AutoFail, ...]
    findings: tuple[Finding, ...]
    principles: tuple[PrincipleSignal, ...]
    follow_ups: tuple[FollowUp, ...]
    next_fix: NextFix
