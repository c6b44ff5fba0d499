"""Promises of the steps that say where they belong: what is told elsewhere is not ticked, and is quoted."""

from itertools import product

import pytest

from rehearse.content import judge, transcript_of
from rehearse.data.question_frameworks import question_frameworks
from rehearse.data.questions import find
from rehearse.types import StepCheck

SCENE = "Last {season} I looked after the {thing} of a rowing club."
NOTICES = (
    "I noticed that the {thing} smelled of mould.",
    "I overheard two guests who complained about the {thing}.",
    "I kept seeing parents wait beside the {thing}.",
    "It struck me that nobody dried the {thing}.",
)
DEEDS = (
    "I drew a plan of the shed.",
    "I bolted a rail to the wall.",
    "I phoned the tailor twice.",
    "I hung up a lamp.",
)
RESULT = "In the end complaints fell from 19 a month to 4."
LESSON = "I learned that guests say nothing and stay away."
SEASONS, THINGS = ("spring", "winter"), ("towels", "tents", "wetsuits")


def step(say: str, said: str, question: str) -> StepCheck:
    content, _ = judge(transcript_of(said), find(question))
    assert content.framework is not None
    return next(one for one in content.framework.steps if one.step.startswith(say))


def noticing(*sentences: str) -> StepCheck:
    return step("Begin with what", " ".join(sentences), "not-on-my-sprint")


@pytest.mark.parametrize("notice", NOTICES)
@pytest.mark.parametrize(("season", "thing"), [*product(SEASONS, THINGS)])
def test_noticing_is_heard_before_the_first_deed_and_only_there(notice: str, season: str, thing: str) -> None:
    scene, seen = SCENE.format(season=season, thing=thing), notice.format(thing=thing)
    for told in ((scene, seen, *DEEDS, RESULT, LESSON), (seen, *DEEDS, RESULT, LESSON)):
        found = noticing(*told)
        assert found.heard
        assert found.misplaced is None
        assert (found.quote or "").split()[-1] in seen
    for told in (
        (scene, *DEEDS[:2], seen, *DEEDS[2:], RESULT, LESSON),
        (scene, *DEEDS, seen, RESULT, LESSON),
        (scene, *DEEDS, RESULT, seen, LESSON),
    ):
        found = noticing(*told)
        assert not found.heard
        assert found.quote is None
        assert found.misplaced is not None
        assert found.misplaced.place == "beginning"
        assert found.misplaced.quote in seen


@pytest.mark.parametrize("deed", ["read four hundred reviews", "emptied nine bins", "sorted the lost property"])
@pytest.mark.parametrize("thing", THINGS)
def test_what_the_first_deed_shows_is_noticed_at_the_beginning(deed: str, thing: str) -> None:
    scene = SCENE.format(season="autumn", thing=thing)
    assert noticing(scene, f"I {deed} and noticed that the {thing} were never dry.", *DEEDS, RESULT).heard
    assert not noticing(scene, *DEEDS, f"I {deed} and noticed that the {thing} were never dry.", RESULT).heard


@pytest.mark.parametrize("thing", THINGS)
def test_no_notice_at_all_is_simply_not_heard(thing: str) -> None:
    found = noticing(SCENE.format(season="spring", thing=thing), *DEEDS, RESULT)
    assert (found.heard, found.misplaced) == (False, None)


ENDINGS = (
    "In the end complaints fell from {some} a month to {few}.",
    "As a result we lost {few} tents a week instead of {some}.",
    "After that the queue went from {some} minutes to {few}.",
)
OPENINGS = (
    "I cut the complaints about our tents from {some} a month to {few}.",
    "I shortened the queue at our gate from {some} minutes to {few}.",
)


@pytest.mark.parametrize(("some", "few"), [("19", "4"), ("forty", "seven")])
@pytest.mark.parametrize("ending", ENDINGS)
def test_a_number_is_heard_where_the_answer_ends_with_it(ending: str, some: str, few: str) -> None:
    said = " ".join((SCENE.format(season="spring", thing="tents"), *DEEDS, ending.format(some=some, few=few), LESSON))
    assert step("End with", said, "outside-my-area").heard


@pytest.mark.parametrize(("some", "few"), [("19", "4"), ("forty", "seven")])
@pytest.mark.parametrize("opening", OPENINGS)
def test_a_number_with_which_the_answer_begins_does_not_end_it(opening: str, some: str, few: str) -> None:
    said = " ".join((opening.format(some=some, few=few), *DEEDS, "Everybody liked it.", LESSON))
    found = step("End with", said, "outside-my-area")
    assert not found.heard
    assert found.misplaced is not None
    assert found.misplaced.place == "end"
    again = f"{said} By June the queue went from 31 minutes to 8."
    assert step("End with", again, "outside-my-area").heard


DATA = ("I showed the {people} the {figures}.", "I presented the {figures} to the {people}.")


@pytest.mark.parametrize("data", DATA)
@pytest.mark.parametrize(("people", "figures"), [*product(("drivers", "cooks"), ("numbers", "costs"))])
def test_data_is_brought_among_the_first_steps(data: str, people: str, figures: str) -> None:
    scene = "Last winter I decided to close the second kitchen of our canteen, and everybody was against it."
    shown = data.format(people=people, figures=figures)
    for told in ((scene, shown, *DEEDS, RESULT), (scene, DEEDS[0], shown, *DEEDS[1:], RESULT)):
        assert step("Begin with", " ".join(told), "unpopular-decision").heard
    for told in ((scene, *DEEDS, shown, RESULT), (scene, *DEEDS, RESULT, shown)):
        found = step("Begin with", " ".join(told), "unpopular-decision")
        assert not found.heard
        assert found.misplaced is not None


def test_every_step_that_names_a_place_asks_for_it() -> None:
    """A step that says "begin" or "end" is held to it."""
    for framework in question_frameworks():
        for one in framework.step:
            assert (one.place is not None) == one.say.startswith(("Begin", "End")), one.say
