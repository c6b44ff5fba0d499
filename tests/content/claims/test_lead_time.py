"""How early something is done each time is no result; how long it takes now is one."""

from rehearse.content.claims import find_results
from rehearse.content.text import parse
from rehearse.content.text.sentences import transcript_of

STORY = (
    "I tune pianos in Derry. A string broke under a pupil's hand during the spring concert. I unscrewed the frame, I "
    "wound a new string and I wrote to every hall about the old ones. The concert went on by nine that evening. {last}"
)
LEAD_TIMES = [
    "I do a tension check on every old frame now, two days ahead, and I send back any that fails.",
    "I ring the hall before every concert now, three weeks in advance, and I ask about the heating.",
    "I tune the lowest octave first now, one day beforehand, and the rest follows in the morning.",
]
LEVELS = ["A new string now takes two days.", "Finding a bad string takes two days now, and no more."]


def _amounts(last: str) -> list[str]:
    reading = parse(transcript_of(STORY.format(last=last)))
    return [metric.value for metric in find_results(reading).metrics]


def test_how_early_something_is_done_is_no_result() -> None:
    assert [last for last in LEAD_TIMES if _amounts(last)] == []


def test_how_long_something_takes_now_is_one() -> None:
    assert [_amounts(last) for last in LEVELS] == [["2 day"], ["2 day"]]
