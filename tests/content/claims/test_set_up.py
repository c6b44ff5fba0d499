"""A number that tells the problem, before the speaker has done anything, is no result."""

import pytest

from rehearse.content.claims import find_results
from rehearse.content.text import parse
from rehearse.content.text.sentences import transcript_of
from tests.content.claims.vocabulary import TRADES

PROBLEMS = (
    "{bad} had gone from 2 to 14 a week.",
    "{bad} had risen by 40 percent in a year.",
    "we were losing about 20 percent of our {people}.",
    "{thing} took nine days on average.",
    "{thing} had gone up from ten minutes to forty.",
    "one in five {people} complained.",
    "it cost us 4,000 euros a month.",
    "{good} was at 61 percent, it used to be 90.",
    "we had twice as many {bad} as the year before.",
    "{bad} doubled that winter.",
    "it used to take ten minutes and now it took forty.",
)
STORY = (
    "Two winters ago I worked at {place} and {problem} Nobody looked after it, so I wrote down what happened every day "
    "for a fortnight. I found that one form was filled in twice. I threw that form away, I wrote a shorter one and I "
    "showed it to the {colleague}. Looking back, I would ask them first."
)


@pytest.mark.parametrize("problem", PROBLEMS)
def test_the_problem_is_no_result(problem: str) -> None:
    for trade in TRADES[::6]:
        words = trade._asdict()
        text = STORY.format(**words, problem=problem.format(**words))
        assert find_results(parse(transcript_of(text))).metrics == ()


DEEDS = ("I found twelve more {people}.", "I took the {colleague} to one side.", "I brought it to three schools.")


@pytest.mark.parametrize("deed", DEEDS)
def test_what_the_speaker_found_or_where_they_went_is_no_result(deed: str) -> None:
    for trade in TRADES[::6]:
        words = trade._asdict()
        text = STORY.format(**words, problem="it was slow.") + " " + deed.format(**words)
        assert find_results(parse(transcript_of(text))).metrics == ()


OFFERS = ("range", "menu", "programme", "catalogue", "timetable")
MOVES = ("cut", "reduced", "raised", "brought", "narrowed")


@pytest.mark.parametrize("offer", OFFERS)
@pytest.mark.parametrize("move", MOVES)
def test_the_size_of_what_the_speaker_offers_is_a_step_and_no_result(offer: str, move: str) -> None:
    words = TRADES[0]._asdict()
    text = STORY.format(**words, problem="it was slow.") + f" I {move} the {offer} to twelve."
    assert find_results(parse(transcript_of(text))).metrics == ()


@pytest.mark.parametrize("thing", ["complaints", "the waiting list", "the number of faults", "returns"])
def test_what_it_led_to_is_one(thing: str) -> None:
    words = TRADES[0]._asdict()
    text = STORY.format(**words, problem="it was slow.") + f" We cut {thing} to twelve."
    assert [one.value for one in find_results(parse(transcript_of(text))).metrics] == ["12"]


FOUND = ("gone from {} to {} since spring", "risen from {} to {} that year", "grown from {} to {} within a month")


@pytest.mark.parametrize("found", FOUND)
@pytest.mark.parametrize(("before", "after"), [("2", "14"), ("0.2 percent", "1.1 percent"), ("ten minutes", "forty")])
def test_what_had_worsened_when_the_speaker_looked_is_no_result(found: str, before: str, after: str) -> None:
    for trade in TRADES[::6]:
        words = trade._asdict()
        looked = f"I plotted {trade.bad} by week, and it had {found.format(before, after)}."
        text = STORY.format(**words, problem="it was slow.").replace("I found", f"{looked} I found")
        assert find_results(parse(transcript_of(text))).metrics == ()
