"""Promises of home: where you stand and one thing to do."""

from datetime import date

import msgspec
import pytest

from rehearse import data
from rehearse.content.rules import ALL
from rehearse.data.questions import principle_names, shipped
from rehearse.practice.choose import practised
from rehearse.practice.home import Home, Weakness, home, weakest
from rehearse.practice.home_settings import HomeSettings
from rehearse.store.summary import Entry
from rehearse.types import Question, Verdict
from tests.practice.fortnights import summary

replace = msgspec.structs.replace
TODAY = date(2026, 3, 10)
BANK = (
    Question("a", "A?", ("Ownership",)),
    Question("b", "B?", ("Dive Deep",)),
    Question("c", "C?", ("Ownership", "Dive Deep")),
)


def entry(
    number: int,
    question: str = "a",
    *,
    day: float = 0,
    points: float = 80,
    verdict: Verdict = "hire",
    accused: tuple[str, ...] = (),
    fix: str | None = None,
) -> Entry:
    principles = next((q.principles for q in BANK if q.id == question), ())
    made = summary(day, {"total_points": points, "duration_s": 90.0}, question)
    return Entry(number, None, replace(made, verdict=verdict, accused=accused, next_content=fix, principles=principles))


def at_home(*entries: Entry) -> Home:
    return home(entries, BANK, ("Ownership", "Dive Deep"), TODAY)


def test_with_nothing_recorded_a_first_take_is_suggested() -> None:
    """The demo may just have been shown: `make demo` ends with it."""
    found = at_home()
    assert found.takes == 0
    assert found.suggestion.command == "rehearse record"


def test_an_unsettled_question_is_asked_again_with_what_to_mend() -> None:
    found = at_home(entry(1, points=40, verdict="lean no hire", fix="Say what you did."))
    assert found.suggestion.command == "rehearse record a"
    assert found.suggestion.because == "take 1 left this to fix: Say what you did."


def test_a_question_that_asks_for_no_story_is_left_after_a_take_since_none_will_be_scored() -> None:
    spoken = entry(1, verdict="not scored")
    measures = {"duration_s": 60.0}
    spoken = replace(spoken, summary=replace(spoken.summary, measures=measures, asks_for_story=False))
    assert at_home(spoken).suggestion.question_id == "c"


def test_what_to_mend_is_that_of_the_newest_scored_take_without_its_quote() -> None:
    """A fragment that was not scored says little about the answer."""
    fix = "Say “I” for it. (“We all went there”)"
    scored, placed = (
        entry(1, points=40, verdict="lean no hire", fix=said) for said in (fix, fix.replace("(", "(after "))
    )
    fragment = entry(2, verdict="not scored", fix="Add half a sentence.")
    fragment = replace(fragment, summary=replace(fragment.summary, measures={"duration_s": 14.0}))
    for one in (scored, placed):
        assert at_home(one, fragment).suggestion.because == "take 1 left this to fix: Say “I” for it."
    assert at_home(fragment).suggestion.because == "take 2 was not scored"


def test_three_good_takes_settle_a_question_and_the_least_practised_principle_is_next() -> None:
    settled = [entry(number) for number in (1, 2, 3)]
    assert at_home(*settled[:2]).suggestion.command == "rehearse record a"
    assert at_home(*settled).suggestion.command == "rehearse record b"


def test_the_next_question_is_about_the_first_of_the_principles_that_are_named_as_not_practised() -> None:
    three = ("Ownership", "Frugality", "Dive Deep")
    bank = (*BANK, Question("d", "D?", ("Frugality",)))
    found = home([entry(number) for number in (1, 2, 3)], bank, three, TODAY)
    assert found.suggestion.command == "rehearse record d"
    assert found.suggestion.because == "you have no scored take about Frugality yet"
    done = home([*(entry(number, "b") for number in range(9)), *(entry(10 + n) for n in (1, 2, 3))], BANK,
                ("Ownership", "Dive Deep"), TODAY)  # fmt: skip
    assert done.suggestion.because == "you have practised Ownership least"


def test_a_question_that_is_no_longer_there_is_not_suggested() -> None:
    assert at_home(entry(1, "gone")).suggestion.command == "rehearse record a"


@pytest.mark.parametrize(("minor", "graver"), [("STAR004", "RES001"), ("SPEC001", "OWN001")])
def test_a_graver_rule_is_the_weak_spot_before_a_more_frequent_one(minor: str, graver: str) -> None:
    """Home named a minor rule as the weak spot while the next fix was about a major one."""
    severity = {rule.code: rule.severity for rule in ALL}
    assert (severity[minor], severity[graver] != "minor") == ("minor", True)
    takes = [entry(at, accused=(minor, graver) if at > 1 else (minor,)) for at in (1, 2, 3)]
    assert weakest(takes, 0.4) == Weakness(graver, 2, 3, 3)


