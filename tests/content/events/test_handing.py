"""A thing put somewhere or given to somebody can be seen; support, pressure and a best cannot."""

from itertools import product

import pytest

from rehearse.content.rules.spec001_generic_verbs import RULE as GENERIC_VERBS
from rehearse.content.story.answer import understand
from rehearse.content.text.sentences import transcript_of

THINGS = ["a lantern", "the spare boots", "two ropes", "a yellow flag", "three jars", "the brass bell"]
HANDED = [
    "I gave him {thing}.",
    "I gave them {thing} for the night.",
    "I gave {thing} to the sexton.",
    "I put {thing} on the gate.",
    "I put {thing} under every bench.",
    "I brought {thing} into the yard.",
    "I've put {thing} behind each door.",
    "I set {thing} beside the stove.",
]
UNSEEN = [
    "I gave him my support.",
    "I gave them the motivation to go on.",
    "I gave her a chance.",
    "I gave them some feedback.",
    "I gave him the best help.",
    "I gave it my best.",
    "I gave a presentation.",
    "I gave a lot to the project.",
    "I put pressure on the board.",
    "I put a lot of effort into the project.",
    "I put the focus on the guests.",
    "I put my responsibility before the rest.",
    "I brought the team to a good place.",
    "I brought satisfaction to the guests.",
    "I set the direction for the others.",
    "I set a goal.",
]
REGRETS = [("pushed him", "hard"), ("trusted the label", "long"), ("walked the mare", "hard"), ("talked", "much")]


@pytest.mark.parametrize(("frame", "thing"), list(product(HANDED, THINGS)))
def test_a_thing_handed_over_or_put_in_a_place_is_a_visible_step(frame: str, thing: str) -> None:
    steps = understand(transcript_of(frame.format(thing=thing))).steps.own
    assert [step.weak for step in steps] == [False]


@pytest.mark.parametrize("said", UNSEEN)
def test_what_cannot_be_handed_over_is_a_general_step(said: str) -> None:
    assert [step.weak for step in understand(transcript_of(said)).steps.own] == [True]


@pytest.mark.parametrize(("did", "how"), REGRETS)
@pytest.mark.parametrize("lead", ["I still think that I", "One of them left, and I know that I", "I"])
def test_what_was_too_much_is_a_regret_and_no_vague_step(lead: str, did: str, how: str) -> None:
    answer = understand(transcript_of(f"The gate was shut. I oiled it. {lead} {did} too {how}."))
    assert answer.reflection.regret is not None
    assert not GENERIC_VERBS.findings(answer)
