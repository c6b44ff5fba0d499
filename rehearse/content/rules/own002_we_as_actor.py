"""OWN002: the deciding step belongs to "we"."""

from rehearse.content.rules.fix_its import say_i
from rehearse.content.rules.rule import Accusation, Rule
from rehearse.content.story.answer import Answer

_SHOWN = 3  # more quotes of the same habit teach nothing new


def check(answer: Answer) -> tuple[Accusation, ...]:
    """Accuses decisions, findings and steps with a collective actor when they hide the speaker."""
    hiding = answer.hiding
    if not hiding.hides:
        return ()
    hits = list(hiding.explicit)
    hits += [
        act.hit for act in hiding.steps if act.actor != "passive" and act.hit.start not in {hit.start for hit in hits}
    ]
    message = "Here a group takes the decisive step, and you do not say what your own part was. Automatic “no hire”."
    return tuple(Accusation(hit, message, say_i(answer, hit)) for hit in hits[:_SHOWN])


RULE = Rule(
    code="OWN002",
    name="we-instead-of-i",
    severity="disqualifier",
    why=(
        "An interviewer hires you, not your team. Where the finding, the decision or the fix belongs to “we”, nobody "
        "can tell whether you did it or just stood by."
    ),
    before="The boiler failed on a Friday. «We found a cracked valve behind the panel.»",
    after="The boiler failed on a Friday. I found a cracked valve behind the panel and I replaced it.",
    advice="Say “I” for what you did, and name who did the rest.",
    source="seed 003: auto-fail, collective language that hides the individual",
    check=check,
)
