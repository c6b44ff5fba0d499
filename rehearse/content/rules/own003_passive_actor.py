"""OWN003: steps without anybody who takes them."""

from rehearse.content.rules.rule import Accusation, Rule
from rehearse.content.story.answer import Answer

_HABIT = 2  # one passive is style, two are a habit
_SHOWN = 3


def check(answer: Answer) -> tuple[Accusation, ...]:
    """Accuses agentless passives when the speaker takes hardly any step."""
    passives = [
        act for act in answer.steps.all if act.actor == "passive" and answer.parts[act.sentence] in {"action", "result"}
    ]
    if len(passives) < _HABIT or len(answer.steps.own_concrete) > len(passives):
        return ()
    message = "This does not say who took the step."
    return tuple(Accusation(act.hit, message) for act in passives[:_SHOWN])


RULE = Rule(
    code="OWN003",
    name="does-not-say-who-did-it",
    severity="major",
    why="The passive hides the actor as much as “we” does: things were decided, but by whom?",
    before="After the flood «the cellar was emptied» and «the shelves were rebuilt» before the market opened.",
    after="After the flood I emptied the cellar and I rebuilt the shelves before the market opened.",
    advice="Turn it round: “I” and the verb if it was you, the person's name or role if it was not.",
    source="our own choice: hiding also happens without “we”",
    check=check,
)
