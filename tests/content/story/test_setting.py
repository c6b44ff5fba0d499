"""Where the set-up ends and the work begins, a first sentence with scene and task, and what is no scene at all."""

from itertools import product

import pytest

from rehearse.content import judge
from rehearse.content.story.answer import Answer, understand
from rehearse.content.text.sentences import transcript_of

SCENES = [
    "I look after the boats of a rowing club. In March I noticed that oars split every week and it cost us races.",
    "Last summer I was a clerk in a hospital pharmacy. The ward shelf was empty every Monday and nurses waited.",
]
BEGINNINGS = [
    "I weighed twelve of them and drew a chart.",
    "I timed the walk to the cellar for three days.",
    "I wrote down each delay for a month.",
]
ASIDES = ["Nobody had asked for it, but somebody had to know.", "It was not part of my duties, and it took an hour."]
WORK = (
    "I moved the rack to the door, I painted a line for the trolley and I pinned the new order on the wall. "
    "Complaints fell from nine a week to two. I learned to look at the floor first."
)
OPENINGS = [
    ("Two years ago I worked at a garden centre", "and my manager asked me to take care of the seed store."),
    ("In my first term at the college", "our head of year asked me to improve the timetable of the labs."),
    ("At the depot where I drove a van,", "my supervisor told me to reduce the breakages on the night run."),
]
TRAITS = [
    "I am a very driven person and I like challenges.",
    "I'm a team player and I love difficult tasks.",
    "I am organised and I enjoy working with people.",
    "I am someone who likes problems.",
    "I consider myself a curious person.",
]
NO_TRAITS = [
    "I am a nurse on a night ward.",
    "I run a stall on the market.",
    "I am the caretaker of two schools.",
    "I am at a school by the sea.",
]


def understood(text: str) -> Answer:
    return understand(transcript_of(text))


@pytest.mark.parametrize(("scene", "begun"), list(product(SCENES, BEGINNINGS)))
def test_the_action_begins_with_the_first_step(scene: str, begun: str) -> None:
    answer = understood(f"{scene} {begun} {WORK}")
    assert answer.parts[:4] == ("situation", "situation", "action", "action")
    hit = answer.part_hit("action")
    assert hit is not None
    assert answer.reading.quote(hit) == begun.rstrip(".")


@pytest.mark.parametrize(("scene", "begun", "aside"), list(product(SCENES, BEGINNINGS, ASIDES)))
def test_why_the_speaker_took_it_on_is_not_to_be_cut(scene: str, begun: str, aside: str) -> None:
    content, _ = judge(transcript_of(f"{scene} {begun} {aside} {WORK}"))
    accused = [finding.quote or "" for finding in content.findings if finding.code == "STAR004"]
    assert not any(aside.startswith(quote) for quote in accused if quote)


@pytest.mark.parametrize(("scene", "task"), OPENINGS)
def test_a_first_sentence_may_set_the_scene_and_give_the_task(scene: str, task: str) -> None:
    content, _ = judge(transcript_of(f"{scene} {task} It was a mess. {WORK}"))
    situation, given = content.parts["situation"], content.parts["task"]
    assert situation.quote == scene.rstrip(",")
    assert given.quote is not None
    assert task.removeprefix("and ").startswith(given.quote[:20])
    assert given.certainty == "clear"
    assert situation.words + given.words == len(f"{scene} {task} It was a mess.".split())


@pytest.mark.parametrize("nowhere", ["In a high-pressure situation", "In a very busy environment", "In one such case"])
def test_a_first_sentence_that_names_no_place_sets_no_scene(nowhere: str) -> None:
    said = f"{nowhere}, my manager asked me to take care of the seed store. {WORK}"
    assert understood(said).opening is None


@pytest.mark.parametrize(("scene", "task"), OPENINGS)
def test_meetings_behind_the_task_are_no_scene(scene: str, task: str) -> None:
    said = f"{scene} {task} So we had a few meetings and we talked about the plan. {WORK}"
    answer = understood(said)
    assert answer.parts[1] == "action"
    assert not [finding for finding in judge(transcript_of(said))[0].findings if finding.code == "STAR001"]


@pytest.mark.parametrize(("trait", "scene"), list(product(TRAITS, SCENES)))
def test_what_the_speaker_is_like_is_not_quoted_as_the_scene(trait: str, scene: str) -> None:
    quote = judge(transcript_of(f"{trait} {scene} {WORK}"))[0].parts["situation"].quote
    assert quote is not None
    assert scene.startswith(quote[:20])


@pytest.mark.parametrize(("said", "scene"), list(product(NO_TRAITS, SCENES)))
def test_where_the_speaker_works_is_quoted(said: str, scene: str) -> None:
    quote = judge(transcript_of(f"{said} {scene} {WORK}"))[0].parts["situation"].quote
    assert quote == said.rstrip(".")


@pytest.mark.parametrize("lead", ["", "One day ", "So one morning ", "Well, "])
def test_what_was_noticed_is_half_of_a_situation(lead: str) -> None:
    """An answer without the sentence that says when and where had a point more: its set-up was the shorter one."""
    noticed = f"{lead}I noticed that oars split every week."
    bare = judge(transcript_of(f"{noticed} I took it upon myself to find out why. {BEGINNINGS[0]} {WORK}"))[0]
    missing = [one.points for one in bare.scores["structure_star"].reasons if one.id == "no_scene"]
    assert missing == [1]


@pytest.mark.parametrize("lead", ["Last May ", "At the rowing club ", "One day at the pier ", "When I ran a club, "])
def test_a_time_or_a_place_before_it_is_a_scene(lead: str) -> None:
    assert understood(f"{lead}I noticed that oars split every week. {BEGINNINGS[0]} {WORK}").tells_scene
    assert understood(f"I saw on my way {lead.lower()}that oars split. {BEGINNINGS[0]} {WORK}").tells_scene


@pytest.mark.parametrize("scene", SCENES)
def test_a_sentence_that_sets_the_scene_is_one(scene: str) -> None:
    assert understood(f"{scene} {BEGINNINGS[0]} {WORK}").tells_scene
    assert understood(f"Situation: I noticed that oars split. Action: {BEGINNINGS[0]} {WORK}").tells_scene
