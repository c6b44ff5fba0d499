"""What only looks like a step of the speaker's, behind and before stories of two trades; whose work it was."""

from itertools import product

import pytest

from rehearse.content.story.answer import Answer, understand
from rehearse.content.text.sentences import transcript_of

STORIES = [
    "Last spring the pulley on our mast kept slipping. "
    "I climbed up with a torch, I filed the groove and I greased the pin. "
    "The slips fell from nine a week to one.",
    "Two years ago the bell rope in our tower frayed every month. "
    "I hung a bucket under the guide, I sanded the rim and I wrapped the eye in leather. "
    "The ropes went from one a month to one a year.",
]
NO_STEPS = [
    "I keep my diary up to date.",
    "I learned quite a bit from it.",
    "It looked a bit better.",
    "I reckon they will pay for it one day.",
    "I guess it shows.",
    "I suppose the skipper saw it.",
    "I've put it on my CV.",
    "I have put that on my LinkedIn page.",
    "Would I do it differently?",
    "Did I ring him first? No.",
    "It had new rollers, hinged ones, out of brass.",
    "The ropes, frayed ones, came from the shed.",
    "I find tea helps.",
    "I imagine it still holds.",
    "I keep my licence up to date.",
    "I keep the tower up to standard, they tell me.",
    "It is quite a bit quieter.",
    "I suppose the vicar noticed.",
    "I bet they still use it.",
    "I gather it still hangs there.",
    "I've put the whole thing on my resume.",
    "Could I tell the vicar? No.",
    "Would I try it again? Perhaps.",
    "The sanded rim got new pins, threaded ones, from a ship.",
    "The guides, polished ones, shone.",
    "I find ringing helps.",
    "I reckon that was the trick.",
]
TRADES = [
    "I keep the goats at a small farm.",
    "I repair harps, mostly small ones.",
    "I drive the school bus on the island.",
    "I paint signs for pubs.",
    "I ring bells in a village.",
    "I mend clocks for the county.",
    "I keep bees and I sell the wax.",
    "I teach swimming to children.",
]
STEPS = [
    "I brought the rota up to date.",
    "I kept a log of each slip.",
    "I put a card on the mast.",
    "I've handed the torch to the mate since.",
    "I found three cracks in it.",
    "Then I offered to splice the rope, and I spliced it.",
    "I bought new rollers, and hinged them.",
    "I brought the log up to date.",
    "I put the bucket on a hook.",
    "I've wrapped four more since.",
    "I put my notes on the board.",
    "I cut the old eye off and stitched a new one.",
]
ORDERED = [
    "All the depots were asked to log the wear, so I logged it for our three trams. I drew a chart of it.",
    "Head office thought up a card, every branch was told to hand it out, so we handed it out. I printed them.",
]
NOT_ORDERED = [
    "All the guests were told to wait outside. So I phoned the owner and I opened the back door.",
    "All the crews were told to skip the check, so I wrote a list and I pinned it up.",
]
BEGUN = [
    "I couldn't make sense of the water bill. So I read the meter each night and I drew a chart.",
    "I asked the lab how often that happens. They didn't know. I went through the slips and I counted them.",
]
NOT_BEGUN = [
    "When I took over I was at a desk by the door. A clerk brought me the bill. I read the meter and I drew a chart.",
    "The slips came in. I read them and I counted them. That was before I wondered what came after I sent them.",
    "The customer was on the phone. I asked her how often she had called. I filed the form and I rang the depot.",
]


def understood(text: str) -> Answer:
    return understand(transcript_of(text))


@pytest.mark.parametrize(("story", "said"), list(product(STORIES, NO_STEPS)))
def test_opinions_questions_and_things_are_no_steps(story: str, said: str) -> None:
    assert len(understood(f"{story} {said}").steps.own) == len(understood(story).steps.own)


@pytest.mark.parametrize(("story", "said"), list(product(STORIES, TRADES)))
def test_what_the_speaker_does_for_a_living_is_no_step(story: str, said: str) -> None:
    assert len(understood(f"{said} {story}").steps.own) == len(understood(story).steps.own)


@pytest.mark.parametrize(("story", "said"), list(product(STORIES, STEPS)))
def test_steps_beside_them_are_still_seen(story: str, said: str) -> None:
    assert len(understood(f"{story} {said}").steps.own) > len(understood(story).steps.own)


@pytest.mark.parametrize("said", ORDERED)
def test_what_all_were_told_to_do_and_the_speaker_did_was_assigned(said: str) -> None:
    assert understood(said).initiation.by == "manager"


@pytest.mark.parametrize("said", NOT_ORDERED)
def test_what_others_were_told_is_no_order_to_the_speaker(said: str) -> None:
    assert understood(said).initiation.by != "manager"


@pytest.mark.parametrize("said", BEGUN)
def test_what_the_speaker_did_not_understand_or_asked_about_begins_the_work(said: str) -> None:
    assert understood(said).initiation.by == "self"


@pytest.mark.parametrize("said", NOT_BEGUN)
def test_a_post_hindsight_and_a_question_of_the_day_begin_nothing(said: str) -> None:
    assert understood(said).initiation.by == "unclear"


@pytest.mark.parametrize("word", ["yeah", "yes", "yep", "nah"])
def test_a_yes_or_no_to_oneself_is_no_deed(word: str) -> None:
    """“I, yeah, I'm trying to like” was an own step."""
    said = (
        f"But like I, {word}, I'm trying to like, {word}, I noticed this on Monday. I called the depot. We lost less."
    )
    assert [step.lemma for step in understood(said).steps.own] == ["cal"]
