"""SPEC001: verbs that could stand in any answer."""

from rehearse.content.rules.rule import Accusation, Rule
from rehearse.content.story.answer import Answer

_SHOWN = 3


def check(answer: Answer) -> tuple[Accusation, ...]:
    """Accuses general verbs when they are at least half of the speaker's steps; verbs of a lesson are not counted."""
    own = [act for act in answer.steps.own if ("reflection", act.sentence) not in answer.evident]
    weak = [act for act in own if act.weak]
    if not weak or len(weak) * 2 < len(own):
        return ()
    return tuple(Accusation(act.hit, f"“{act.verb}” does not show what was done.") for act in weak[:_SHOWN])


RULE = Rule(
    code="SPEC001",
    name="vague-verbs",
    severity="minor",
    why="Verbs of this kind fit anybody; a listener remembers what they can picture.",
    before="The parcels came late again. «I communicated with the depot.»",
    after="The parcels came late again. I rang the depot at six every morning and I read them the list.",
    advice="Replace the verb with what a camera would have seen.",
    source="our own choice: general verbs are weak actions",
    check=check,
)
