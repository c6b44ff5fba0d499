"""STAR002: the answer does not say what had to be achieved."""

from rehearse.content.rules.rule import Accusation, Rule
from rehearse.content.story.answer import Answer
from rehearse.content.text.lexicon import pattern
from rehearse.data.rubric import rubric


def check(answer: Answer) -> tuple[Accusation, ...]:
    """Accuses the first sentence of the action, before which the task should stand; silent where the task is stated."""
    hit = answer.part_hit("action")
    if answer.word_count < rubric().gates.least_words or answer.sentences_of("task") or hit is None:
        return ()
    charge = answer.reading.first(pattern("style", "charge"))
    if charge is not None and charge.start < hit.end:
        return ()
    return (Accusation(hit, "Before your first step, nothing says what you had to achieve."),)


RULE = Rule(
    code="STAR002",
    name="missing-task",
    severity="minor",
    why="A goal makes the result measurable: a listener compares what you achieved with what you set out to achieve.",
    before=(
        "When I worked at the lending desk of a town library, there was a queue to the street every Saturday. «I "
        "counted the "
        "visitors for two weekends and I wrote a rota.» I moved the returns box outside and I labelled it. In the "
        "end the queue "
        "was gone and people thanked us for it at the door."
    ),
    after=(
        "When I worked at the lending desk of a town library, there was a queue to the street every Saturday. My "
        "goal was to "
        "halve the wait before the summer. I counted the visitors for two weekends and I wrote a rota. I moved the "
        "returns box "
        "outside and I labelled it. In the end the queue was gone and people thanked us for it."
    ),
    advice="Add one sentence before your first step: what you had to achieve, and by when.",
    source="seed 002: responsibility and success criteria",
    check=check,
    quoted_as="before",
)
