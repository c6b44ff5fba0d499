"""RES001: the story stops before its outcome."""

from rehearse.content.rules.rule import Accusation, Rule
from rehearse.content.story.answer import Answer
from rehearse.content.story.fit import accepts_qualitative
from rehearse.data.rubric import rubric

_IN_WORDS = "End with what was different afterwards, for whom, and how you know."


def check(answer: Answer) -> tuple[Accusation, ...]:
    """Accuses the last sentence when no sentence states an outcome, or a result part that tells no change.

    The latter only where a number is not needed: elsewhere RES002 says it together with the missing number.
    """
    if answer.word_count < rubric().gates.least_words or answer.outcome.metrics:
        return ()
    in_words = accepts_qualitative(answer)
    if not answer.sentences_of("result"):
        advice = _IN_WORDS if in_words else ""  # else the page's, which asks for a number
        return (Accusation(answer.last_sentence(), "The answer ends here without saying what came of it.", advice),)
    hit = answer.part_hit("result")
    if hit is None or not in_words or answer.tells_change or answer.outcome.hedged is not None:
        return ()
    return (Accusation(hit, "These words do not say what changed.", _IN_WORDS, quoted_as="words"),)


RULE = Rule(
    code="RES001",
    name="no-result",
    severity="major",
    why=(
        "The most common mistake. You are hired for results; without an outcome, a listener has to assume that "
        "nothing changed."
    ),
    before=(
        "When I worked in a hotel kitchen there were complaints about cold soup every evening. I timed the walk from "
        "the stove to "
        "the last table. I moved the plate warmer to the pass and I wrote down the order in which the tables are "
        "served. «I also "
        "asked the waiters to ring a bell and I bought two lids.»"
    ),
    after=(
        "When I worked in a hotel kitchen there were complaints about cold soup every evening. I timed the walk from "
        "the stove to "
        "the last table. I moved the plate warmer to the pass and I wrote down the order in which the tables are "
        "served. As a "
        "result the complaints dropped from nine a week to one."
    ),
    advice="End with what was different afterwards: from which number to which, and how you know.",
    source="seed 000: the most common mistake is to have no result",
    check=check,
    quoted_as="after",
)
