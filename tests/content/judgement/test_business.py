"""What a result meant for people is heard where no noun names them."""

import pytest

from rehearse.content.judgement.business import business_words
from rehearse.content.story.answer import Answer, understand
from rehearse.content.text.sentences import transcript_of

STORY = "The ferry office was a mess last spring. I drew a new plan of the pier and I painted the lanes myself."
FATES = (
    "Nobody has gone home hungry since.",
    "Since then nobody has slept in the lounge.",
    "No one had to sleep on deck again.",
    "No one has missed a sailing since.",
    "Nobody slipped on the ramp again.",
    "Nobody's been left on the quay since.",
    "No one was sent away after that.",
    "We never ran short again.",
    "We have not lost a trunk since.",
    "We never had to turn back again.",
    "She has not had a fall since.",
    "He never had to borrow a torch again.",
    "Boarding took 9 minutes instead of 25, and everybody got a seat.",
    "Boarding went from 25 minutes to 9. Nobody stands in the rain any more.",
    "Boarding went from 25 minutes to 9, so no one has to run for it now.",
    "Boarding went from 25 minutes to 9 for the passengers. I learned to ask the sailors before I draw a plan.",
    "I learned to ask the sailors first, and the passengers waited 9 minutes instead of 25.",
)
NO_FATES = (
    "Boarding went from 25 minutes to 9.",
    "Boarding went from 25 minutes to 9. Nobody had asked me to do it.",
    "Boarding went from 25 minutes to 9. No one told me how it was measured.",
    "Boarding went from 25 minutes to 9. We never used the old plan again.",
    "Boarding went from 25 minutes to 9. I never painted a lane again.",
    "Boarding went from 25 minutes to 9. It has not rained since.",
    "In the end boarding went from 25 minutes to 9 and everybody was proud of the plan.",
    "Boarding went from 25 minutes to 9. None of the lanes has faded since.",
    "Boarding went from 25 minutes to 9. I learned to ask the sailors before I draw a plan.",
    "Boarding went from 25 minutes to 9, and I learned to ask the passengers first.",
    "Boarding went from 25 minutes to 9. I should have asked the deckhands first.",
)


def answered(ending: str) -> Answer:
    return understand(transcript_of(f"{STORY} {ending}"))


def test_what_became_of_people_is_business() -> None:
    assert not [ending for ending in FATES if business_words(answered(ending)) is None]


def test_what_became_of_things_or_was_done_is_none() -> None:
    assert not [ending for ending in NO_FATES if business_words(answered(ending)) is not None]


def test_the_words_that_say_it_are_quoted() -> None:
    answer = answered("Boarding went from 25 minutes to 9. Nobody stands in the rain any more.")
    words = business_words(answer)
    assert words is not None
    assert answer.reading.quote(words) == "Nobody stands in the rain any more"


NAMED = ("people", "customers", "patients", "students", "clients")
OF_THE_SPEAKER = (
    "And there I sit with all those {}.",
    "And these days I talk to a lot of {}.",
    "Still, I miss the {} now and then.",
)
OF_OTHERS = ("And the {} wrote a glowing review.", "And all those {} came back with a cake.")


@pytest.mark.parametrize("name", NAMED)
def test_in_an_ending_that_tells_no_outcome_the_speaker_among_people_means_nothing_to_them(name: str) -> None:
    assert not [one for one in OF_THE_SPEAKER if business_words(answered(one.format(name))) is not None]
    assert not [one for one in OF_OTHERS if business_words(answered(one.format(name))) is None]