def test_the_weakest_rule_is_the_one_accused_most_often_of_late() -> None:
    takes = [entry(1, accused=("SPEC002",)), entry(2, accused=("RES001", "SPEC002")), entry(3, accused=("RES001",)),
             entry(4, accused=("RES001",))]  # fmt: skip
    found = weakest(takes, 0.4)
    assert found is not None
    assert (found.code, found.takes, found.of, found.newest) == ("RES001", 3, 4, 4)


@pytest.mark.parametrize("accused", [("STAR003", "RES002"), ("RES002", "STAR003")])
def test_of_rules_broken_alike_the_weak_spot_is_the_first_of_the_newest_report(accused: tuple[str, str]) -> None:
    """Home named the one as the weak spot, and the other as what the last take had left to fix."""
    found = weakest([entry(at, accused=accused) for at in (1, 2, 3)], 0.4)
    assert found is not None
    assert found.code == accused[0]


def test_a_rule_accused_once_is_no_weakness() -> None:
    assert weakest([entry(1, accused=("OWN001",))], 0.4) is None
    seldom = [entry(at, accused=("OWN001",) if at == 1 else ("LEN001",)) for at in (1, 2, 3)]
    assert weakest(seldom, 0.4) == Weakness("LEN001", 2, 3, 3), "a rule broken once is no weak spot, however grave"
    assert weakest([entry(1), entry(2)], 0.4) is None


def test_takes_that_were_not_scored_say_nothing_of_weakness() -> None:
    bad = [
        replace(one, summary=replace(one.summary, not_scored_reason="too short"))
        for one in (entry(1, accused=("LEN002",)), entry(2, accused=("LEN002",)))
    ]
    assert weakest(bad, 0.4) is None


def test_a_row_of_takes_that_were_not_scored_does_not_hide_the_scored_ones_before() -> None:
    """After a mock interview left early, "2 of your last 2 takes" was said of ten."""
    told = [entry(number, accused=("OWN001",)) for number in range(1, 5)]
    short = [
        replace(one, summary=replace(one.summary, not_scored_reason="too short")) for one in map(entry, range(5, 25))
    ]
    found = at_home(*told, *short).weakest
    assert found is not None
    assert (found.takes, found.of) == (4, 4)


def test_coverage_counts_every_principle_of_a_question() -> None:
    found = at_home(entry(1, "c"), entry(2, "a"))
    assert [(one.principle, one.takes) for one in found.coverage] == [("Ownership", 2), ("Dive Deep", 1)]


def test_a_take_that_was_not_scored_practises_no_principle() -> None:
    unscored = entry(2, "b")
    unscored = replace(unscored, summary=replace(unscored.summary, verdict="not scored", measures={"duration_s": 9.0}))
    found = at_home(entry(1, "a"), unscored)
    assert [(one.principle, one.takes) for one in found.coverage] == [("Ownership", 1), ("Dive Deep", 0)]


def test_the_newest_takes_come_first_and_only_a_few() -> None:
    found = at_home(*(entry(number, day=number / 10) for number in range(1, 30)))
    assert [one.id for one in found.last] == [29, 28, 27, 26, 25]


def test_every_suggestion_for_the_shipped_bank_is_a_question_of_it() -> None:
    ids = {question.id for question in shipped()}
    found = home([entry(number) for number in (1, 2, 3)], shipped(), principle_names(), TODAY)
    assert found.suggestion.command.removeprefix("rehearse record ") in ids


def test_the_settings_of_home_can_be_read() -> None:
    assert data.load("home.toml", HomeSettings).last_takes > 0


def test_a_take_in_which_hardly_anything_was_said_decides_nothing_and_is_no_practice() -> None:
    before = [entry(1, accused=("OWN001",)), entry(2, accused=("OWN001",), points=40, fix="Say what you did.")]
    slip = entry(3, "b", accused=("RES001",), fix="Only 0% of the recording is speech.")
    for said_s in (None, 0.4):
        measures = {} if said_s is None else {"duration_s": said_s}
        short = replace(slip, summary=replace(slip.summary, measures=measures))
        found = at_home(*before, short)
        assert found.suggestion == at_home(*before).suggestion
        assert found.weakest == at_home(*before).weakest
        known = practised([*before, short])
        assert {name: (one.takes, one.short) for name, one in known.items()} == {"a": (2, 0), "b": (0, 1)}
    assert practised([*before, slip]).keys() == {"a", "b"}
