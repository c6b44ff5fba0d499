"""The sentences of typed reasons: why a row has its points, and why a verdict is what it is."""

from __future__ import annotations

from typing import Literal, NamedTuple, TypeVar

import msgspec
from msgspec.structs import replace

from rehearse.data import load
from rehearse.types import Content, Reason, Score, VerdictReason

R = TypeVar("R", Reason, VerdictReason)
OPTIONAL = "number_optional"  # points that no advice is about: the question does not need what would earn them
# Why a measure that only a story has is missing.
NO_STORY = "no story was scored"
NO_SITUATION = "no situation was found"


class Reasons(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """reasons.toml: id to sentence, with slots for quotes and facts."""

    source: str
    points: dict[str, str]
    short: dict[str, str]
    cures: dict[str, str]
    verdict: dict[str, str]


class Counted(NamedTuple):
    """What a reason moves of a row's points, and the reason in words."""

    kind: Literal["earned", "lost", "missing"]
    points: float
    said: str


def reason_sentences() -> Reasons:
    """Every sentence, by id."""
    return load("reasons.toml", Reasons)


def sentence_of(reason: Reason | VerdictReason) -> str:
    """A reason in words, made from its values.

    A reason from before reasons had ids, or from a newer version, keeps the text that it was stored with.
    """
    known = reason_sentences()
    said = (known.points if isinstance(reason, Reason) else known.verdict).get(reason.id)
    return _as_stored(reason) if said is None else _filled(said, reason) or _as_stored(reason)


def short_sentence_of(reason: Reason) -> str:
    """A reason for a row in as few words as fit one line, quotations aside; its sentence where there is no shorter."""
    known = reason_sentences().short
    shorter = (known[name] for name in (f"{reason.id}_named", reason.id) if name in known)
    return next(filter(None, (_filled(said, reason) for said in shorter)), "") or sentence_of(reason)


def _filled(said: str, reason: Reason | VerdictReason) -> str:
    """The sentence with its quotes and facts; nothing if a fact is missing, or is not a number."""
    quotes = [f"“{quote.text}”" for quote in reason.quotes]
    slots = {"quote": "".join(quotes[:1]), "quotes": ", ".join(quotes), "others": ", ".join(quotes[1:])}
    try:
        return said.format_map(slots | reason.facts)
    except (KeyError, ValueError):
        return ""


def _as_stored(reason: Reason | VerdictReason) -> str:
    return reason.text or reason.id.replace("_", " ")


def main_reason(score: Score) -> Reason | None:
    """What moves most of a row's points; optional ones only where nothing else is missing."""
    needed = [reason for reason in score.reasons if reason.id != OPTIONAL]
    optional = not any(reason.kind == "missing" for reason in needed)
    return max(score.reasons if optional else needed, key=lambda reason: reason.points, default=None)


def reckoned(score: Score) -> tuple[Counted, ...]:
    """The reasons of a row, each with what it counts within the row, and what would win back what was lost.

    Earned points beyond the row's maximum and losses below 0 count nothing. Points that were taken away can be gained,
    unless other reasons name all that the row lacks already.
    """
    earned = sum(reason.points for reason in score.reasons if reason.kind == "earned")
    lost = sum(reason.points for reason in score.reasons if reason.kind == "lost")
    over = {"earned": max(0.0, earned - lost - score.of), "lost": max(0.0, lost - earned), "missing": 0.0}
    counted = []
    for reason in reversed(score.reasons):  # what comes last finds the row full, or empty
        cut = min(reason.points, over[reason.kind])
        over[reason.kind] -= cut
        counted.append(Counted(reason.kind, reason.points - cut, sentence_of(reason) + _note(reason, cut)))
    return (*reversed(counted), *_to_win_back(score))


def _note(reason: Reason, cut: float) -> str:
    if not cut:
        return ""
    points = f"{reason.points:g} point{'' if reason.points == 1 else 's'}"
    earned = reason.kind == "earned"
    return f" (worth {points}, but the row is full)" if earned else f" (costs {points}, but the row has none)"


def _to_win_back(score: Score) -> list[Counted]:
    """For each reason that took points away, what to do instead, with as many points as no other advice is about."""
    named = sum(reason.points for reason in score.reasons if reason.kind == "missing")
    left = max(0.0, score.of - score.points - named)
    cures, found = reason_sentences().cures, []
    for reason in score.reasons:
        points = min(reason.points, left)
        if reason.kind == "lost" and points:
            found.append(Counted("missing", points, cures.get(reason.id, cures["other"])))
            left -= points
    return found


def why(score: Score) -> str:
    """The reasons of a row in one line: "+4 a lesson; -1 vague words; 2 to gain: say when"."""
    return "; ".join(map(_in_line, reckoned(score))) if score.reasons else score.why


def signed(counted: Counted) -> str:
    """What was earned or lost with its sign: +4, -1, and +0 for what counts nothing."""
    return f"{'-' if counted.kind == 'lost' and counted.points else '+'}{counted.points:g}"


def _in_line(counted: Counted) -> str:
    if counted.kind == "missing":
        return f"{counted.points:g} to gain: {counted.said}"
    return f"{signed(counted)} {counted.said}"


def with_sentences(content: Content) -> Content:
    """The judgement as it goes into JSON: each reason with its sentence, each row with its line."""
    rows = content.scores.items()
    scores = {row: replace(score, why=why(score), reasons=_texts(score.reasons)) for row, score in rows}
    return replace(content, scores=scores, verdict_reasons=_texts(content.verdict_reasons))


def _texts(reasons: tuple[R, ...]) -> tuple[R, ...]:
    return tuple(replace(reason, text=sentence_of(reason)) for reason in reasons)
