"""REF002: a lesson that fits any story."""

from rehearse.content.rules.rule import Accusation, Rule
from rehearse.content.story.answer import Answer


def check(answer: Answer) -> tuple[Accusation, ...]:
    """Accuses a stock phrase when no lesson of the story's own stands beside it."""
    reflection = answer.reflection
    if reflection.stock is None or reflection.regret is not None or reflection.change is not None:
        return ()
    if reflection.lesson is not None:
        return ()
    return (Accusation(reflection.stock, "This sentence could close any story."),)


RULE = Rule(
    code="REF002",
    name="lesson-fits-any-story",
    severity="minor",
    why="“The value of teamwork” says nothing about you; a lesson has to come from your story to be worth anything.",
    before="We opened the café on the day, and it «taught me the value of teamwork».",
    after="We opened the café on the day, and I should have ordered the stoves before the paint.",
    advice="Say what this story taught you that another would not have.",
    source="our own choice: stock closers count little",
    check=check,
    yields_to=("REF001",),
)
