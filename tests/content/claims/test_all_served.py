"""At the end, all of a count that was served, how long a thing then ran, and how little was lost are results."""

from rehearse.content import judge, transcript_of

OPENING = "Last June I ran the tea room of a cricket club, and on the day of the cup the urn stopped."
DEEDS = "I borrowed two kettles, set up a table at the pavilion, and carried the water over with a barrow."
RESULTS = {
    "All sixteen umpires got their tea before four.": "16",
    "All of the thirty cricketers were fed by noon.": "30",
    "All twelve coaches left on time.": "100%",
    "It ran for the other nine matches.": "9",
    "The urn worked for all twenty matches that were left.": "20",
    "We threw out only two cakes out of fifty.": "2/50",
    "Only three of ninety sandwiches were binned.": "3/90",
    "Both of them were back on time.": "100%",
    "No fielder missed his tea in those two weeks.": "0",
    "No cricketer got lost over those six weeks.": "0",
}
NONE = [
    "All sixteen umpires grumbled about it.",
    "All sixteen umpires had a cold.",
    "All nine cups came from the same shop.",
    "All nine cups were in the box before that.",
    "All sixteen umpires got ill before four.",
    "It leaked for the other nine matches.",
    "It stopped for the other nine matches.",
    "It was noisy for all nine matches.",
    "I stood there for all nine matches.",
    "We threw out forty cakes out of fifty.",
    "We baked only two cakes out of fifty.",
    "Both of them were from Leeds.",
    "No fielder used the gate in those weeks.",
]


def values(ending: str) -> list[str | None]:
    content, _ = judge(transcript_of(f"{OPENING} {DEEDS} {ending} I learned to boil water early."))
    return [metric.value for metric in content.results.metrics]


def test_an_end_that_counts_who_was_served_is_a_result() -> None:
    assert {ending: values(ending) for ending in RESULTS} == {ending: [value] for ending, value in RESULTS.items()}


def test_other_counts_of_all_are_none() -> None:
    assert [ending for ending in NONE if values(ending)] == []


def test_a_share_of_all_before_the_last_step_is_none() -> None:
    told = f"{OPENING} All sixteen umpires got their tea before four that day. {DEEDS} I learned to boil water."
    assert not judge(transcript_of(told))[0].results.metrics
