"""LEN001: more words than two minutes hold."""

from rehearse.content.rules.rule import Accusation, Rule
from rehearse.content.story.answer import Answer
from rehearse.content.text import WordRange
from rehearse.data.rubric import rubric
from rehearse.data.targets import STANDARD_S


def check(answer: Answer) -> tuple[Accusation, ...]:
    """Accuses the sentence in which the limit is passed; by time when the words have times."""
    longer = answer.target_s / STANDARD_S
    most_words, most_seconds = int(rubric().gates.most_words * longer), rubric().gates.most_seconds * longer
    if answer.seconds is not None:
        if answer.seconds <= most_seconds:
            return ()
        first = answer.reading.words[0].start_s or 0.0
        words = enumerate(answer.reading.words)
        over = next((at for at, word in words if (word.end_s or 0.0) - first > most_seconds), None)
    else:
        over = most_words if answer.word_count > most_words else None
    if over is None:
        return ()
    start, end = answer.reading.spans[answer.reading.sentence_of(over)]
    said = (
        f"You pass the {most_seconds:.0f}-second mark in this sentence; "
        f"an answer of {answer.target_s:.0f} seconds has about {answer.target_words:,} words."
    )
    return (Accusation(WordRange(start, end), said),)


_FILLING = "Then the next crate came and it was full of plates as well. " * 25

RULE = Rule(
    code="LEN001",
    name="too-long",
    severity="minor",
    why="Once an answer runs long, interviewers stop taking notes and wait for a chance to interrupt.",
    before=f"I counted the plates. {_FILLING}".replace(
        _FILLING, _FILLING[: 60 * 24] + "«Then the next crate came and it was full of plates as well.» " + _FILLING[:60]
    ),
    after="I counted the plates. Then the next crate came and it was full of plates as well.",
    advice="Tell it in your target time: cut the set-up first, then every step that the result does not need.",
    source="seed 002: 90-second answers; Toastmasters lights at 60, 90 and 120 s",
    check=check,
    quoted_as="whole",
)
