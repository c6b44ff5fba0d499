"""Judging takes time in proportion to the length of the answer, and little of it."""

from collections.abc import Callable

import pytest

from rehearse.content import judge, transcript_of
from tests.content import retellings
from tests.timing import grows_at_most, takes_at_most

STORY = retellings.SELF_STARTED + " " + retellings.EARN_TRUST + " " + retellings.ASSIGNED


def judging(text: str) -> Callable[[], object]:
    transcript = transcript_of(text)
    return lambda: judge(transcript)


def story(words: int, *, marked: bool = True) -> str:
    """An answer of so many words."""
    text = STORY if marked else STORY.lower().replace(".", "").replace(",", "")
    many = text.split()
    return " ".join((many * (words // len(many) + 1))[:words])


def test_a_spoken_answer_of_300_words_is_judged_at_once() -> None:
    """30 ms are promised on an idle machine; the test allows a busy one five times that."""
    judge(transcript_of(STORY))
    assert takes_at_most(0.15, judging(story(300)))


@pytest.mark.slow
@pytest.mark.parametrize("marked", [True, False])
def test_ten_times_the_words_take_about_ten_times_as_long(marked: bool) -> None:
    """A quadratic rule would take a hundred times as long; noise of a busy machine stays below forty."""
    judge(transcript_of(STORY))
    assert grows_at_most(40, judging(story(300, marked=marked)), judging(story(3000, marked=marked)))


@pytest.mark.slow
def test_fifty_thousand_words_are_judged_in_linear_time() -> None:
    assert grows_at_most(40, judging(story(5_000)), judging(story(50_000)))


@pytest.mark.slow
def test_orders_are_weighed_in_linear_time_however_many_there_are() -> None:
    """Each was held against every other word of the text: 38 s for an answer of 1 MB."""
    sentence = "My manager asked me to sort the boxes. I counted the {0} every day. Was {0} told to wait? "

    def orders(times: int) -> str:
        return "".join(sentence.format(f"crate{number}") for number in range(times))

    assert grows_at_most(25, judging(orders(100)), judging(orders(1000)))


@pytest.mark.slow
def test_numbers_are_weighed_in_linear_time_however_many_there_are() -> None:
    """Each was held against every other number and every step: 13 s for 4,000 sentences, 4 s for half as many."""

    def lamps(sentences: int) -> str:
        return " ".join(f"We had {number % 90 + 2} lamps." for number in range(sentences))

    assert grows_at_most(18, judging(lamps(300)), judging(lamps(3000)))


@pytest.mark.slow
def test_what_there_was_none_of_is_looked_up_in_linear_time() -> None:
    """The set-up was walked again for each word of it: 4.1 s for 1,600 sentences, 1.3 s for half as many."""
    opening = "Last year the pump in our yard kept stalling. I cleaned the filter and I changed the belt. "

    def weeks(sentences: int) -> str:
        return opening + "The week passed with no stoppages at the pump. " * sentences

    assert grows_at_most(16, judging(weeks(200)), judging(weeks(2000)))
