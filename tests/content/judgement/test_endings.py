"""What is said of an ending is said of the last words: findings, rows and questions agree on where an answer ends."""

import re

import pytest

from rehearse.data.reasons import sentence_of
from rehearse.pipeline import check
from rehearse.types import Content

STEPS = [
    "When I worked in a bakery there were too many loaves left every evening. I counted them and I moved one oven.",
    "Last winter I noticed that our reading room was cold. I asked the caretaker and I wrote a plan for the doors.",
    "This is a test of my new microphone, and I am talking about my last job in the harbour, which was a small one.",
]
MIDDLES = ["It was a long week for all of us there.", "This is me talking very slowly about it."]
LASTS = [
    "So that would be the whole of it.",
    "Then we all drove home in the rain.",
    "I bought a new coat the next day.",
]


def judged(steps: str, middle: str, last: str) -> Content:
    """The judgement of an answer that tells no change."""
    content = check(f"{steps} {middle} {middle} {last}").content
    assert content is not None
    return content


@pytest.mark.parametrize("steps", STEPS)
@pytest.mark.parametrize("middle", MIDDLES)
@pytest.mark.parametrize("last", LASTS)
def test_only_the_last_sentence_is_called_the_end(steps: str, middle: str, last: str) -> None:
    content = judged(steps, middle, last)
    for one in content.findings:
        if re.search(r"\bend(s|ing)?\b", one.message):
            assert one.quote == last[:-1], one
    reasons = [sentence_of(reason) for row in content.scores.values() for reason in row.reasons if reason.quotes]
    assert not [said for said in reasons if re.search("the end(ing)?|ends", re.sub("“.*?”", "", said))]
    assert not [one.because for one in content.follow_ups if re.search("The (ending|story ends)", one.because)]


def test_some_of_them_tell_no_change() -> None:
    """Else the promise above would hold for want of a case."""
    told = [judged(STEPS[0], middle, last) for middle in MIDDLES for last in LASTS]
    messages = " ".join(finding.message for content in told for finding in content.findings)
    assert "These words do not say what changed" in messages
    assert "The answer ends here" in messages
