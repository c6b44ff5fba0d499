"""An outcome that is only deduced or hoped for is a hedged one."""

from rehearse.content.claims import find_results
from rehearse.content.text import parse
from rehearse.content.text.sentences import transcript_of

STORY = "The nursery lost coats every day. I sewed a number on each hook and I wrote the list for the parents."
HEDGED = (
    "It must have helped.",
    "I guess it must have helped.",
    "It must have made a difference.",
    "That must have saved somebody an hour.",
    "The mornings must have got quieter.",
    "It may well have made things easier.",
    "It might have cut the losses.",
    "It could have improved the mood.",
    "I hope it worked.",
    "I hope that it made their day easier.",
    "I like to think it changed something.",
    "I'd like to think that it helped.",
    "I assume the losses fell.",
    "I imagine it saved time.",
    "Presumably it helped.",
    "It should have reduced the losses.",
    "I suppose the mornings got shorter.",
    "I'd say the parents were calmer.",
    "My guess is that it halved the losses.",
    "They must have lost fewer coats from then on.",
    "Maybe the losses shrank a little.",
    "The children were warmer, I imagine.",
    "I expect the parents waited less, but nobody timed it.",
    "They probably found more of the caps.",
    "The halls were probably quieter at noon.",
    "I'd guess the parents walked less.",
    "I presume the list of losses shrank.",
)
STATED = (
    "It helped.",
    "We lost four coats in May instead of thirty.",
    "It must have been a Tuesday, and the losses fell.",
    "The losses fell, and someone must have told the head.",
    "I hope to do the same for the shoes, since it worked.",
    "It worked, so I must have looked pleased.",
    "The losses fell from thirty to four, and it must have helped that the hooks were low.",
    "I should have counted sooner, but it worked.",
    "I suppose I was the only one with a key.",
    "She probably bought a bigger shelf that week.",
    "I imagined that it would be harder than it was.",
    "Perhaps a longer hook was in the shed.",
    "The losses fell from thirty to four, and the parents were probably happier.",
)


def hedged(ending: str) -> bool:
    return find_results(parse(transcript_of(f"{STORY} {ending}"))).hedged is not None


def test_a_deduced_outcome_is_hedged() -> None:
    assert not [ending for ending in HEDGED if not hedged(ending)]


def test_a_stated_outcome_is_not() -> None:
    assert not [ending for ending in STATED if hedged(ending)]
