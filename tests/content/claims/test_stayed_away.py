"""An event without trouble, and a trouble that has not come back, are results; doing without a thing is not."""

from rehearse.content import judge, transcript_of

DEEDS = (
    "Nobody had asked me to, but I wrote down each case for two weeks, traced them to the same corner, and rebuilt the "
    "rack with the crew."
)
RAMP = "Last autumn the pallets in our warehouse kept tipping on the ramp and two drivers were hurt."
CHOIR = "Two years ago the choir was about to dissolve, and the church leaked whenever it rained."
OVEN = "At the bakery where I worked, the night oven overheated and the loaves burned again and again."
STALL = "Last winter the post at our stall arrived late and the lamps sold badly, since the heater worked at noon only."
PASSED = [
    (RAMP, "The Christmas rush ended with no injuries."),
    (RAMP, "We got through the whole season without a single accident."),
    (RAMP, "The new ramp opened with zero incidents."),
    (RAMP, "The winter passed without one crate dropped."),
    (CHOIR, "The concert went ahead without any leaks."),
    (CHOIR, "The season ended with not one mistake in the programme."),
    (OVEN, "Christmas went by with no burned loaves."),
    (OVEN, "The inspection passed with no defects."),
]
NOT_BACK = [
    (RAMP, "The pallets have not tipped in the eight months since."),
    (RAMP, "It has never tipped since."),
    (CHOIR, "The church has not leaked since."),
    (CHOIR, "The roof has not leaked for three winters."),
    (OVEN, "The oven has not overheated since the spring."),
]
DONE_WITHOUT = [
    (RAMP, "I did the whole thing with no budget."),
    (RAMP, "We did it without any training."),
    (RAMP, "The ramp was built without a permit."),
    (RAMP, "The meeting ended without a decision."),
    (RAMP, "The new drivers came without any experience."),
    (CHOIR, "The choir sang with no conductor."),
    (CHOIR, "It has not rained since."),
    (CHOIR, "The evening went by with no singing."),
    (OVEN, "I left with no regrets."),
    (OVEN, "The day started without any bread."),
    (OVEN, "I went home with no complaints about my work."),
]


def read(opening: str, ending: str) -> list[str | None]:
    """The values of the results in a story with this opening and this ending."""
    content, _ = judge(transcript_of(f"{opening} {DEEDS} {ending} I learned to write things down before I guess."))
    return [metric.value for metric in content.results.metrics]


def test_what_an_event_passed_without_is_a_result() -> None:
    assert [ending for opening, ending in PASSED if read(opening, ending) != ["0"]] == []


def test_a_trouble_that_has_not_been_back_is_a_result() -> None:
    assert [ending for opening, ending in NOT_BACK if read(opening, ending) != ["0"]] == []


def test_what_one_does_without_is_none() -> None:
    assert [ending for opening, ending in DONE_WITHOUT if read(opening, ending)] == []


NOTHING_FAILED = [
    (RAMP, "Nothing fell again that year."),
    (RAMP, "In the six months since, nothing has tipped."),
    (RAMP, "Nothing was damaged after that."),
    (CHOIR, "Since then nothing has gone astray."),
    (CHOIR, "We tuned the pipes, and nothing has jammed for two winters."),
    (CHOIR, "Nothing of the sort has occurred since."),
    (OVEN, "I found seven defects and mended each in May. None of them came back."),
    (OVEN, "There were four outages that month. None of those has recurred."),
    (OVEN, "Nothing got burned again."),
]
NOTHING_GAINED = [
    (RAMP, "Nothing has arrived since."),
    (RAMP, "Nothing stopped the trucks again."),
    (RAMP, "Nothing was left after that."),
    (RAMP, "I had asked six drivers. None of them came back."),
    (CHOIR, "Nothing has happened since."),
    (CHOIR, "Nothing broke the silence again."),
    (CHOIR, "We lost eleven singers that winter. None of them returned."),
    (OVEN, "Nothing has been sold since."),
    (STALL, "Nothing has arrived since."),
    (STALL, "Nothing has sold since then."),
    (STALL, "Nothing has worked since the spring."),
    (OVEN, "We had nine complaints from guests. None of them came back."),
]


def test_nothing_that_failed_again_is_a_result() -> None:
    assert [ending for opening, ending in NOTHING_FAILED if "0" not in read(opening, ending)] == []


def test_nothing_that_came_or_happened_is_none() -> None:
    assert [ending for opening, ending in NOTHING_GAINED if "0" in read(opening, ending)] == []
