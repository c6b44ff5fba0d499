"""How many examples are asked for, and how many an answer marks as such."""

import pytest

from rehearse.content import judge, transcript_of
from rehearse.types import Content, Question

FIRST = (
    "Last winter the kennel lost a key nearly every day. I drilled nine hooks into a board, I painted an outline "
    "behind each key and I hung it beside the door. Lost keys fell from five a week to none within a month, "
    "and the walkers were on time again. "
)
NEXT = " I printed the feeding times on the bowls, and wrong meals fell from six a week to one."
SEVERAL = ["Give me two examples of a time you made work simpler.", "Name two decisions you regret.",
           "Could you share some examples of how you learn?", "What are two projects you are proud of?"]  # fmt: skip
ONE = ["Tell me about a time two customers wanted the same thing.", "Give me an example of a tight deadline.",
       "Tell me about a time several teams wanted your help at once."]  # fmt: skip
MARKS = ["The second example is from the summer.", "Another time I had the kitchen.", "Second, in my job as a porter.",
         "And then there was the time I had the bowls.", "Example two."]  # fmt: skip


def judged(text: str, asked: str) -> Content:
    return judge(transcript_of(text), Question("asked", asked))[0]


@pytest.mark.parametrize("asked", SEVERAL)
def test_one_where_several_are_asked_for_is_a_finding_that_says_so(asked: str) -> None:
    content = judged(FIRST, asked)
    assert content.examples is not None
    assert (content.examples.asked, content.examples.given) == (2, 1)
    (message,) = [one.message for one in content.findings if one.code == "FIT002"]
    assert "examples" in message or "two " in message


@pytest.mark.parametrize("asked", ONE)
def test_a_question_about_one_time_asks_for_no_second(asked: str) -> None:
    assert judged(FIRST, asked).examples is None


@pytest.mark.parametrize("mark", MARKS)
def test_a_marked_second_example_is_heard(mark: str) -> None:
    content = judged(FIRST + mark + NEXT, SEVERAL[0])
    assert content.examples is not None
    assert content.examples.given == 2
    assert "FIT002" not in [one.code for one in content.findings]
