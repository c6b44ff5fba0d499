"""STAR003: nothing is done in the story."""

from rehearse.content.rules.rule import Accusation, Rule
from rehearse.content.story.answer import Answer
from rehearse.data.rubric import rubric

_SHOWN = 2


def check(answer: Answer) -> tuple[Accusation, ...]:
    """Accuses the first own step where all are general, otherwise the set-up, when no sentence states a step."""
    if answer.word_count < rubric().gates.least_words or answer.sentences_of("action"):
        return ()
    own = answer.steps.own
    if own and not answer.steps.own_concrete:
        verbs = [f"“{verb}”" for verb in dict.fromkeys(step.verb for step in own)][:_SHOWN]
        one = "A general verb such as {} does not" if len(verbs) == 1 else "General verbs such as {} do not"
        said = f"{one.format(' and '.join(verbs))} show what you did."
        return (Accusation(own[0].hit, said, quoted_as="words"),)
    others = (
        "No step in the answer is told as your own."
        if answer.steps.all
        else "The answer names no step that anybody took."
    )
    said = "The answer names no step before its lesson." if own else others
    return (Accusation(answer.reading.sentence_hit(0), said),)


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
