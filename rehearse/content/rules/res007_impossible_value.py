"""RES007: a value that cannot be."""

from rehearse.content.rules.rule import Accusation, Rule
from rehearse.content.story.answer import Answer


def check(answer: Answer) -> tuple[Accusation, ...]:
    """Accuses the first number that no result can have: less than nothing, more than all."""
    return tuple(Accusation(one.hit, one.why) for one in answer.outcome.impossible[:1])


RULE = Rule(
    code="RES007",
    name="impossible-number",
    severity="major",
    why="One figure that cannot be true makes a listener doubt every other one.",
    before="I rewrote the rota and «the overtime fell by 300 percent».",
    after="I rewrote the rota and the overtime fell from forty hours a week to ten.",
    advice="Say the value before and the value after, and work the percentage out from them.",
    source="a share of a whole lies between 0 and 100 percent; a duration and a count are never below zero",
    check=check,
)
