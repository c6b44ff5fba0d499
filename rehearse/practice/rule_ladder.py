"""The ladder rule by rule: which faults are fixed for good, which remain, which come and go.

One silent take mends nothing: a rule counts as mended when it was silent in the last three judged takes, and as open
when it spoke in the last one. It is not silent where it yields to a graver rule on the same matter.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Literal

import msgspec

from rehearse.data.rule_names import in_words
from rehearse.store.summary import Entry

if TYPE_CHECKING:
    from rehearse.content.rules.rule import Rule

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
    known = _known() if codes else {}
    runs = [_run(code, known.get(code), judged) for code in codes]
    return tuple(sorted(runs, key=lambda run: (ORDER.index(run.state), -sum(run.accused), run.code)))


def _known() -> dict[str, Rule]:
    from rehearse.content.rules import ALL

    return {rule.code: rule for rule in ALL}


def _run(code: str, rule: Rule | None, judged: Sequence[Entry]) -> RuleRun:
    """rule: None for one of an older version, which has no name any more."""
    accused = tuple(code in entry.summary.accused for entry in judged)
    graver = frozenset(rule.yields_to) if rule else frozenset()
    silent = all(graver.isdisjoint(entry.summary.accused) for entry in judged[-SILENT_TAKES:])
    if accused[-1]:
        state: State = "open"
    else:
        state = "on and off" if any(accused[-SILENT_TAKES:]) or not silent else "fixed"
    return RuleRun(code, in_words(rule.name) if rule else "", accused, state)
