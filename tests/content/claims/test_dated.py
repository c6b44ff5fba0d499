"""Values in a piece of a sentence that names their time: "August, which is busier if anything, five slips"."""

import pytest

from rehearse.content.claims import find_results
from rehearse.content.text import parse
from rehearse.content.text.sentences import transcript_of

YARDS = (
    ("I keep a lighthouse.", "wet wicks", "I cleaned each lens. I drew a table of the tides. I nailed it to the door."),
    ("I bake for a convent.", "burnt loaves", "I moved the stove. I chalked the hours. I sieved the flour twice."),
    ("I mend nets at a harbour.", "torn nets", "I waxed the twine. I hung a lamp over it. I tied a tag to each one."),
)
BEFORE = "There were thirty-one {bads} in one month."
CHANGES = (
    ("There were thirty-one {bads} in the book for June.", "July, which is windier if anything, nine {bads}."),
    (
        "I counted, and it was thirty-one {bads} of two hundred.",
        "The two months after that, same weather, nine {bads}.",
    ),
    (BEFORE, "The week before Easter, and that's our worst, there were nine."),
    ("In the rehearsal it took thirty-one minutes.", "The night of the fair, nine minutes."),
    ("In one week I had been called out thirty-one times.", "Nine times, the fortnight after."),
    ("There had been thirty-one {bads} that winter.", "This winter, colder if you ask me, nine {bads}."),
    (BEFORE, "Nine {bads}, the month after."),
    (BEFORE, "Following spring, with more boats out, it was nine."),
)
NONE = (
    "The night before the opening, six lads.",
    "The week after, I bought nine.",
    "On the Monday, seven in the morning.",
    "Next day, three apologies.",
    "By the end of the week, blisters, ten of them.",
    "Two biscuits, every afternoon.",
    "The month after, my boss, forty years old.",
    "Four coats of paint, in May.",
    "Three times, the week after, I nearly gave up.",
)


def ends(yard: tuple[str, str, str], before: str, later: str) -> list[tuple[str | None, str | None]]:
    """Both ends of every result of an answer."""
    who, bads, steps = yard
    said = f"{who} {before} Nobody minded much. {steps} {later} That made me glad. They all saw it."
    metrics = find_results(parse(transcript_of(said.replace("{bads}", bads)))).metrics
    return [(one.before, one.after) for one in metrics]


@pytest.mark.parametrize(("before", "later"), CHANGES)
def test_a_value_that_stands_beside_its_time_is_read_with_the_one_before(before: str, later: str) -> None:
    unit = " min" if "minutes" in later else ""
    for yard in YARDS:
        assert ends(yard, before, later) == [(f"31{unit}", f"9{unit}")]


@pytest.mark.parametrize("later", NONE)
def test_other_counts_beside_a_time_are_no_results(later: str) -> None:
    for yard in YARDS:
        assert ends(yard, BEFORE, later) == []
