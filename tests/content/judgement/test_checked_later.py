"""A later look at what was put right is heard as following up, and quoted from the beginning of its clause."""

import pytest

from rehearse.content.judgement.checked_later import checked_later
from rehearse.content.story.answer import understand
from rehearse.content.text.sentences import transcript_of

STORY = "The tenant's boiler failed last winter. I apologised and I paid for a heater."
LATER = (
    "I called again in February.",
    "I rang her a fortnight later.",
    "A month later I visited the flat again.",
    "Two weeks after that I checked the gauge.",
    "The following week I looked at the boiler again.",
    "I wrote to her again on the Friday, and it was warm.",
    "After three weeks I went back and tested the pump.",
    "I popped in again the next day.",
    "In spring I measured the pressure again.",
    "He fixed it, and a week later I asked her whether it still held.",
    "When I measured the heat in October, the flat was warm.",
    "When I returned in April, I weighed the coal again.",
    "A year on, I looked again at how much gas we burnt.",
    "By Christmas I had surveyed the tenants once more.",
    "I took another reading in spring.",
    "I retested the valve in May.",
    "At the end of the season I compared the two bills.",
)
NOT_LATER = (
    "I called the plumber in February.",
    "I rang again and again until he came.",
    "I went back to my desk.",
    "I asked her how cold it was.",
    "She called again in February.",
    "I should have called again in February.",
    "A month later she moved out.",
    "I painted the hall again in spring.",
    "I counted the calls each evening.",
    "After three weeks I weighed the tank.",
    "I noted the pressure every morning.",
    "When I called the plumber on Monday he was away.",
    "When I measured the heat in October it was cold, so I lagged the pipe.",
    "A season later I sold the flat.",
    "I read the manual again that night and rebuilt the seal.",
)


def found(said: str) -> str | None:
    answer = understand(transcript_of(f"{STORY} {said}"))
    words = checked_later(answer)
    return None if words is None else answer.reading.quote(words)


def test_a_later_look_is_heard() -> None:
    assert not [said for said in LATER if found(said) is None]


def test_other_deeds_are_none() -> None:
    assert not [said for said in NOT_LATER if found(said) is not None]


@pytest.mark.parametrize(
    ("said", "quote"),
    [
        ("A month later I visited the flat again.", "A month later I visited the flat again"),
        ("He fixed it, and a week later I asked her whether it still held.", "a week later I asked her"),
    ],
)
def test_it_is_quoted_from_the_beginning_of_its_clause(said: str, quote: str) -> None:
    assert found(said) == quote
