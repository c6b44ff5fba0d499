"""STAR001: the story begins in the middle."""

from rehearse.content.rules.rule import Accusation, Rule
from rehearse.content.story.answer import Answer
from rehearse.content.text import WordRange
from rehearse.data.rubric import rubric


def check(answer: Answer) -> tuple[Accusation, ...]:
    """Accuses the opening sentence when no sentence sets the scene."""
    if answer.word_count < rubric().gates.least_words or answer.stretches_of("situation"):
        return ()
    return (
        Accusation(
            WordRange(*answer.reading.spans[0]),
            "The story starts without a situation: where and when was this, and what was wrong?",
        ),
    )


RULE = Rule(
    code="STAR001",
    name="missing-situation",
    severity="minor",
    why="Without knowing how things were before, a listener cannot tell how much your steps changed.",
    before=(
        "«I rewrote the packing list and I moved the scales next to the door.» I trained both night clerks and I "
        "checked "
        "every crate for a week. I also printed a card for the drivers. As a result the number of wrong crates fell "
        "from "
        "twelve to two a week, and the shop stopped calling us at midnight."
    ),
    after=(
        "When I worked at a bakery depot there were too many wrong crates every night. I rewrote the packing list "
        "and I moved "
        "the scales next to the door. I trained both night clerks and I checked every crate for a week. As a result "
        "the number "
        "of wrong crates fell from twelve to two a week."
    ),
    advice="Open with two sentences: when and where it happened, and what was going wrong.",
    source="seed 002: context in one or two sentences",
    check=check,
    quoted_as="before",
)
