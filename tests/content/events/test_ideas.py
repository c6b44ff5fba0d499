"""Whose idea it was, and what moved the speaker to begin, in the words of any trade; and what is neither."""

import pytest

from rehearse.content.story.answer import understand
from rehearse.content.text.sentences import transcript_of

SCENES = ["Last May I was in a mill by the sea.", "This was at a small lido."]
STEPS = "I sanded the racks and I painted a sign. The waste went from nine bins a week to two."
SELF = [
    "It was my idea.",
    "The idea came from me.",
    "That annoyed me.",
    "The noise worried me.",
    "One day I thought right, I'm going to time it.",
    "I tried to get the harbour to switch to tokens.",
    "I started a tally.",
    "Off my own bat I did that.",
    "It wasn't really anybody's job.",
]
TEAM = [
    "It was Dana's idea.",
    "It was my colleague's idea.",
    "The idea came from Dana.",
    "Between us we came up with a plan.",
    "Dana suggested a card for each rack.",
]
NEITHER = [
    "It was my boss's idea.",
    "It was not my idea.",
    "The noise worried the guests.",
    "I thought it was fine.",
    "I tried to open the door.",
    "I started a job there.",
    "I wrote it on my own laptop.",
    "Nobody upstairs believed it, so I showed them.",
    "The rack wasn't the problem.",
    "What nobody told you was the price.",
]


def begun(scene: str, said: str) -> str:
    return understand(transcript_of(f"{scene} {said} {STEPS}")).initiation.by


@pytest.mark.parametrize("scene", SCENES)
@pytest.mark.parametrize(("by", "said"), [("self", SELF), ("team", TEAM), ("unclear", NEITHER)])
def test_who_began_it_is_heard_in_what_was_said(scene: str, by: str, said: list[str]) -> None:
    assert [(one, heard) for one in said if (heard := begun(scene, one)) != by] == []
