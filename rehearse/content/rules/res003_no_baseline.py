"""RES003: a change without the value it started from."""

from rehearse.content.rules.rule import Accusation, Rule
from rehearse.content.story.answer import Answer


def check(answer: Answer) -> tuple[Accusation, ...]:
    """Accuses the first result that needs a start value when none has one; "not one fell" and "9 of 14" need none."""
    metrics = [one for one in answer.outcome.metrics if one.shape != "absence" and not one.is_share]
    if not metrics or answer.outcome.baseline:
        return ()
    value = metrics[0].value.lstrip("+-")
    asked = f"{value} of what?" if metrics[0].unit == "%" else "What was it before?"
    return (Accusation(metrics[0].hit, f"{asked} The answer does not give the value before."),)


RULE = Rule(
    code="RES003",
    name="no-figure-from-before",
    severity="minor",
    why="Halving four is not the same as halving four thousand.",
    before="I rewrote the form and «the mistakes dropped by 40%».",
    after="I rewrote the form and the mistakes dropped from fifty to thirty a week.",
    advice="Say both values: from what, to what, over what period.",
    source="seed 000: from point A to point B",
    check=check,
    yields_to=("RES001", "RES002"),
)
