"""FIT002: the question asks for more examples than the answer gives."""

from rehearse.content.rules.rule import Accusation, Rule
from rehearse.content.story.answer import Answer
from rehearse.content.story.examples import examples, several_asked
from rehearse.data.amounts import counted
from rehearse.data.rubric import rubric
from rehearse.types import Question


def check(answer: Answer) -> tuple[Accusation, ...]:
    """Accuses an answer that marks fewer examples than were asked for, where it ends."""
    count = examples(answer)
    if count is None or count.given >= count.asked or answer.word_count < rubric().gates.least_words:
        return ()
    message = f"The question asks for {several_asked(answer)}; the answer gives {counted(count.given)}."
    return (Accusation(answer.last_sentence(), message, quoted_as="absent"),)


QUESTION = Question("fit002", "Give me two examples of a time you made a process simpler.")

RULE = Rule(
    code="FIT002",
    name="fewer-examples-than-asked",
    severity="minor",
    why="An interviewer who asks for two examples wants to see that the first was not a one-off.",
    before=(
        "Last winter the kennel lost a key nearly every day. I drilled nine hooks into a board, I painted an outline "
        "behind each key and I hung it beside the door. I asked the walkers to sign for what they took. Lost keys "
        "fell from five a week to none. «Now every kennel in the town has a board like that.»"
    ),
    after=(
        "Last winter the kennel lost a key nearly every day. I drilled nine hooks into a board and painted an outline "
        "behind each key. Lost keys fell from five a week to none. The second example is from the summer. I printed "
        "the feeding times on the bowls themselves, and wrong meals fell from six a week to one."
    ),
    advice="Give the second example as well, in two sentences: what you saw, what you did, what came of it.",
    source="our own choice: a question that asks for two examples needs two",
    check=check,
    quoted_as="whole",
    question=QUESTION,
)
