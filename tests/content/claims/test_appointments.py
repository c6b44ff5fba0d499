"""The hour at which somebody did something is no first value of a change; a value held at a figure is one."""

import pytest

from rehearse.content import judge, transcript_of

OPENING = "Last spring I ran the loading bay of a brewery, and kegs left for the wrong pub all week."
DEEDS = "I wrote the pub on each lid, hung a list at the ramp, and read it out to the drivers."
HOURS = [
    "I knelt at the ramp at six for a week and read every lid.",
    "We stayed there until nine each evening.",
    "I got up at four and counted them.",
    "The crew met at the ramp at five.",
]
LATER = ["All seventy kegs after that went to the right pub.", "After that all thirty vans left full."]


def befores(hour: str, later: str) -> list[str | None]:
    content, _ = judge(transcript_of(f"{OPENING} {DEEDS} {hour} {later} I learned to write on lids."))
    return [metric.before for metric in content.results.metrics]


@pytest.mark.parametrize("later", LATER)
def test_an_hour_is_no_first_value(later: str) -> None:
    assert [hour for hour in HOURS if befores(hour, later) != [None]] == []


def test_a_value_held_at_a_figure_is_one() -> None:
    assert befores("In April the count of strays stood at nine a day.", "By June it was at two a day.") == ["9/day"]
