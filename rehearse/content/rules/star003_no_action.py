"""STAR003: nothing is done in the story."""

from rehearse.content.rules.rule import Accusation, Rule
from rehearse.content.story.answer import Answer
from rehearse.data.rubric import rubric


def check(answer: Answer) -> tuple[Accusation, ...]:
    """Accuses the longest stretch, the set-up, when no sentence states a step."""
    if answer.word_count < rubric().gates.least_words or answer.sentences_of("action"):
        return ()
    return (
        Accusation(answer.reading.sentence_hit(0), "The answer describes a situation, but nobody does anything in it."),
    )


RULE = Rule(
    code="STAR003",
    name="missing-action",
    severity="major",
    why="Interviewers judge what you did; the rest only frames it.",
    before=(
        "«There was a shortage of beds on the ward last winter.» The corridors were full and the families were "
        "anxious. It was "
        "the busiest month of the year and the lift was out of order. There was a lot of noise as well. In the end "
        "it was a "
        "success and everybody was happy with how it went."
    ),
    after=(
        "There was a shortage of beds on the ward last winter. The corridors were full and the families were "
        "anxious. I drew a "
        "plan of every bed, I called the two wards above us each morning and I moved nine patients a day. In the "
        "end it was a "
        "success and everybody was happy with how it went."
    ),
    advice="Say what you did, step by step: “I” and a verb for something visible.",
    source="seed 003: at least three sentences that begin with “I”",
    check=check,
    quoted_as="absent",
)
