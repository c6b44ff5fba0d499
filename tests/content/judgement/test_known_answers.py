"""The whole judgement of known answers is as it was: each point with its reason, quotation and facts, and the rest.

A reason names its quotation and its facts where it is given; `test_every_reason_is_given_to_some_answer` holds that
none of reasons.toml goes untried, so that a quotation left out anywhere is noticed.
"""

import json
import re
from functools import cache
from pathlib import Path
from string import Formatter

import msgspec
import pytest

from rehearse.content import judge, transcript_of
from rehearse.data.reasons import reason_sentences
from rehearse.types import Content, Question, Reason, VerdictReason
from tests import known
from tests.content import retellings

UNSEEN = Path(__file__).parents[1] / "unseen"
TRUST = Question("q", "How did you win back trust?", ("Earn Trust",))
RESULTS = Question("q", "When did you deliver?", ("Deliver Results",))
FOLLOW_UP = Question("pump-follow-up", "How did you measure it?", kind="follow-up")

OWN = {  # what the others have no reason for
    "scattered": (
        "Last Monday I noticed the bishop and nobody had asked me to look. I glazed the river beside a comet. "
        "I folded the trumpet beside a pepper. I planted the violin beside a walnut. I ironed the saddle beside a "
        "glove. The marble dropped from 40 minutes to 12. I learned that a feather should whisper."
    ),
    "abrupt": (
        "I rewrote the packing list and I moved the scales next to the door. I trained both night clerks and I checked "
        "every crate for a week. I also printed a card for the drivers. In the end the number of wrong crates fell "
        "from twelve to two a week, and the shop stopped calling us at midnight."
    ),
    "team": (
        "Last spring the boats of our sailing school took water. We saw that the seams were open and we decided to "
        "mend them. We hauled two hulls out. I sanded the seams, I filled them with resin and I painted a number on "
        "each hull. I wrote the repairs on a board. In the end leaks fell from nine a month to one. I learned to look"
        " below the floor first."
    ),
    "stepless": (
        "Last spring I was in a sailing school by a cold and shallow bay. The boats were old and the harbour was "
        "empty until noon. My job was to have them ready by May. I was tired and I was often late, and the sheds were"
        " full of rope. It was a hard month. In the end the boats were ready and the parents were happy. I felt proud"
        " of it, and it was a good summer for me."
    ),
    "told in the lesson": (
        "Last spring I noticed that the boats of our sailing school took water, and nobody had asked me to look. I "
        "hauled two hulls out, I sanded the seams and I filled them with resin. I painted a number on each hull. I "
        "learned to look below the floor first, because leaks fell from nine a month to one."
    ),
    "hedged": (
        "Last spring I noticed that the boats of our sailing school took water, and nobody had asked me to look. I "
        "hauled two hulls out, I sanded the seams and I filled them with resin. I painted a number on each hull. I "
        "think leaks fell by maybe 30 percent or something, I am not sure. I learned to look below the floor first."
    ),
    "impossible": (
        "Last spring I noticed that the boats of our sailing school took water, and nobody had asked me to look. I "
        "hauled two hulls out, I sanded the seams of each hull and I filled the seams with resin. I painted a number "
        "on each hull and I logged the leaks of every boat. In the end leaks fell from nine a month to one, counted "
        "in the log of the boats, and costs for the customers fell by 140 percent. I learned to look below the floor "
        "first, and since then I check every hull in March."
    ),
    "named": (
        "Last spring I noticed that the boats of our sailing school took water, and nobody had asked me to look. I "
        "showed ownership and I demonstrated customer obsession and bias for action. I hauled two hulls out, I sanded"
        " the seams of each hull and I filled the seams with resin. I showed a lot of ownership. In the end leaks of "
        "the boats fell from nine a month to one for our customers, counted in the log. I learned to look below the "
        "floor first, and since then I check every hull in March."
    ),
    "bare": (
        "Last spring I noticed that the boats of our sailing school took water, and nobody had asked me to look. I "
        "looked, I asked around, I measured, I tested it and I changed it. I wrote it down and I showed it. In the end"
        " leaks of the boats fell from nine a month to one for our customers, counted in the log. I learned to look "
        "below the floor first, and since then I check every hull in March."
    ),
    "hedged outcome": (
        "Last spring I noticed that the boats of our sailing school took water, and nobody had asked me to look. I "
        "hauled two hulls out, I sanded the seams and I filled them with resin. I painted a number on each hull. I "
        "wrote the repairs on a board by the quay. It kind of worked out and the leaks went down or something. I "
        "learned to look below the floor first."
    ),
    "untold": (
        "In June a pupil at our sailing school was cross with me, because I had lent her boat to another without a "
        "word. I went to the quay and apologised. I listened to her for an hour and I wrote down what she missed. I "
        "put a lock on her shed and I painted her name on the boat. I learned to ask before I lend a thing."
    ),
    "unchanged": (
        "In June a pupil at our sailing school was cross with me, because I had lent her boat to another without a "
        "word. I went to the quay and apologised. I listened to her for an hour and I wrote down what she missed. I "
        "put a lock on her shed and I painted her name on the boat. It was a long day on the quay for both of us."
    ),
    "taught together": (
        "One day I noticed that the oars split every week. I took it upon myself to find out why. I weighed twelve of "
        "them and drew a chart. I moved the rack to the door and I painted a line for the trolley. Complaints fell "
        "from nine a week to two. We learned that a rack by the door saves more oars than a rule on the wall."
    ),
    "crew": (
        "Last spring I noticed that the boats of our sailing school took water. I hauled two hulls out. The team "
        "sanded the seams and the team filled them with resin. I painted a number on each hull. In the end leaks fell "
        "from nine a month to one. I learned to look below the floor first."
    ),
    "unplaced": (
        "One day I noticed that the oars split every week. I took it upon myself to find out why. I weighed twelve of "
        "them and drew a chart. I moved the rack to the door, I painted a line for the trolley and I pinned the new "
        "order on the wall. Complaints fell from nine a week to two. I learned to look at the floor first."
    ),
    "silent": (
        "It was a hard month last spring in a sailing school by a cold and shallow bay. The boats were old and the "
        "harbour was empty until noon. My job was the boats. The sheds were full of rope, and the wind was in the "
        "seams. My hands were cold. It was a long spring for me and my friends. In the end the boats were ready, and "
        "the parents were happy."
    ),
}
KNOWN = (  # together they have every reason, finding and kind of follow-up that the longer corpora have
    ("we-marathon-number", TRUST),
    ("retail-returns", None),
    ("soft-oncall", None),
    ("we-hard-worker", None),
    ("logistics-dock", None),
    ("st-tram", None),
    ("mi-farm-market", TRUST),
    ("we-conflict", None),
    ("ASSIGNED", None),
    ("SELF_STARTED", None),
    ("ASKED_AND_VAGUE", None),
    ("HABITS", None),
    ("council-parking", None),
    ("farm-irrigation", None),
    ("m02", None),
    ("startup-pricing", TRUST),
    ("EARN_TRUST", RESULTS),
    ("COLLECTIVE_DECISION", FOLLOW_UP),
    *((name, None) for name in OWN),
    ("hedged outcome", TRUST),
    ("untold", TRUST),
    ("unchanged", TRUST),
)
QUOTED = re.compile("“.*?”")
NEVER_GIVEN = {"no_episode"}  # an answer without an episode gets no points at all (judgement/gates.py)


