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
    "I took the wrong channel road past the mole.",
    "I typed the bearing two digits off.",
    "I poured the six barrels into a tank meant for four.",
    "I bumped the harbour wall astern.",
    "I ended up on a sandbank.",
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
    "I took the wrong ledger to the clerk.",
    "I took two planks off.",
    "I gave the crew the cabin meant for guests.",
    "I hit the mooring post in with a mallet.",
    "I ended up sewing the sail by hand.",
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


WORK = " I hauled the sail down. I rang the loft and I sewed a patch by lamp."
EARLIER = (
    "I had {deed}.",
    "In one of the boats I'd {deed}, and the buyer was there at nine.",
    "We lay off the mole and I had {deed} and checked one.",
    "I counted the floats. One was missing. I had {deed}.",
    "I dropped a hook by accident. I had {deed}.",
    "I called the skipper. I told her that I had {deed}.",
)
NOT_EARLIER = (
    "By May I had {deed}.",
    "Luckily I had already {deed}.",
    "The mate had left us. I had {deed}.",
    "I called the skipper. The net was whole. I had {deed}.",
)


def test_what_the_speaker_had_done_before_the_story_is_no_step() -> None:
    def deeds(frames: tuple[str, ...]) -> list[tuple[str, bool]]:
        return [
            (said, deed.split()[0] in own(said + WORK))
            for said, deed in ((f.format(deed=deed), deed) for f, deed in product(frames, DEEDS))
        ]

    assert [said for said, step in deeds(EARLIER) if step] == []
    assert [said for said, step in deeds(NOT_EARLIER) if not step] == []
    assert "checked" not in own(EARLIER[2].format(deed=DEEDS[0]) + WORK)
    assert own("I had stacked the urns. I had knotted the net.") == ["stacked", "knotted"]


def test_owning_up_is_the_step_and_not_what_is_owned() -> None:
    assert own("I said that I had moved the buoy without checking the chart.") == ["said"]
    assert own("He said that I had moved the buoy without checking the chart.") == []


def test_the_one_who_did_it_was_not_given_the_work() -> None:
    story = "I found that a barge had been sent a cracked rope. I was the one who {did}. I called the mill at once."
    for did, who in (("sent it", "self"), ("gave it out", "self"), ("was asked to mend it", "manager")):
        assert understand(transcript_of(story.format(did=did))).initiation.by == who, did
