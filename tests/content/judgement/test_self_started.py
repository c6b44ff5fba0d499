"""The step "you started it yourself" is ticked where words say so, and not where something is noticed or asked for."""

import pytest

from rehearse.content import judge, transcript_of
from rehearse.data.questions import find
from rehearse.types import StepCheck

STORY = (
    "Last {season} I saw that the {thing} at our hall had failed. {said} I took the {thing} apart, I changed the worn "
    "plate and I wrote down what I had done. As a result the hall lost two hours a week instead of nine."
)
SETTINGS = [("spring", "lift"), ("autumn", "mixer"), ("winter", "press")]
SAYING = [
    "Nobody had asked me to look at the {thing}.",
    "It was not my job.",
    "I decided to mend the {thing} although it was not my area.",
    "I did it on my own initiative.",
    "I took it upon myself.",
    "I offered to mend the {thing}.",
    "I proposed a test of the {thing}.",
    "I stepped in.",
    "It was my idea.",
]
SILENT = [
    "I asked the warden for half an hour.",
    "I asked her if I could look at the {thing}.",
    "I noticed that people were waiting for it.",
    "I saw that the {thing} stood still on Mondays.",
    "I found the same fault in a second {thing}.",
    "I wondered why nobody minded.",
    "I offered the guests two other days.",
    "I needed to know why.",
]


def step(said: str, setting: tuple[str, str]) -> tuple[StepCheck, bool]:
    """The step of the framework, and whether the row of points takes the speaker for the one who began."""
    season, thing = setting
    text = STORY.format(season=season, thing=thing, said=said.format(thing=thing))
    content, _ = judge(transcript_of(text), find("not-on-my-sprint"))
    assert content.framework is not None
    told = next(one for one in content.framework.steps if one.step.startswith("Make it clear that you started it"))
    return told, content.ownership.initiated == "self"


@pytest.mark.parametrize("setting", SETTINGS)
@pytest.mark.parametrize("said", SAYING)
def test_words_that_say_so_are_quoted(said: str, setting: tuple[str, str]) -> None:
    told, _ = step(said, setting)
    assert told.heard
    assert (told.quote or "")[:3] in said.format(thing=setting[1])


@pytest.mark.parametrize("setting", SETTINGS)
@pytest.mark.parametrize("said", SILENT)
def test_noticing_and_asking_do_not_say_so_and_earn_their_points_all_the_same(
    said: str, setting: tuple[str, str]
) -> None:
    told, begun = step(said, setting)
    assert begun
    assert not told.heard


@pytest.mark.parametrize("setting", SETTINGS)
def test_assigned_work_is_not_self_started_by_an_offer_on_the_way(setting: tuple[str, str]) -> None:
    told, _ = step("My manager told me to mend it. I offered to do it at night.", setting)
    assert not told.heard
