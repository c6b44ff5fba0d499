"""What "we" did day by day before the work, or in what an own step takes up, is no shared step; the work is."""

from itertools import product

import pytest

from rehearse.content.story.answer import Answer, understand
from rehearse.content.text.sentences import transcript_of

SCENES = [
    "In 2022 I was a porter at a fish market, and every morning we poured out three buckets of ice.",
    "At the kennels we cancelled two walks a week.",
    "In my second year at the pool we closed the slide twice a day.",
    "By June we had cancelled four tours at the campsite.",
    "At the mill each Friday we burned a cart of chaff and swept the yard.",
    "We usually returned nine coats a month to the tailor.",
]
WORK = [
    "I measured the gutter, I drew the course of the water and I nailed a board across it.",
    "I rang the four suppliers, I copied their prices onto a card and I pinned it by the till.",
]
WITHIN = [
    "I wrote down every guest we had to refuse.",
    "I noticed that we mixed up two keys on the long shift.",
    "I marked each parcel that we sent back.",
    "I saw we locked the gate too early.",
]
SHARED = [
    "After that we carried the boards to the yard.",
    "Then we scrubbed every tank.",
    "We painted each door on the Sunday.",
    "I held the ladder and we hung the bell.",
    "I thanked the cook because we finished it on the Monday.",
]
TOTALS = ["The loss fell from nine a day to two, and we {} in all.", "We {} in total. The loss fell from nine to two."]


def understood(text: str) -> Answer:
    return understand(transcript_of(text))


def shared(text: str) -> int:
    return sum(step.actor == "we" for step in understood(text).steps.all)


@pytest.mark.parametrize(("scene", "work"), list(product(SCENES, WORK)))
def test_what_was_done_day_by_day_before_the_work_is_no_shared_step(scene: str, work: str) -> None:
    assert shared(f"{scene} {work}") == 0


@pytest.mark.parametrize(("said", "work"), list(product(WITHIN, WORK)))
def test_what_an_own_step_is_about_is_no_shared_step(said: str, work: str) -> None:
    assert shared(f"The wall by the river leaked. {work} {said}") == 0


@pytest.mark.parametrize(("said", "work"), list(product(SHARED, WORK)))
def test_work_done_together_is_a_shared_step(said: str, work: str) -> None:
    assert shared(f"The wall by the river leaked. {work} {said}") == 1


@pytest.mark.parametrize(("said", "work"), list(product(TOTALS, WORK)))
def test_the_sum_of_what_was_done_day_by_day_is_no_shared_step(said: str, work: str) -> None:
    scene = "Every winter we turned away six walkers at the hut."
    assert shared(f"{scene} {work} {said.format('turned away three walkers')}") == 0
    assert shared(f"{scene} {work} {said.format('painted three signs')}") == 1


@pytest.mark.parametrize("scene", SCENES)
def test_without_a_step_of_the_speaker_the_group_still_hides_them(scene: str) -> None:
    assert shared(scene) >= 1
