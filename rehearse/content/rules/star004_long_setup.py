"""STAR004: the set-up eats the answer."""

from rehearse.content.rules.rule import Accusation, Rule
from rehearse.content.story.answer import Answer
from rehearse.data.rubric import rubric


def check(answer: Answer) -> tuple[Accusation, ...]:
    """Accuses the last sentence of a situation that takes too large a share."""
    numbers = answer.sentences_of("situation")
    if answer.word_count < rubric().gates.least_words or not numbers or not answer.episode:
        return ()  # where nothing that happened is told, there is no set-up of it
    share = answer.share("situation")
    if share <= rubric().balance["most_situation_share"]:
        return ()
    return (
        Accusation(
            answer.reading.sentence_hit(numbers[-1]),
            f"The set-up takes {share:.1%} of the words; this sentence and those before it can shrink to two.",
        ),
    )


RULE = Rule(
    code="STAR004",
    name="situation-too-long",
    severity="minor",
    why="Interviewers need only a few seconds of set-up; the rest of your time belongs to what you did.",
    before=(
        "When I worked at a ferry office there were three ticket windows and a café beside it. «The problem was "
        "that the windows were old and the computers were slow, and that there was a big storm in that week with long "
        "delays for everybody who was waiting.» I wrote a list of the boats and I hung it outside. I painted an arrow "
        "on the wall. As a result the queue was shorter."
    ),
    after=(
        "When I worked at a ferry office there were queues at the ticket windows every morning. I counted who was "
        "waiting for "
        "which boat and I wrote a list of the departures. I hung it outside, I painted the lanes in three colours "
        "and I opened "
        "the car window an hour earlier. I asked the drivers what was missing and I added the prices. As a result "
        "the queue was "
        "gone by eight."
    ),
    advice="Cut the situation to where, when and what was wrong, in two sentences.",
    source="62 real interviews (Bangerter and others 2014); our own target: at most a quarter of the words",
    check=check,
)
