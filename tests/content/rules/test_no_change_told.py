"""A result part that tells no change is found whatever the question: RES002 where a number is needed, else RES001."""

import pytest

from rehearse.content import judge, transcript_of
from rehearse.data.questions import find
from rehearse.types import Content

STORY = (
    "Last March the {thing} in our hall broke on the morning of the fair. I was the warden, and the owner did not "
    "pick up. I borrowed a second {thing} from the school, I carried it over with my brother and I set it up behind "
    "the curtain. {end}"
)
THINGS = ["projector", "stove", "ladder"]
UNCHANGED = ["We stood there until the evening.", "We all sat in the yard at noon.", "The fair lasted until nine."]
CHANGED = [
    "As a result the guests could stay, and no stall had to close.",
    "In the end the fair went ahead, and the owner thanked me.",
]
EXCUSED, COUNTED = "hardest-customer", "spending-stopped"


def judged(thing: str, end: str, question: str) -> Content:
    return judge(transcript_of(STORY.format(thing=thing, end=end)), find(question))[0]


def codes(content: Content) -> set[str]:
    return {finding.code for finding in content.findings}


@pytest.mark.parametrize("thing", THINGS)
@pytest.mark.parametrize("end", UNCHANGED)
def test_no_points_for_the_result_are_explained_by_a_finding(thing: str, end: str) -> None:
    for question in (EXCUSED, COUNTED):
        content = judged(thing, end, question)
        row = content.scores["quantified_impact"]
        assert row.points == 0
        assert len(codes(content) & {"RES001", "RES002"}) == 1, question


@pytest.mark.parametrize("thing", THINGS)
@pytest.mark.parametrize("end", UNCHANGED)
def test_what_to_fix_first_is_the_result_and_not_the_lesson(thing: str, end: str) -> None:
    content = judged(thing, end, EXCUSED)
    assert "RES001" in codes(content)
    assert (content.next_fix.content or "").startswith("End with what was different afterwards, for whom")


@pytest.mark.parametrize("thing", THINGS)
@pytest.mark.parametrize("end", CHANGED)
def test_a_change_told_in_words_is_enough_where_no_number_is_needed(thing: str, end: str) -> None:
    assert codes(judged(thing, end, EXCUSED)).isdisjoint({"RES001", "RES002"})
    assert "RES002" in codes(judged(thing, end, COUNTED))


@pytest.mark.parametrize("thing", THINGS)
def test_a_softened_result_is_explained_by_its_own_rule(thing: str) -> None:
    found = codes(judged(thing, "In the end it sort of worked out, I guess, or something.", EXCUSED))
    assert "RES005" in found
    assert "RES001" not in found
