"""What somebody else wanted or thought of is quoted for no principle; what the speaker did about it still is."""

from itertools import product

from rehearse.content.story.answer import understand
from rehearse.content.text.sentences import transcript_of

PERSONS = ("My headmistress", "The abbot", "My supervisor", "A colleague of mine", "Our harbour master")
THEIRS = (
    "{who} wanted me to find out why the patients waited so long.",
    "{who} said that the customers were unhappy and that she wanted to know the root cause.",
    "{who} had the idea to ask the customers what they needed.",
    "{who} came up with the idea of a simpler form for the customers.",
    "{who} came up with a prototype for the customers.",
    "{who} phoned the customers.",
    "{who} suggested that we invent a simpler form for the customers.",
)
OWN = (
    "{who} wanted a rota, so I asked the customers what they needed and I called each customer back.",
    "I convinced the abbot that the customers should come first, and I called each customer.",
    "I noticed that the customers ordered twice, and I asked each customer why.",
    "A customer told me that she waited an hour, and I called the customer back the same day.",
)
JOBS = ("I was a data analyst at an abbey.", "I'm a trainee at a mill.", "I am a client adviser in Ghent.")
NO_JOBS = ("I came up with a prototype.", "I phoned the customers.", "I analysed the data of nine mills.")
STORY = "In May the ferry was late. {told} I painted the hull. I tied the ropes."


def quoted(told: str) -> list[str]:
    return [signal.quote or "" for signal in understand(transcript_of(STORY.format(told=told))).principles]


def test_the_wish_of_another_person_is_no_evidence() -> None:
    told = [frame.format(who=who) for frame, who in product(THEIRS, PERSONS)]
    assert [said for said in told if any(quote in said for quote in quoted(said))] == []


def test_what_the_speaker_did_about_it_is_evidence() -> None:
    told = sorted({frame.format(who=who) for frame, who in product(OWN, PERSONS)})
    assert [said for said in told if not any(quote in said for quote in quoted(said))] == []


def test_what_the_speaker_is_shows_nothing_and_what_they_do_does() -> None:
    assert [said for said in JOBS if any(said.rstrip(".") in quote for quote in quoted(said))] == []
    assert [said for said in NO_JOBS if not any(said.rstrip(".") in quote for quote in quoted(said))] == []
