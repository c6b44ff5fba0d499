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
    "It taught us that drivers follow paint and not signs.",
    "That summer showed all of us how little a sign does.",
    "Our takeaway was to count before we build.",
    "Our whole crew took away that a lane is cheaper than a deckhand.",
    "What we took from it was that drivers follow paint.",
    "The crew came to understand that two lanes load faster than one.",
    "We learned that you have to be at the pier before the cars.",
    "The lesson for our lab was that a drawing comes before the paint.",
    "The takeaway for the whole crew was to count before we build.",
    "Our biggest lesson was that drivers follow paint.",
    "The lesson we drew was to count before we build.",
    "That made us realise that two lanes beat a sign.",
    "It helped our whole crew see how drivers choose a lane.",
    "Looking back, we understood that a line of paint beats a sign.",
    "In hindsight our crew realised that nobody reads a sign at six.",
]
OWN = [
    "I learned that two short lanes load faster than one long one.",
    "We learned a good deal that spring, and I learned to count before I build.",
    "What I took from it is to look at the pier first.",
    "It taught me that drivers follow paint and not signs.",
    "I learned what a line of paint is worth to a driver who is late.",
    "I learned to read the pier on the day before and not on the day.",
    "Looking back, I understood that a line of paint beats a sign.",
    "That made me realise that two lanes beat a sign.",
    "The lesson for me was that drivers follow paint.",
    "My lesson from our crew was to count first.",
]
NO_LESSON = [
    "We learned that the harbour had paid for the paint.",
    "We loaded the last car at six.",
    "The captain learned to like the lines.",
    "The mate showed us the way to the pier.",
    "Our crew took away the old signs.",
    "That made us late for the noon boat.",
    "It made us see the mate on the pier.",
    "The manager made us realise that the noon boat was late.",
    "The lesson for our passengers was to come early.",
    "The lesson we had booked was at six.",
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


def test_what_the_speaker_has_done_since_is_no_step_that_the_lesson_stands_before() -> None:
    end = "We learned that nobody reads a sign. I have painted the lines of every pier since."
    assert reason_of(judged(end))[0] == "lesson_of_group"


def test_a_lesson_that_is_said_of_a_body_of_people_hides_no_step() -> None:
    """It was an automatic "no hire": "as a department we" begins a decision of nobody's as well."""
    for end in ("As a crew we realised that paint works.", "As a department we slowly learned to count first."):
        assert "OWN002" not in [one.code for one in judged(end).findings]
        assert reason_of(judged(end))[0] == "lesson_of_group"
    decided = judged("As a crew we quickly changed the rota.")
    assert "OWN002" in [one.code for one in decided.findings]


def test_a_lesson_of_ones_own_earns_as_before_and_what_is_none_is_not_called_one() -> None:
    assert [end for end in OWN if reason_of(judged(end))[0] != "lesson"] == []
    assert [end for end in NO_LESSON if reason_of(judged(end))[0] != "no_lesson"] == []


def test_a_number_of_what_holds_in_general_is_no_result() -> None:
    for end in (
        "We learned that two short lanes are better than one long one.",
        "I learned that three people on a pier see less than one who counts.",
    ):
        quotes = [one.quote for one in judged(end).results.metrics]
        assert not any("lanes are" in quote or "people on" in quote for quote in quotes), quotes
    told = judged("I learned that nine lorries a day had turned back before, and now it is one.")
    assert any("lorries" in one.quote for one in told.results.metrics)
