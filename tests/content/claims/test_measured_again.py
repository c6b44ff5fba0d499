"""A second measurement after the work is the level reached; a time mentioned beside a deed is not a measurement."""

import itertools

import pytest

from rehearse.content.claims import find_results
from rehearse.content.text import parse
from rehearse.content.text.sentences import transcript_of

WORK = "The {thing} took fifty minutes. I moved the hoist, I swapped two belts and I oiled the winch. {end}"
THINGS = ["launch of a boat", "milling", "sound check", "rigging", "changeover"]
AGAIN = [
    "I timed it again: nineteen minutes.", "I timed it again, nineteen minutes.", "We clocked it again: 19 minutes.",
    "Then I ran it ten times, median nineteen minutes.", "Afterwards I did it six times, on average nineteen minutes.",
    "I measured it again and it took nineteen minutes.", "I timed it again. It was nineteen minutes.",
    "Then we ran it eight times, and the median was nineteen minutes.", "I timed the {thing} again, nineteen minutes.",
]  # fmt: skip
BESIDE = [
    "I rang her again, nineteen minutes.", "I timed the kettle again: four minutes.",
    "I tried it again, two weeks later.",
    "Then I rode there on Friday, ten minutes from my house.", "I read it again, about two hours.",
    "I timed it again. It was two weeks before the fair.", "Then I read it three times, five minutes each.",
    "I counted the lamps again, which took ten minutes.", "She timed it again in nineteen minutes.",
]  # fmt: skip


def ends(thing: str, end: str) -> list[tuple[str | None, str | None]]:
    said = WORK.format(thing=thing, end=end.format(thing=thing))
    return [(one.before, one.after) for one in find_results(parse(transcript_of(said))).metrics]


@pytest.mark.parametrize(("thing", "end"), list(itertools.product(THINGS, AGAIN)))
def test_a_second_measurement_is_the_level_reached(thing: str, end: str) -> None:
    assert ends(thing, end) == [("50 min", "19 min")]


@pytest.mark.parametrize(("thing", "end"), list(itertools.product(THINGS, BESIDE)))
def test_a_time_beside_a_deed_is_no_result(thing: str, end: str) -> None:
    assert ends(thing, end) == []


@pytest.mark.parametrize("end", AGAIN)
def test_a_first_measurement_is_none(end: str) -> None:
    work = "So I moved the hoist, I swapped two belts, I oiled the winch and I hung a list beside the door."
    calm = "The owner was glad, and the crews were calmer than they had been in a long time."
    said = f"I worked at a dock, and the launch was slow. {end.format(thing='launch')} {work} {calm}"
    assert find_results(parse(transcript_of(said))).metrics == ()


@pytest.mark.parametrize(("how", "many"), list(itertools.product(["timed", "watched", "weighed"], ["forty", "12"])))
def test_as_many_measured_again_as_before_are_no_change(how: str, many: str) -> None:
    first = f"So I {how} {many} trays over a week. I built a rack."
    again = f"After three weeks I {how} another {many} trays and the wait had dropped from twelve minutes to four."
    told = find_results(parse(transcript_of(f"{first} {again}")))
    assert [(one.before, one.after) for one in told.metrics] == [("12 min", "4 min")]
