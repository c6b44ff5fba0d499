"""REF001: the story ends without a thought about it."""

from collections.abc import Iterable

from rehearse.content.rules.rule import Accusation, Rule
from rehearse.content.story.answer import Answer
from rehearse.content.story.reflection import LATE_SHARE
from rehearse.content.story.shared_lessons import shared_lesson
from rehearse.content.story.unlearned import doubtful_denials
from rehearse.content.text import WordRange
from rehearse.data.rubric import rubric

_SAY_I = "Say what you learned yourself, with “I”."
_MOST_QUOTED = 120  # characters of a lesson that the advice repeats


def check(answer: Answer) -> tuple[Accusation, ...]:
    """Accuses the last sentence when nothing in the answer reflects, or the words that tell what a group learned."""
    if answer.word_count < rubric().gates.least_words or answer.reflection.first is not None:
        return ()
    shared = shared_lesson(answer)
    if shared is not None:
        said = answer.reading.quote(shared)
        advice = f"{_SAY_I} “{said}” tells what the group learned." if len(said) < _MOST_QUOTED else _SAY_I
        message = "This tells what the group learned, and not what you learned."
        return (Accusation(shared, message, advice, quoted_as="words"),)
    denial = _late(answer, doubtful_denials(answer.reading))
    if denial is not None:
        return (Accusation(denial, "As heard, this names no lesson, and nothing else does.", quoted_as="words"),)
    return (
        Accusation(
            answer.last_sentence(), "The answer ends here; it does not say what you learned or would do differently."
        ),
    )


def _late(answer: Answer, hits: Iterable[WordRange]) -> WordRange | None:
    """The last of the hits, where the end of the answer can be expected."""
    late = LATE_SHARE * len(answer.reading.words)
    return next((hit for hit in reversed([*hits]) if hit.end > late), None)


RULE = Rule(
    code="REF001",
    name="no-lesson-learned",
    severity="minor",
    why="One sentence of honest hindsight shows that next time will be better.",
    before=(
        "When I worked on a farm stall there were too many unsold berries every evening. I wrote down the sales by "
        "the hour and I "
        "cut the price at four instead of six. I moved the small baskets to the front. «As a result the waste fell "
        "from eight "
        "crates to two a day and the stall made a profit.»"
    ),
    after=(
        "When I worked on a farm stall there were too many unsold berries every evening. I wrote down the sales by "
        "the hour and I "
        "cut the price at four instead of six. As a result the waste fell from eight crates to two a day. I should "
        "have written "
        "the sales down from the first week; since then I always keep a list by the till."
    ),
    advice="Add one sentence: what you would do differently, or what you have done ever since.",
    source="seed 002 and seed 003: say what you learned",
    check=check,
    quoted_as="after",
)