def written() -> dict[str, str]:
    """The retellings, and answers of many trades by their names."""
    texts = OWN | {name: text for name, text in vars(retellings).items() if name.isupper()}
    for name in ("answers.json", "thirty.json", "trades_answers.json"):
        texts |= {one["id"]: one["text"] for one in json.loads((UNSEEN / name).read_text("utf-8"))}
    return texts


@cache
def judged(name: str, question: Question | None = None) -> Content:
    return judge(transcript_of(written()[name]), question)[0]


def test_the_judgement_of_known_answers(request: pytest.FixtureRequest) -> None:
    kept = {
        f"{name}, {question.kind if question else 'no question'}": lines(name, question) for name, question in KNOWN
    }
    known.hold(Path(__file__).with_name("known_answers.json"), kept, request.config, within=0)


def lines(name: str, question: Question | None) -> list[str]:
    """A line for each point with its reason, each finding, follow-up and part, and more; no sentence of ours."""
    content = judged(name, question)
    rows = [
        f"{row}: {reason.kind} {reason.points:g} {reason.id} {words_of(reason)}"
        for row, score in content.scores.items()
        for reason in score.reasons
    ]
    rows += [f"verdict: {reason.id} {words_of(reason)}" for reason in content.verdict_reasons]
    rows += [f"{one.code} {one.severity}: {one.quote} {one.words}" for one in content.findings]
    rows += [f"asks about {one.about}: {QUOTED.findall(one.question + one.because)}" for one in content.follow_ups]
    rows += [f"{part}: {msgspec.json.encode(one).decode()}" for part, one in content.parts.items()]
    beside = ("total", "verdict", "ownership", "results", "density", "examples")
    return rows + [f"{field}: {msgspec.json.encode(getattr(content, field)).decode()}" for field in beside]


def words_of(reason: Reason | VerdictReason) -> str:
    """Its quotations with their places, and its facts."""
    return " ".join([*(f"“{quote.text}” {quote.words}" for quote in reason.quotes), str(reason.facts)])


def reasons() -> list[Reason | VerdictReason]:
    found: list[Reason | VerdictReason] = []
    for name, question in KNOWN:
        content = judged(name, question)
        found += [reason for score in content.scores.values() for reason in score.reasons]
        found += content.verdict_reasons
    return found


def test_every_reason_is_given_to_some_answer() -> None:
    sentences = reason_sentences()
    given = {reason.id for reason in reasons()}
    assert given == (sentences.points.keys() | sentences.verdict.keys()) - NEVER_GIVEN


def test_every_reason_has_the_quotation_and_the_facts_that_its_sentence_names() -> None:
    sentences = reason_sentences()
    for reason in reasons():
        kind = sentences.points if isinstance(reason, Reason) else sentences.verdict
        named = {slot for _, slot, _, _ in Formatter().parse(kind[reason.id]) if slot is not None}
        assert named - {"quote", "quotes", "others"} <= reason.facts.keys(), reason
        assert None not in reason.facts.values(), reason
        assert len(reason.quotes) >= (2 if "others" in named else 1 if {"quote", "quotes"} & named else 0), reason
        assert all(quote.text and quote.words for quote in reason.quotes), reason


def test_every_follow_up_has_a_question_a_reason_and_what_it_is_about() -> None:
    asked = [one for name, question in KNOWN for one in judged(name, question).follow_ups]
    assert all(one.question.endswith("?") and one.because.endswith(".") for one in asked)
    about = {one.about for one in asked}
    assert about == {None, "part", "origin", "measurement", "baseline", "steps", "outcome", "number", "lesson"}
