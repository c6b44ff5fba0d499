"""A remark in passing began nothing; what is noticed and then acted on did."""

from itertools import product

import pytest

from rehearse.content.story.answer import understand
from rehearse.content.text.sentences import transcript_of

PASSING = (
    "I noticed yesterday that Sundays are the quietest.",
    "Like, I noticed this that, you know, Sundays are dull.",
    "I realised that my knees are stiff.",
    "I found out that coffee has more sugar than tea.",
    "I noticed that I am always hungry at four.",
    "Like, I noticed this yesterday, that on Sundays I sort of started the day with a walk.",
    "I realised that I ate too much bread.",
    "I heard a lovely song.",
    "I read about a volcano.",
)
DAY = (
    "I swam in the lake. I peeled the potatoes and I rang my aunt.",
    "I wrote an essay. I bought a scarf and I fed the neighbour's cat.",
)
STORIES = (
    "I noticed that the {thing} leaks. I measured it for a week. I sealed the joint.",
    "I noticed that the {thing} leaks. I asked the clerk for a plan. I changed the {thing}.",
    "I noticed that I emptied a bucket below the {thing} every night, so I called a roofer. I held the ladder.",
    "I noticed that I was always the last to hear of the {thing}. I hung up a board. I asked the clerk to sign it.",
    "I saw a puddle under the {thing}. So I called a roofer. I held the ladder.",
    "I noticed that the {thing} leaked. I borrowed a ladder. I sealed the joint.",
    "I read about a new sealant for the {thing}. I ordered a tube. The {thing} has been dry since.",
    "I saw a crack in the {thing} and I filled the joint that night. I painted the frame.",
)
THINGS = ("skylight", "gutter", "cistern", "greenhouse")


def began(text: str) -> str:
    return understand(transcript_of(text)).initiation.by


@pytest.mark.parametrize(("remark", "day"), list(product(PASSING, DAY)))
def test_a_remark_in_passing_began_nothing(remark: str, day: str) -> None:
    assert began(f"We chatted about the week. {remark} {day} It was nice.") == "unclear"


@pytest.mark.parametrize(("story", "thing"), list(product(STORIES, THINGS)))
def test_what_was_noticed_and_acted_on_did(story: str, thing: str) -> None:
    assert began("Last spring I had a room in a workshop. " + story.format(thing=thing)) == "self"


@pytest.mark.parametrize("verb", ["noticed", "realised"])
def test_what_the_speaker_noticed_about_themselves_is_no_step(verb: str) -> None:
    told = f"I {verb} this yesterday, that on Sundays I started the day with a walk. I {verb} that I wrote too fast."
    assert understand(transcript_of(told)).steps.own_concrete == ()
    told = f"I {verb} that I wrote too fast, so I bought a slower pen and I drew lines."
    assert [step.verb for step in understand(transcript_of(told)).steps.own_concrete] == ["bought", "drew"]
