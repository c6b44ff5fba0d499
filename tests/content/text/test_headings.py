"""Promises of reading headings in a written answer."""

import pytest

from rehearse.content import judge, transcript_of
from rehearse.content.text import parse
from rehearse.content.text.headings import headed, heading_of

STORY = """Situation: Last winter the boiler of our school failed twice a week.
Task: Nobody had asked me, but I wanted to know why.
Action: I read the service log of a year. I measured the pressure every morning. I replaced the valve.
Result: Failures fell from eight a month to none, counted from the same log.
"""


@pytest.mark.parametrize("heading", ["Reflection: ", "Lesson learned: ", "Learnings:\n"])
def test_what_stands_under_a_heading_of_reflection_is_a_lesson(heading: str) -> None:
    content, _ = judge(transcript_of(f"{STORY}{heading}MethodSettings beats guessing, and the log is where to begin."))
    assert "REF001" not in {finding.code for finding in content.findings}
    assert content.scores["self_awareness"].points >= 6


def test_a_heading_with_nothing_under_it_is_no_lesson() -> None:
    content, _ = judge(transcript_of(f"{STORY}Reflection:"))
    assert "REF001" in {finding.code for finding in content.findings}


def test_a_stock_phrase_stays_one_under_any_heading() -> None:
    content, _ = judge(transcript_of(f"{STORY}Reflection: Communication is key."))
    assert "REF002" in {finding.code for finding in content.findings}


def test_a_word_that_only_begins_a_sentence_is_no_heading() -> None:
    reading = parse(transcript_of("The result was a surprise. Reflection came later."))
    assert heading_of(reading, 0) is None
    assert headed(reading, "reflection") is None


def test_what_stands_under_a_written_heading_is_that_part_and_quoted_without_it() -> None:
    text = (
        "Situation:\nThe kiln was cold.\nNobody knew why it went out at night.\nTask:\nI wanted it hot before May.\n"
        "Action:\nI opened the vent and I glazed two pots.\nResult:\nNine pots of ten came out whole.\n"
        "It rained a lot.\n"
        "Reflection:\nAsk the potter first."
    )
    parts = judge(transcript_of(text))[0].parts
    assert all(part.present for part in parts.values())
    assert [parts[name].quote for name in ("situation", "result", "reflection")] == [
        "The kiln was cold",
        "Nine pots of ten came out whole",
        "Ask the potter first",
    ]
