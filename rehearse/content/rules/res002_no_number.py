"""RES002: a result that cannot be counted."""

from rehearse.content.rules.rule import Accusation, Rule
from rehearse.content.story.answer import FEWEST_QUOTED_WORDS, Answer
from rehearse.content.story.fit import accepts_qualitative
from rehearse.content.text import WordRange
from rehearse.content.text.headings import without_heading
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
    told = (hit, *_sentences(answer))
    said = "The result has no number" if answer.tells_change else "These words do not say what changed"
    if any(answer.holds_number(one) for one in told):
        said = "No number says what changed"
    quoted = next((one for one in told if not answer.holds_number(one)), hit)
    return (Accusation(quoted, f"{said}: how much, how many, how long, before and after?"),)


def _sentences(answer: Answer) -> list[WordRange]:
    """The sentences of the result that can be quoted."""
    numbers = answer.sentences_of("result")
    said = [one for number in numbers if (one := without_heading(answer.reading, number)) is not None]
    return [one for one in said if one.end - one.start > FEWEST_QUOTED_WORDS]


RULE = Rule(
    code="RES002",
    name="result-without-a-number",
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
    yields_to=("RES001",),
)
