"""Readiness for a principle needs a story and a take that was a hire."""

from msgspec.structs import replace

from rehearse.practice.readiness import readiness
from rehearse.practice.story_file import Story
from rehearse.store.summary import Entry, summarise
from rehearse.types import Verdict
from tests.builders_report import full


def take(verdict: Verdict, principle: str = "Dive Deep", *, follow_up: bool = False) -> Entry:
    summary = summarise(full())
    return Entry(1, None, replace(summary, verdict=verdict, principles=(principle,), follow_up=follow_up))


STORY = Story("pump", "The pump", principles=("Dive Deep",))


def test_a_story_and_a_hire_make_ready() -> None:
    assert readiness("Dive Deep", [STORY], [take("hire")]).ready


def test_the_best_of_several_takes_counts() -> None:
    assert readiness("Dive Deep", [STORY], [take("no hire"), take("strong hire"), take("hire")]).best == "strong hire"


def test_a_take_below_a_hire_or_without_a_score_does_not_make_ready() -> None:
    for verdict in ("lean no hire", "no hire", "not scored"):
        assert not readiness("Dive Deep", [STORY], [take(verdict)]).ready
    assert readiness("Dive Deep", [STORY], [take("not scored")]).best is None


def test_stories_and_takes_for_other_principles_do_not_count() -> None:
    found = readiness("Earn Trust", [STORY], [take("strong hire")])
    assert (found.stories, found.takes, len(found.missing)) == ((), 0, 2)


def test_answers_to_follow_ups_do_not_count() -> None:
    assert readiness("Dive Deep", [STORY], [take("hire", follow_up=True)]).takes == 0
