"""LEN001: more words than two minutes hold."""

from rehearse.content.answer import Answer
from rehearse.content.rubric import rubric
from rehearse.content.rule import Accusation, Rule
from rehearse.content.text import WordRange


def check(answer: Answer) -> tuple[Accusation, ...]:
    """Accuses the sentence in which the limit is passed; by time when the words have times."""
    limit = int(rubric().gates.most_words)
    if answer.seconds is not None:
        if answer.seconds <= rubric().gates.most_seconds:
            return ()
        first = answer.reading.words[0].start_s or 0.0
        over = next(
            (
                at
                for at, word in enumerate(answer.reading.words)
                if (word.end_s or 0.0) - first > rubric().gates.most_seconds
            ),
            None,
        )
    else:
        over = limit if answer.word_count > limit else None
    if over is None:
        return ()
    sentence = answer.reading.sentence_of(over)
    start, end = answer.reading.spans[sentence]
    return (
        Accusation(
            WordRange(start, end), "Two minutes are over in this sentence; a 90-second answer has about 220 words."
        ),
    )


_FILLING = "Then the next crate came and it was full of plates as well. " * 25

RULE = Rule(
    code="LEN001",
    name="too-long",
    severity="minor",
    why="After two minutes interviewers stop taking notes and start to look for a place to cut in.",
    before=f"I counted the plates. {_FILLING}".replace(
        _FILLING, _FILLING[: 60 * 24] + "«Then the next crate came and it was full of plates as well.» " + _FILLING[:60]
    ),
    after="I counted the plates. Then the next crate came and it was full of plates as well.",
    advice="Tell it in ninety seconds: cut the set-up first, then every step that the result does not need.",
    source="seed 002: 90-second answers; Toastmasters lights at 60, 90 and 120 s",
    check=check,
)
