"""Promises of hearing whether a follow-up was answered."""

import pytest

from rehearse.content import judge, transcript_of
from rehearse.content.judgement.follow_up_answers import ASKED, brings
from rehearse.types import OpenPoint, Question

BRINGS: list[tuple[OpenPoint, str]] = [
    ("measurement", "I counted the failed builds in the build logs, four weeks before and four weeks after."),
    ("measurement", "We measured it with the ticket system, over six weeks."),
    ("number", "It was about forty percent fewer."),
    ("baseline", "Before that it was 23 a month."),
    ("outcome", "In the end the queue fell from nine minutes to two."),
    ("origin", "It was my own idea, nobody had asked me."),
    ("part", "I wrote the test and I called the supplier."),
    ("steps", "First I read the logs, and then I called the supplier."),
    ("lesson", "I learned to count first, and next time I would share the numbers in the first week."),
]
LACKS: list[tuple[OpenPoint, str]] = [
    ("measurement", "It was really a lot better and everybody was happy."),
    ("number", "It was a lot, really a lot."),
    ("baseline", "It was much worse before."),
    ("origin", "Well, that is how it was."),
    ("part", "We all did it together, it was a team effort."),
    ("steps", "It was difficult, but it worked."),
    ("lesson", "It was fine as it was."),
]


@pytest.mark.parametrize(
    ("about", "said", "brought"), [(*one, True) for one in BRINGS] + [(*one, False) for one in LACKS]
)
def test_what_was_asked_for_is_heard_or_not(about: OpenPoint, said: str, brought: bool) -> None:
    transcript = transcript_of(said)
    content, _ = judge(transcript, Question("q-follow-up", "And?", kind="follow-up"))
    assert brings(about, content, transcript) is brought


def test_everything_that_can_be_asked_for_has_a_name_and_a_case() -> None:
    assert {about for about, _ in BRINGS} == set(ASKED)


def heard(about: OpenPoint, said: str) -> bool:
    transcript = transcript_of(said)
    return brings(about, judge(transcript, Question("q-follow-up", "And?", kind="follow-up"))[0], transcript)


CHANGES = [
    "{} was 20% less.",
    "As I said, {} was 20 percent lower than before.",
    "{} fell by a fifth, by 20%.",
    "It was a drop of 20% in {}.",
    "In two months {} went down 20%.",
    "{} came down to three a week.",
    "{} was three times faster.",
]
STARTS = [
    "{} was 20% before.",
    "It used to be forty minutes.",
    "{} took us about nine hours, over three months.",
    "It fell from 40 a week to 12.",
    "It was 12, which is 20% less; before it was 15.",
    "20% of {} was late.",
]


@pytest.mark.parametrize("thing", ["the scrap", "our postage", "the waiting at the kiln"])
def test_a_change_is_no_value_before(thing: str) -> None:
    assert [said for said in CHANGES if heard("baseline", said.format(thing))] == []
    assert [said for said in STARTS if not heard("baseline", said.format(thing))] == []
