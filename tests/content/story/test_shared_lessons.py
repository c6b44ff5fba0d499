"""A lesson told of the group is named as such, and asked for again in the first person."""

import pytest

from rehearse.content import judge, transcript_of
from rehearse.data.reasons import sentence_of
from rehearse.types import Content

STORY = (
    "Last spring I noticed that the ferry at our island left with empty decks while cars waited on the pier. Nobody "
    "had asked me, but I counted the queue for nine days. I drew a plan of the lanes and I painted new lines with two "
    "of the crew. The cars left behind fell from 14 a day to 2, counted on the same pier."
)
OF_THE_GROUP = [
    "We learned that two short lanes load faster than one long one.",
    "What we learned from it is that drivers follow paint and not signs.",
    "Our crew learned to look at the pier before the timetable.",
    "In the end we all realised that a line costs less than a deckhand.",
    "The lesson for us was to count before we build.",
]
OWN = [
    "I learned that two short lanes load faster than one long one.",
    "We learned a good deal that spring, and I learned to count before I build.",
    "What I took from it is to look at the pier first.",
]
NO_LESSON = [
    "We learned that the harbour had paid for the paint.",
    "We loaded the last car at six.",
    "The captain learned to like the lines.",
]


def judged(end: str) -> Content:
    return judge(transcript_of(f"{STORY} {end}"))[0]


def reason_of(content: Content) -> tuple[str, str]:
    """The id and the sentence of the reason about the lesson."""
    (one,) = (one for one in content.scores["self_awareness"].reasons if "lesson" in one.id)
    return one.id, sentence_of(one)


@pytest.mark.parametrize("end", OF_THE_GROUP)
def test_a_lesson_of_the_group_is_quoted_and_asked_for_in_the_first_person(end: str) -> None:
    content = judged(end)
    name, said = reason_of(content)
    assert name == "lesson_of_group"
    assert end.rstrip(".").split()[0] in said
    assert "yourself, with “I”" in said
    (finding,) = (one for one in content.findings if one.code == "REF001")
    assert finding.quote == end.rstrip(".")
    assert end.rstrip(".") in finding.suggestion
    assert "yourself" in finding.suggestion


def test_a_lesson_of_ones_own_earns_as_before_and_what_is_none_is_not_called_one() -> None:
    assert [end for end in OWN if reason_of(judged(end))[0] != "lesson"] == []
    assert [end for end in NO_LESSON if reason_of(judged(end))[0] != "no_lesson"] == []
