"""SPEC002: a habit instead of one past episode."""

from rehearse.content.rules.rule import Accusation, Rule
from rehearse.content.story.answer import Answer
from rehearse.content.text.lexicon import pattern

_SHOWN = 2


def check(answer: Answer) -> tuple[Accusation, ...]:
    """Accuses "I always …" and "I would …" when the answer has no past episode."""
    if answer.episode:
        return ()
    hits = [*answer.reading.find(pattern("style", "habit")), *answer.reading.find(pattern("style", "hypothetical"))]
    hits.sort(key=lambda hit: hit.start)
    return tuple(
        Accusation(hit, "This is what you do in general; the question is about one time.") for hit in hits[:_SHOWN]
    )


RULE = Rule(
    code="SPEC002",
    name="habit-instead-of-a-story",
    severity="major",
    why="Anyone can describe good habits. An interviewer asks what you did on one occasion, and how it ended.",
    before="«I always» check the brakes first and keep the tools in order.",
    after="One morning in March I checked the brakes of the red van first and found the leak.",
    advice="Begin with “Last …, when I …” and tell what happened that one time.",
    source="our own choice: without a single past episode there are no points",
    check=check,
)
