"""`report.content`: the judgement of what the answer says."""

from typing import Literal

import msgspec

from rehearse.types.framework import ExampleCount, FrameworkCheck
from rehearse.types.reasons import Score, VerdictReason

PartName = Literal["situation", "task", "action", "result", "reflection"]
Certainty = Literal["written", "clear", "doubtful"]
Said = Literal["own", "assigned"]
Severity = Literal["disqualifier", "major", "minor", "praise"]
OpenPoint = Literal["part", "origin", "outcome", "number", "measurement", "baseline", "steps", "lesson"]
Verdict = Literal["strong hire", "hire", "lean no hire", "no hire", "not scored"]


class Part(msgspec.Struct, frozen=True):
    """One part of the story; seconds is None when the words have no times.

    certainty: "written" (under its own heading), "clear" or "doubtful" (no words are quoted for it).
    """

    present: bool
    words: int
    seconds: float | None
    share: float  # of all words, 0-1
    quote: str | None
    certainty: Certainty = "clear"


class Ownership(msgspec.Struct, frozen=True):
    """Who initiated the work and who did it, with the words that say so."""

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
    """A result with a number: the words as said, value and unit, and the values before and after the change.

    doubtful: words of the quote that may have been misheard.
    """

    quote: str
    value: str | None
    unit: str | None
    before: str | None
    after: str | None
    doubtful: tuple[str, ...] = ()


class Results(msgspec.Struct, frozen=True):
    """The results the answer claims: numbers, baselines, and how they were measured."""

    metrics: tuple[Quantity, ...]
    baseline_to_after: bool
    measurement_method: bool
    qualitative_only: bool
    measurement_quote: str | None = None


class AutoFail(msgspec.Struct, frozen=True):
    """A marker that decides the verdict by itself, with the words that triggered it.

    doubtful: those of the words that may have been misheard.
    """

    code: str
    quote: str
    start_s: float | None
    doubtful: tuple[str, ...] = ()
    words: tuple[int, int] | None = None  # transcript indices of the first word and of the one after the last


class ToConfirm(msgspec.Struct, frozen=True):
    """A question to the speaker about something that decides the verdict and is unclear; it costs no points."""

    code: str  # the rule that would apply
    question: str
    quote: str
    start_s: float | None
    end_s: float | None
    words: tuple[int, int] | None = None  # as in AutoFail


class Finding(msgspec.Struct, frozen=True):
    """One rule's criticism or praise: the quote as said, its time, and what to do.

    doubtful: words of the quote that may have been misheard.
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
    words: tuple[int, int] | None = None  # transcript indices of the first word and of the one after the last


class PrincipleSignal(msgspec.Struct, frozen=True):
    """A leadership principle shown by what the speaker did in the answer; strength 0-1.

    quote, start_s: the sentence with most of its signs and when it begins.
    """

    name: str
    strength: float
    quote: str | None = None
    start_s: float | None = None


class FollowUp(msgspec.Struct, frozen=True):
    """A question that an interviewer would ask next about something missing or doubtful.

    about: what it asks for; None where an answer to it cannot be recognised by its words.
    """

    question: str
    because: str
    about: OpenPoint | None = None


class NextFix(msgspec.Struct, frozen=True):
    """The one thing to fix next in content and in delivery; None where there is nothing to fix or to measure."""

    content: str | None
    delivery: str | None
    delivery_metric: str | None = None  # the id of the metric that this is about; None for any other advice


class ThinkAloudPoint(msgspec.Struct, frozen=True):
    """A point of the think-aloud checklist: the words that cover it and their time, or advice on what to say."""

    id: str
    label: str
    heard: bool
    quote: str | None = None
    start_s: float | None = None
    end_s: float | None = None
    advice: str = ""
    words: tuple[int, int] | None = None  # as in AutoFail


class ThinkAloud(msgspec.Struct, frozen=True):
    """An answer that reasons aloud, checked against what interviewers listen for."""

    heard: int
    of: int
    points: tuple[ThinkAloudPoint, ...]


class IdleStretch(msgspec.Struct, frozen=True):
    """Consecutive sentences that earned no points: the first one, number of words, and time (None for written text)."""

    quote: str
    words: int
    start_s: float | None
    end_s: float | None


class Density(msgspec.Struct, frozen=True):
    """How dense a story is: points per ten seconds (None without times), and the stretches that earned nothing."""

    points_per_10_s: float | None
    idle: tuple[IdleStretch, ...]

    @property
    def idle_s(self) -> float:
        """Seconds of all stretches that earned nothing; 0 without times."""
        return sum(one.end_s - one.start_s for one in self.idle if one.start_s is not None and one.end_s is not None)


class Content(msgspec.Struct, frozen=True):
    """The complete judgement of the words."""

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
    to_confirm: tuple[ToConfirm, ...] = ()
    confirmed: Said | None = None  # the speaker's own statement of who began the work
    think_aloud: ThinkAloud | None = None  # only for the kinds in THOUGHT_ALOUD
    framework: FrameworkCheck | None = None  # None: the sources name no steps for this question
    examples: ExampleCount | None = None  # None: the question does not ask for several
    density: Density | None = None  # only for a scored story
    verdict_reasons: tuple[VerdictReason, ...] = ()  # only for a scored story; older reports have none
    judged_words: int | None = None  # fillers, repeats and what a repair gave up are not counted; older reports: None
    clause_starts: tuple[int, ...] = ()  # transcript indices at which a sentence or clause begins; older reports: ()
    asks_for_story: bool = True  # whether the question, by its form, asks for something that happened
    tells_story: bool = True  # or enough of one for its parts to mean something; older reports: True

    @property
    def is_of_story(self) -> bool:
        """Whether parts, rules and points of a story apply to the answer."""
        return self.think_aloud is None and self.tells_story and (self.asks_for_story or self.scored)
