"""OWN005: leading or helping is claimed, and the work itself is the group's."""

from rehearse.content.rules.rule import Accusation, Rule
from rehearse.content.story.answer import Answer
from rehearse.content.text.lexicon import pattern

_CLEAR = 3  # with this many concrete own steps the credit is clear
_SHOWN = 2


def check(answer: Answer) -> tuple[Accusation, ...]:
    """Accuses "I helped with …" and "I led the team" when few concrete own steps stand beside it."""
    if len(answer.steps.own_concrete) >= _CLEAR:
        return ()
    hits = [*answer.reading.find(pattern("style", "help_only")), *answer.reading.find(pattern("style", "led_only"))]
    hits.sort(key=lambda hit: hit.start)
    return tuple(Accusation(hit, "You do not say what your own part in this was.") for hit in hits[:_SHOWN])


RULE = Rule(
    code="OWN005",
    name="your-part-is-unclear",
    severity="major",
    why="To help, to take part, to lead a team: each can mean that you did everything, or nothing.",
    before="«I helped with the new stage lights» for the school play, and I set up the old ones.",
    after="I wired the new stage lights for the school play, and I focused every lamp by hand.",
    advice="Name the part that was yours alone, and say who did the rest and how you made it possible.",
    source="seed 002: pitfall, credit for team work without clarity",
    check=check,
)
