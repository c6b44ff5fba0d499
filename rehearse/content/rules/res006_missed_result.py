"""RES006: a missed outcome is left standing."""

from rehearse.content.rules.rule import Accusation, Rule
from rehearse.content.story.answer import Answer


def check(answer: Answer) -> tuple[Accusation, ...]:
    """Accuses the denial when neither a number nor a lesson follows it."""
    negated = answer.outcome.negated
    if negated is None or answer.outcome.metrics or answer.reflection.first is not None:
        return ()
    if answer.parts[answer.reading.sentence_of(negated.start)] != "result":
        return ()
    return (Accusation(negated, "You say that the goal was missed, but neither by how much nor what you learned."),)


RULE = Rule(
    code="RES006",
    name="missed-goal-unexplained",
    severity="minor",
    why="A miss makes a good story when you own it: how large it was, why it happened, what you have done since.",
    before="We fitted every rail by the autumn, but in the end we «did not reach» the mark.",
    after="We fitted every rail by the autumn, but in the end we did not reach the mark. I should have asked the "
    "porters first.",
    advice="Say by how much it was missed, why, and what you changed afterwards.",
    source="our own choice: negated outcomes are not results; seed 002: own the miss",
    check=check,
    yields_to=("RES001",),
)
