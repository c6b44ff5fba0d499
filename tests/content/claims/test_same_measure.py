"""The value before is of the same measure; another number earlier in the answer is not, even with the same unit."""

import itertools

import pytest

from rehearse.content.claims import find_results
from rehearse.content.text import parse
from rehearse.content.text.sentences import transcript_of

OPENING = "Last spring I ran the {place} of a small {firm}, and the {thing} annoyed everybody."
STEPS = "I wrote down every delay. I drew a plan of the yard. {event} I hung the plan beside the gate."
PLACES = [("loading bay", "creamery"), ("front desk", "sawmill"), ("night kitchen", "hostel"), ("workshop", "tramway")]
THINGS = ["hand-in", "check of the crates", "wait at the hatch", "sharpening of a blade", "boarding"]
ENDS = [
    "the {thing} was down to six minutes",
    "the {thing} dropped to six minutes",
    "the {thing} now takes six minutes",
]
EVENTS = [
    "Two weeks later they sent me a better scale.", "They sent me a better scale two weeks later.",
    "The owner had come three days earlier.", "My cousin had rented a van an hour before.",
    "We had nine days left.", "The owner gave me five weeks.", "We had four hours for it.",
    "The new lamp came eight days after that.", "I bought the old press forty days ago.",
    "She planned on cutting it to fifty minutes.", "The fitting took twenty seconds a lamp.",
]  # fmt: skip
STARTS = [
    "The {thing} took forty minutes.", "The {thing} used to take forty minutes.", "It was forty minutes on a bad day.",
    "Forty minutes at the worst.", "It took forty minutes to the last crate.",
]  # fmt: skip


def before(answer: str) -> list[str | None]:
    return [one.before for one in find_results(parse(transcript_of(answer))).metrics]


def told(at: int, event: str, end: str) -> str:
    place, firm = PLACES[at % len(PLACES)]
    answer = f"{OPENING} {STEPS} In the end {end}.".replace("{event}", event)
    return answer.format(place=place, firm=firm, thing=THINGS[at % len(THINGS)])


@pytest.mark.parametrize(("event", "end"), list(itertools.product(EVENTS, ENDS)))
def test_a_moment_an_allowance_and_an_aim_are_no_value_before(event: str, end: str) -> None:
    for at in range(5):
        assert before(told(at, event, end)) == [None], told(at, event, end)


@pytest.mark.parametrize(("start", "end"), list(itertools.product(STARTS, ENDS)))
def test_a_value_of_the_same_measure_is_one(start: str, end: str) -> None:
    for at in range(5):
        assert before(told(at, start, end)) == ["40 min"], told(at, start, end)


@pytest.mark.parametrize(("start", "event"), list(itertools.product(STARTS, EVENTS)))
def test_it_is_found_past_another_time(start: str, event: str) -> None:
    for at in range(5):
        assert before(told(at, f"{start} {event}", ENDS[at % 3])) == ["40 min"], told(at, f"{start} {event}", ENDS[0])


SHARES = ["eighty percent", "70 %", "three quarters", "64 percent"]
OTHERS = [
    "Only {share} of the firms on my list came.", "{share} of my uncle's money was gone.",
    "The bank was asking for {share} of it in March.", "I had {share} of my hearing at that time.",
]  # fmt: skip
MEASURES = ["the rate of torn sacks", "the share of late boats", "our scrap", "the rate of failed welds"]


@pytest.mark.parametrize(("share", "other"), list(itertools.product(SHARES, OTHERS)))
def test_a_share_of_something_else_is_no_value_before(share: str, other: str) -> None:
    for at, measure in enumerate(MEASURES):
        sentence = other.format(share=share)
        answer = told(at, sentence[:1].upper() + sentence[1:], f"{measure} dropped to four percent")
        assert None in before(answer), answer
        assert set(before(answer)) == {None}, answer


@pytest.mark.parametrize("share", SHARES)
def test_a_share_of_the_same_thing_is_one(share: str) -> None:
    for at, measure in enumerate(MEASURES):
        answer = told(at, f"{measure[:1].upper()}{measure[1:]} was {share}.", f"{measure} dropped to four percent")
        assert None not in before(answer), answer


@pytest.mark.parametrize("early", ["earlier", "early", "sooner", "ahead of time"])
@pytest.mark.parametrize("start", ["We used to have an hour for it.", "It took an hour.", "The season was nine weeks."])
def test_a_difference_has_no_value_before(early: str, start: str) -> None:
    assert set(before(told(1, start, f"we finished forty minutes {early}"))) == {None}


@pytest.mark.parametrize(
    "asked", ["which of the letters got an answer", "which letters got a reply", "which boats came back"]
)
def test_a_share_that_the_speaker_only_noted_is_no_result(asked: str) -> None:
    assert before(told(2, f"I wrote down {asked}: four percent.", "I was glad")) == []


@pytest.mark.parametrize("lead", ["all ninety", "all of the ninety", "each of the ninety"])
def test_all_of_so_many_is_no_later_count_of_the_few_that_went_wrong(lead: str) -> None:
    told = (
        "In March, at the post room of a mill, we mixed up two parcels, and a man got the wrong boots. I read the "
        "book of that winter, I wrote a card for each shift and I drew a line on the shelf between the two streets."
    )
    (found,) = find_results(parse(transcript_of(f"{told} In the next half year {lead} parcels came right."))).metrics
    assert (found.before, found.after) == (None, "90")
