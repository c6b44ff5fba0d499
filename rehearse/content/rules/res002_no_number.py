"""RES002: a result that cannot be counted."""

from rehearse.content.rules.rule import Accusation, Rule
from rehearse.content.story.answer import Answer
from rehearse.content.story.fit import accepts_qualitative
from rehearse.data.rubric import rubric


def check(answer: Answer) -> tuple[Accusation, ...]:
    """Accuses the result when it has no number and the principle does not excuse it."""
    hit = answer.part_hit("result")
    if (
        answer.word_count < rubric().gates.least_words
        or hit is None
        or answer.outcome.metrics
        or accepts_qualitative(answer)
    ):
        return ()
    said = "The result has no number" if answer.tells_change else "The ending does not say what changed"
    return (Accusation(hit, f"{said}: how much, how many, how long, before and after?"),)


RULE = Rule(
    code="RES002",
    name="no-number",
    severity="major",
    why="Without a number an improvement is only an opinion. A figure from before and one from after is something a "
    "listener can believe, or ask about.",
    before=(
        "When I worked in a parcel depot the vans were leaving late. My goal was to get every van out by seven. I "
        "built a loading plan, I "
        "labelled the bays and I moved the heavy boxes to the front. «As a result the loading was faster and the "
        "depot kept the plan.»"
    ),
    after=(
        "When I worked in a parcel depot the vans were leaving late. My goal was to get every van out by seven. I "
        "built a loading plan, I "
        "labelled the bays and I moved the heavy boxes to the front. As a result the loading time fell from fifty "
        "minutes to twenty."
    ),
    advice="Put a number on the change: time, people, errors, cost, customers. A careful estimate is better than "
    "none, and where the figure is confidential, a range or a share will do: “by 30 to 40 percent”, “about a third”.",
    source="seed 000: any measure from A to B counts, not only sales",
    check=check,
)
