"""FIT001: the answer shows something else than the question asks for."""

from rehearse.content.rules.rule import Accusation, Rule
from rehearse.content.story.answer import Answer
from rehearse.data.rubric import rubric
from rehearse.types import Question

_LEARNING = "Learn and Be Curious"


def check(answer: Answer) -> tuple[Accusation, ...]:
    """Accuses the last sentence when none of the question's principles is signalled; a lesson shows learning."""
    asked = answer.question.principles if answer.question is not None else ()
    if not asked or answer.word_count < rubric().gates.least_words or not answer.principles:
        return ()
    shown = [signal.name for signal in answer.principles]
    learned = _LEARNING in asked and answer.reflection.real is not None
    if learned or set(asked) & set(shown):
        return ()
    message = f"The question is about {' or '.join(asked)}; the answer shows {shown[0]}."
    return (Accusation(answer.last_sentence(), message),)


QUESTION = Question("fit001", "Tell me about a time you did a lot with little money.", ("Frugality",))

RULE = Rule(
    code="FIT001",
    name="off-question",
    severity="minor",
    why="A good story under the wrong question scores for the wrong principle.",
    before=(
        "A customer rang us in tears last spring because her order had gone to the wrong house. I apologized to the "
        "customer and I "
        "listened. I drove to the other house myself and I brought her the parcel that evening. The customer wrote "
        "to us twice. "
        "«I called every customer on that round and I asked whether they were satisfied.»"
    ),
    after=(
        "Last spring we had no money for a new press. I borrowed an old one from the school, I bought used rollers "
        "for forty euros and "
        "I repaired it in two evenings. The repair saved the shop nine hundred euros, and the press is still "
        "running. I asked each "
        "supplier for free samples of ink."
    ),
    advice="Choose a story that shows what was asked for, or say in one sentence how this one does.",
    source="our own choice: principles shown, and whether they fit the question asked",
    check=check,
    quoted_as="whole",
    question=QUESTION,
)
