"""LEN002: too few words for a story."""

from rehearse.content.rules.rule import Accusation, Rule
from rehearse.content.story.answer import Answer
from rehearse.content.text import WordRange
from rehearse.data.rubric import rubric

_LEAST_WORDS = 8  # below this there is nothing to complete


def check(answer: Answer) -> tuple[Accusation, ...]:
    """Accuses the whole of an answer that is a story's beginning and no more."""
    least = rubric().gates.least_words
    if not _LEAST_WORDS <= answer.word_count < least:
        return ()
    last = answer.last_sentence()
    return (
        Accusation(
            WordRange(last.start, last.end),
            f"{answer.word_count:,} words; a story needs at least {least}, and an answer of {answer.target_s:.0f} "
            f"seconds has about {answer.target_words}.",
        ),
    )


RULE = Rule(
    code="LEN002",
    name="too-short",
    severity="minor",
    why="In under twenty seconds there is no room for what you did and what came of it.",
    before="«I fixed the fence before the sheep came back from the hill.»",
    after=(
        "When I worked on a hill farm there was a hole in the north fence and the sheep were getting out every "
        "night. I walked the whole fence "
        "with a notebook, I marked nine weak posts and I replaced them before the weekend. Not one sheep was lost "
        "that winter, "
        "and I have walked the fence every autumn since."
    ),
    advice="Tell the whole story: where and when it happened, three steps of your own and what changed.",
    source="our own choice: under 45 words or 20 s an answer is not scored",
    check=check,
    quoted_as="absent",
)
