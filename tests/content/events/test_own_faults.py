"""What brought the trouble about is no step of the speaker's, and what was admitted, found or put right is one."""

from itertools import product

from rehearse.content.clauses import parse_clauses
from rehearse.content.events.steps import find_steps
from rehearse.content.story.answer import understand
from rehearse.content.text import parse
from rehearse.content.text.sentences import transcript_of

DEEDS = ("varnished the oars in the rain", "stacked the urns by the stove", "knotted the net in the dark")
FAULTS = (
    "It turned out that the skipper got the wrong count, because I had {deed}.",
    "We saw that a barge came in late, because the crew had gone ashore and I had {deed}.",
    "I got it wrong: I {deed}.",
    "The kiln was empty. I was the one who accidentally {deed}.",
    "The sail was sewn twice. It was me who sewed it again.",
    "I caused a leak in the hold.",
    "I made two mistakes in the tally.",
    "I read the harbour master the wrong tide.",
    "I poured the tar without measuring it.",
    "I mixed up the two anchors.",
)
STEPS = (
    "I admitted that I had {deed}.",
    "I told the skipper that I had {deed}.",
    "I said that I had {deed} without looking.",
    "I could answer, because I had {deed}.",
    "The count was right because I had {deed}.",
    "I did two things: I {deed}.",
    "I wrote down what I had got wrong: I {deed}.",
    "I made a list of the errors in the tally.",
    "I caught the mistake in the tally.",
    "I mixed up a pot of tar.",
    "I bought the rope without asking anybody.",
    "I read the harbour master the right tide.",
)


def own(said: str) -> list[str]:
    text = parse(transcript_of(said))
    return [step.verb for step in find_steps(text, parse_clauses(text)).own]


def told(frames: tuple[str, ...]) -> list[str]:
    return sorted({frame.format(deed=deed) for frame, deed in product(frames, DEEDS)})


def test_a_fault_of_ones_own_is_no_step() -> None:
    assert [said for said in told(FAULTS) if own(said)] == []


def test_what_was_admitted_found_or_put_right_is_a_step() -> None:
    assert [said for said in told(STEPS) if not own(said)] == []


def test_owning_up_is_the_step_and_not_what_is_owned() -> None:
    assert own("I said that I had moved the buoy without checking the chart.") == ["said"]
    assert own("He said that I had moved the buoy without checking the chart.") == []


def test_the_one_who_did_it_was_not_given_the_work() -> None:
    story = "I found that a barge had been sent a cracked rope. I was the one who {did}. I called the mill at once."
    for did, who in (("sent it", "self"), ("gave it out", "self"), ("was asked to mend it", "manager")):
        assert understand(transcript_of(story.format(did=did))).initiation.by == who, did
