"""Where the result begins: a last step is no result, whether the answer breaks off behind it or goes on to one."""

from itertools import product

from rehearse.content.story.answer import Answer, understand
from rehearse.content.text.sentences import transcript_of

STORIES = [
    "Last year I looked after the bikes of a hire shop by the lake. One day I noticed that chains snapped on the hill. "
    "I took it upon myself to find out why. {first}",
    "In my second summer at the theatre I ran the costume store. I saw that the actors waited for their shoes. "
    "I took it upon myself to shorten the wait. {first}",
]
FIRST = (
    "I weighed each basket for a week. I measured the old racks with a ruler. I dropped a dozen hooks from the rail."
)
LAST_STEPS = [
    "Next, I oiled every hinge. Finally, I hung a map beside the door.",
    "Next, I sewed a number into each piece. Finally, I brought the plan to the stage manager.",
    "I took two rows from the rack, and I carried one of them to the gate.",
    "Next, I painted the hooks. Lastly, I rehearsed the new order with the evening crew.",
]
OUTCOMES = [
    "In the end, delays fell from 30 minutes to 5.",
    "As a result nobody has complained since.",
]


def understood(text: str) -> Answer:
    return understand(transcript_of(text.format(first=FIRST)))


def test_an_answer_that_breaks_off_behind_a_step_has_no_result() -> None:
    found = [
        said for story, last in product(STORIES, LAST_STEPS) if "result" in understood(said := f"{story} {last}").parts
    ]
    assert not found


def test_a_result_is_quoted_from_behind_the_last_step() -> None:
    missed = []
    for story, last, outcome in product(STORIES, LAST_STEPS, OUTCOMES):
        answer = understood(f"{story} {last} {outcome} I learned to measure before I argue.")
        hit = answer.part_hit("result")
        said = "" if hit is None else answer.reading.quote(hit)
        if answer.parts[-2:] != ("result", "reflection") or not outcome.startswith(said[:20] or "-"):
            missed.append((last, said, answer.parts))
        assert answer.parts.count("result") == 1, (last, answer.parts)
    assert not missed


def test_a_last_step_that_tells_an_outcome_or_leads_in_to_one_stays_with_the_result() -> None:
    for story in STORIES:
        assert understood(f"{story} Finally, I cut the delays from 30 minutes to 5.").parts[-1] == "result"
        led = understood(f"{story} I hung a map beside the door. I sent her a picture of it. She loved it.").parts
        assert led[-1] == "result"
