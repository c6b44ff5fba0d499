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
