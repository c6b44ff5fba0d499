"""FIT001: the answer shows something else than the question asks for."""

from rehearse.content.clauses.grammar import stems
from rehearse.content.rules.rule import Accusation, Rule
from rehearse.content.story.answer import Answer
from rehearse.content.story.subject import unspoken_subject
from rehearse.content.text import WordRange
from rehearse.content.text.lexicon import word_set
from rehearse.data.rubric import rubric
from rehearse.types import Question

CLEAR_STRENGTH = 0.63  # 1 - 1/e, of a principle that an answer clearly points to instead
# On 77 labelled answers (development data): 1 of 169 labelled principles is called missed; with any strength, 31.
# Of 85 pairs of a real answer and a question with steps that it does answer (development data), 45 take none of the
# steps, and 16 of these hold no word of the question or synonym of one either: neither is a reason to accuse. The two
# subjects of question_subjects.toml are: none of 16 answers that apologise (2 real, 2 worked, 12 of our own) is
# accused, and of the 164 real answers to other questions 154 are under "an apology" and 93 under "hiring somebody".


def check(answer: Answer) -> tuple[Accusation, ...]:
    """Accuses an answer without a word of what the question asks about, or one that shows another principle."""
    if answer.question is None or answer.word_count < rubric().gates.least_words:
        return ()
    unspoken = unspoken_subject(answer)
    if unspoken is not None:
        message = f"The question asks about {unspoken}, and nothing in your answer mentions that."
        return (Accusation(answer.last_sentence(), message, quoted_as="absent"),)
    return _of_another_principle(answer, answer.question.principles)


def _of_another_principle(answer: Answer, asked: tuple[str, ...]) -> tuple[Accusation, ...]:
    """Accuses the sentence that clearly points to another principle, where nothing points to one of the question's."""
    if not asked:
        return ()
    shown = {signal.name for signal in answer.principles} | _shown_by_structure(answer)
    clear = next((signal for signal in answer.principles if signal.strength >= CLEAR_STRENGTH), None)
    if clear is None or shown & set(asked):
        return ()
    message = f"The question is about {' or '.join(asked)}; these words point to {clear.name}."
    return (Accusation(_sentence(answer, clear.quote), message, quoted_as="words"),)


def _shown_by_structure(answer: Answer) -> set[str]:
    """The principles that the parts of an answer show, whatever its words: a lesson, a count, a change, a start."""
    measured = {step.lemma for step in answer.steps.own} & stems(word_set("measuring"))
    signs = {
        "Learn and Be Curious": answer.reflection.real is not None,
        "Dive Deep": answer.outcome.method is not None or bool(measured),
        "Deliver Results": any(metric.before is not None for metric in answer.outcome.metrics),
        "Ownership": answer.initiation.own is not None,
        "Bias for Action": answer.initiation.own is not None,
    }
    return {name for name, shown in signs.items() if shown}


def _sentence(answer: Answer, quote: str | None) -> WordRange:
    hits = (answer.reading.sentence_hit(number) for number in range(len(answer.reading.spans)))
    return next((hit for hit in hits if answer.reading.quote(hit) == quote), answer.last_sentence())


QUESTION = Question("fit001", "Tell me about a time you did a lot with little money.", ("Frugality",))

RULE = Rule(
    code="FIT001",
    name="answers-another-question",
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
