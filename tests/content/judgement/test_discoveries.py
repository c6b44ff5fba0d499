"""What the speaker found out by looking is not called idle; an aside behind the same look still is."""

import pytest

from rehearse.content import judge, transcript_of

BEGINNING = (
    "Last winter I noticed that the soup in our canteen came out cold every other day. "
    "Nobody had asked me, but I wanted to know why."
)
STEPS = (
    "I moved the trolley next to the hatch and I asked the porter to load the lids first. "
    "I taped a card above the dial. After three weeks cold bowls fell from 40 a day to 6, by the same sheet. "
    "I learned to follow a tray before I blame the cook."
)
LOOKS = [
    "I weighed the pots and I timed 60 trays from the hob to the table.",
    "I spent four mornings reading the kitchen log and marked each tray that came back.",
    "I tasted every pot and wrote down the hour of each tray.",
    "I asked eleven waiters about their trays and sorted their answers.",
]
FOUND = [
    "44 of them had stood on the trolley by the door without their lids.",
    "Two thirds of the trays had waited longest beside the hatch, where the window was open.",
    "It turned out that the dial on the second hob had been turned down by the porter every evening.",
    "Most of the cold trays came from the one trolley whose lids nobody ever loaded in time.",
    "I saw that nearly all of them had been on the same trolley for nine minutes or more.",
    "Most of them had stood at the far end of the row by the dish rack.",
    "The trouble was the draught that came in at the far end of the counter.",
]
ASIDES = [
    "The canteen had been painted green by two cousins that spring and smelled of it for weeks.",
    "It was my second year in the town and my uncle had three dogs at that time.",
    "Everybody there was always joking about the 12 old posters of bands on the back wall.",
    "My brother had got married that month, and there were more than ninety relatives at the party.",
]


def idle(*told: str) -> list[str]:
    """The stretches that earned nothing in a story with these sentences."""
    content, _ = judge(transcript_of(" ".join((BEGINNING, *told, STEPS))))
    assert content.density is not None
    return [one.quote for one in content.density.idle]


@pytest.mark.parametrize("look", LOOKS)
def test_what_a_look_brought_to_light_is_not_idle(look: str) -> None:
    assert [found for found in FOUND if idle(look, found)] == []
    assert idle(look, FOUND[0], FOUND[1]) == []


def test_a_share_of_a_number_that_was_looked_at_is_not_idle() -> None:
    assert idle(LOOKS[0], "41 of the 60 had been sent up in the lift at the back.") == []
    other = "41 of the 80 had been sent up in the lift at the back."
    assert idle(LOOKS[0], other) == [other.rstrip(".")]


def test_the_steps_end_what_a_look_can_have_found() -> None:
    found = "Most of the cold trays had stood nearest to the window by the stairs."
    assert idle(LOOKS[0], found) == []
    assert idle(LOOKS[0], "I shut the window by the stairs.", found) == [found.rstrip(".")]


@pytest.mark.parametrize("look", LOOKS)
def test_an_aside_behind_a_look_is_still_idle(look: str) -> None:
    assert [aside for aside in ASIDES if idle(look, aside) != [aside.rstrip(".")]] == []


def test_a_count_that_nobody_looked_for_or_did_anything_about_is_idle() -> None:
    assert idle("I opened the window by the hatch.", FOUND[0]) == [FOUND[0].rstrip(".")]
    behind = "Seven of the trays were yellow, and they had been a present from a hotel in Leeds."
    assert idle(LOOKS[0], behind) == [behind.rstrip(".")]
