"""FIT001 speaks only where the words clearly point to another principle, and nothing to that of the question."""

import pytest

from rehearse.content import judge, transcript_of
from rehearse.content.rules.fit001_off_question import CLEAR_STRENGTH, RULE
from rehearse.types import Question

PLAIN = (
    "Last May the lid of our kiln jammed during the night. I opened it with a bar and I oiled the hinge. I glazed the "
    "shelf anew. The next batch came out whole, and the potters have had no trouble with that kiln since the summer."
)
SHOWN = {
    "Dive Deep": PLAIN.replace("I glazed", "For three weeks I weighed the clay every night. I glazed"),
    "Deliver Results": PLAIN + " Broken pots went from nine a month to two.",
    "Ownership": PLAIN.replace("I opened", "Nobody had asked me to look at it, but I opened"),
    "Learn and Be Curious": PLAIN + " I learned that a hinge wants oil before it wants a bar.",
}


def accused(answer: str, *principles: str) -> list[str | None]:
    content = judge(transcript_of(answer), Question("q", "Tell me about a time.", principles))[0]
    return [finding.quote for finding in content.findings if finding.code == RULE.code]


@pytest.mark.parametrize("principle", SHOWN)
def test_what_the_parts_of_an_answer_show_is_never_missed(principle: str) -> None:
    assert accused(SHOWN[principle], principle) == []


@pytest.mark.parametrize("principle", ["Frugality", "Think Big", "Earn Trust"])
def test_an_answer_that_points_to_nothing_clearly_is_not_off_the_question(principle: str) -> None:
    content = judge(transcript_of(PLAIN))[0]
    assert all(signal.strength < CLEAR_STRENGTH for signal in content.principles)
    assert accused(PLAIN, principle) == []


def test_the_quoted_sentence_is_the_one_that_points_elsewhere() -> None:
    told = RULE.before.replace("«", "").replace("»", "")
    content = judge(transcript_of(told))[0]
    assert content.principles[0].strength >= CLEAR_STRENGTH
    assert accused(told, "Frugality") == [content.principles[0].quote]
    assert accused(told, content.principles[0].name) == []
