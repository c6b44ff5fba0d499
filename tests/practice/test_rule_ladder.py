"""Promises of the ladder rule by rule."""

import msgspec
import pytest

from rehearse.content.rules import ALL
from rehearse.practice.rule_ladder import State, rule_ladder
from rehearse.store.summary import Entry
from tests.practice.fortnights import fortnight


def takes(*accused: str) -> list[Entry]:
    """One take for each string; the codes in it are those that accused."""
    entries = fortnight("total_points", [50.0] * len(accused))
    return [
        msgspec.structs.replace(entry, summary=msgspec.structs.replace(entry.summary, accused=tuple(codes.split())))
        for entry, codes in zip(entries, accused, strict=True)
    ]


@pytest.mark.parametrize(
    ("spoke", "state"),
    [
        ("x...", "fixed"),
        ("x..", "on and off"),
        ("x.", "on and off"),
        ("..x", "open"),
        ("xxx.", "on and off"),
        ("x", "open"),
    ],
)
def test_a_fault_is_mended_after_three_silent_takes_and_not_before(spoke: str, state: State) -> None:
    (run,) = rule_ladder(takes(*("OWN001" if mark == "x" else "" for mark in spoke)))
    assert run.state == state
    assert run.accused == tuple(mark == "x" for mark in spoke)


YIELDING = [(rule.code, graver) for rule in ALL for graver in rule.yields_to]


@pytest.mark.parametrize(("code", "graver"), YIELDING)
def test_a_fault_is_not_mended_while_a_graver_one_on_the_same_matter_speaks(code: str, graver: str) -> None:
    """Three takes without any action had "fixed" beside the rule that asks for more steps."""
    states = {run.code: run.state for run in rule_ladder(takes(code, graver, graver, graver))}
    assert states == {code: "on and off", graver: "open"}
    states = {run.code: run.state for run in rule_ladder(takes(code, graver, "", "", ""))}
    assert states == {code: "fixed", graver: "fixed"}


def test_open_faults_stand_first_and_carry_the_names_of_the_rules() -> None:
    runs = rule_ladder(takes("OWN001", "", "", "RES003"))
    assert [(run.code, run.state) for run in runs] == [("RES003", "open"), ("OWN001", "fixed")]
    assert runs[1].name == "not your own initiative"


def test_takes_that_were_not_judged_mend_nothing() -> None:
    entries = takes("OWN001", "", "", "")
    unjudged = [
        msgspec.structs.replace(e, summary=msgspec.structs.replace(e.summary, not_scored_reason="too short"))
        for e in entries[1:]
    ]
    (run,) = rule_ladder([entries[0], *unjudged])
    assert run.state == "open"


def test_a_rule_that_no_longer_exists_keeps_its_code() -> None:
    (run,) = rule_ladder(takes("OLD999"))
    assert (run.code, run.name) == ("OLD999", "")
    assert rule_ladder([]) == ()
