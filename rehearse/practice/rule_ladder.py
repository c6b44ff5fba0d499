"""The ladder rule by rule: which faults are fixed for good, which remain, which come and go.

One silent take mends nothing: a rule counts as mended when it was silent in the last three judged takes, and as open
when it spoke in the last one.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

import msgspec

from rehearse.data.rule_names import in_words
from rehearse.store.summary import Entry

State = Literal["open", "on and off", "fixed"]
ORDER: tuple[State, ...] = ("open", "on and off", "fixed")
SILENT_TAKES = 3  # as many as the medians of progress take
SHOWN = 12


class RuleRun(msgspec.Struct, frozen=True):
    """One rule over the newest judged takes, oldest first: whether it accused something in each."""

    code: str
    name: str
    accused: tuple[bool, ...]
    state: State


def rule_ladder(entries: Sequence[Entry]) -> tuple[RuleRun, ...]:
    """Every rule that accused one of the newest takes that were judged; open ones first, the most frequent first."""
    judged = [entry for entry in entries if entry.summary.not_scored_reason is None][-SHOWN:]
    codes = dict.fromkeys(code for entry in judged for code in entry.summary.accused)
    names = _names() if codes else {}
    runs = [_run(code, names.get(code, ""), judged) for code in codes]
    return tuple(sorted(runs, key=lambda run: (ORDER.index(run.state), -sum(run.accused), run.code)))


def _names() -> dict[str, str]:
    from rehearse.content.rules import ALL

    return {rule.code: in_words(rule.name) for rule in ALL}


def _run(code: str, name: str, judged: Sequence[Entry]) -> RuleRun:
    accused = tuple(code in entry.summary.accused for entry in judged)
    if accused[-1]:
        state: State = "open"
    else:
        state = "on and off" if any(accused[-SILENT_TAKES:]) else "fixed"
    return RuleRun(code, name, accused, state)
