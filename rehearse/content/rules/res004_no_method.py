"""RES004: a number, and no word on where it comes from."""

from rehearse.content.rules.rule import Accusation, Rule
from rehearse.content.story.answer import Answer


def check(answer: Answer) -> tuple[Accusation, ...]:
    """Accuses the first result when nothing says how any was measured."""
    metrics = answer.outcome.metrics
    if not metrics or answer.outcome.method is not None:
        return ()
    return (Accusation(metrics[0].hit, "Be ready for “How did you measure that?”; the answer does not say."),)


RULE = Rule(
    code="RES004",
    name="number-not-explained",
    severity="minor",
    why="Interviewers test whether they can believe a number by asking how it was measured; if you cannot say, they "
    "stop believing it.",
    before="I moved the stop and «the delays fell from nine to four a day».",
    after="I moved the stop and the delays fell from nine to four a day; I counted them from the drivers' log for a "
    "month.",
    advice="Add half a sentence (counted where, over what period, compared with what), or have it ready.",
    source="seed 000: be able to talk about the method",
    check=check,
    yields_to=("RES001", "RES002"),
)
