"""Each row of the points adds up: what was earned and lost to its points, with all that is to gain to its maximum."""

import json
import random
import re
from functools import cache
from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from rehearse.content import judge, transcript_of
from rehearse.content.judgement.score_row import Tally
from rehearse.data.reasons import why
from rehearse.pipeline import check
from rehearse.report.to_html import render as to_html
from rehearse.report.to_markdown import render as to_markdown
from rehearse.report.wording import reasons, rubric_rows
from rehearse.types import Question, Quote, Score
from tests import builders_report as reports

TESTS = Path(__file__).parents[1]
UNSEEN = ("answers", "thirty", "trades_answers")
TRUST = Question("q", "How did you win back trust?", ("Earn Trust",))

SCENES = (
    "Last spring the pumps in our laundry leaked every night and nobody had asked me to look.",
    "My boss told me to sort out the leaking pumps in the laundry last spring.",
    "The pumps leaked.",
)
STEPS = (
    "I drained two pumps, I replaced the seals and I wrote the dates on a card.",
    "I worked on it and I helped with it.",
    "We looked at the pumps and we fixed them, because the nurses needed clean sheets first.",
)
VAGUE = ("I did stuff.", "I handled things properly and effectively, whatever it was.", "I labelled the valves.")
ENDS = (
    "In the end the leaks fell from nine a month to one, counted in the log, and we saved 400 euros.",
    "I think the leaks fell by maybe 30 percent or something, I am not sure.",
    "It kind of worked out or something.",
    "Afterwards the floor stayed dry.",
)
LESSONS = (
    "I learned to look below the floor first. Next time I would call the plumber a week sooner. Since then I check "
    "every seal in March.",
    "I did the floor before the paint, because I believed that a slip would hurt a nurse.",
    "It taught me that teamwork is important.",
    "",
)


def net(mark: str) -> float:
    return float(mark) if mark[0] in "+-" else 0.0


def to_gain(mark: str, said: str) -> float:
    return float(re.match(r"([\d.]+) points? to gain: ", said)[1]) if mark == "→" else 0.0  # type: ignore[index]


def off(score: Score) -> tuple[float, float]:
    """How far the lines of a row are from its points, and with what is to gain from its maximum."""
    lines = reasons(score)
    earned = sum(net(mark) for mark, _ in lines)
    return earned - score.points, score.points + sum(to_gain(*line) for line in lines) - score.of


@cache
def told() -> tuple[str, ...]:
    chance = random.Random(7)
    made = [" ".join(chance.choice(some) for some in (SCENES, STEPS, VAGUE, STEPS, ENDS, LESSONS)) for _ in range(80)]
    kept = [one["text"] for name in UNSEEN for one in json.loads((TESTS / f"content/unseen/{name}.json").read_text())]
    files = [path.read_text() for path in (TESTS.parent / "fixtures/text").glob("*.txt")]
    return (*made, *kept, *files)


@pytest.mark.slow
@pytest.mark.parametrize("question", [None, TRUST], ids=["none", "trust"])
def test_what_is_earned_and_what_is_to_gain_make_up_each_row_of_many_answers(question: Question | None) -> None:
    marks = set()
    for text in told():
        content = judge(transcript_of(text), question)[0]
        for row, score in content.scores.items() if content.scored else ():
            assert off(score) == (0, 0), (row, why(score), text)
            marks |= {(reason.kind, reason.id) for reason in score.reasons}
    assert {("lost", "vague"), ("lost", "hedged"), ("earned", "reasoned_choice")} <= marks


def test_the_rows_of_the_sample_reports_add_up() -> None:
    for report in (reports.full(), reports.no_hire(), reports.judged()):
        assert report.content is not None
        rows = [(row, score) for row, score in rubric_rows(report.content) if score.reasons]
        assert len(rows) >= 3
        assert {row: off(score) for row, score in rows} == dict.fromkeys(dict(rows), (0, 0))


SHARES = st.lists(st.tuples(st.integers(1, 12), st.booleans()), min_size=1, max_size=6)
MORE = st.lists(st.integers(1, 9), max_size=3)


@given(SHARES, MORE, MORE)
def test_a_row_adds_up_whatever_is_given_missed_and_lost(
    shares: list[tuple[int, bool]], beyond: list[int], lost: list[int]
) -> None:
    """Each share of the row is given or missed; more may be given than the row has, and more lost than it has."""
    tally = Tally(sum(points for points, _ in shares))
    for points, is_given in shares:
        (tally.give if is_given else tally.miss)(points, "detail" if is_given else "name_detail")
    for points in beyond:
        tally.give(points, "business")
    for points in lost:
        tally.lose(points, "vague", Quote("some stuff"))
    assert off(tally.score()) == (0, 0)


def test_what_counts_nothing_says_so() -> None:
    full, empty = Tally(10), Tally(10)
    for points, reason in ((6, "lesson"), (3, "better_choice"), (4, "lasting_change"), (6, "reasoned_choice")):
        full.give(points, reason, Quote("count first"))
    assert reasons(full.score())[2:] == (
        ("+1", "a lasting change: “count first” (worth 4 points, but the row is full)"),
        ("+0", "you say why you chose what you did: “count first” (worth 6 points, but the row is full)"),
    )
    empty.give(0, "detail")
    empty.miss(10, "name_detail")
    empty.lose(1, "vague", Quote("stuff"))
    assert reasons(empty.score())[2] == ("+0", "vague words: “stuff” (costs 1 point, but the row has none)")
    assert sum(mark == "→" for mark, _ in reasons(empty.score())) == 1


def test_each_form_of_the_report_says_how_to_win_back_what_vague_words_cost() -> None:
    report = check(f"{SCENES[0]} {STEPS[0]} I handled things. {ENDS[0]} {LESSONS[0]}")
    assert report.content is not None
    cure = "1 point to gain: say exactly what you mean in place of the vague words"
    assert cure in to_html(report)
    assert cure in to_markdown(report)
    line = why(report.content.scores["action_specificity"])
    assert line.endswith("1 to gain: say exactly what you mean in place of the vague words")


def test_a_loss_of_another_version_can_be_won_back_as_well() -> None:
    kept = b'{"points":4,"of":5,"reasons":[{"kind":"earned","points":5,"text":"steps"},{"kind":"lost","points":1,'
    score = msgspec.json.decode(kept + b'"id":"of_a_later_version","text":"a slip"}]}', type=Score)
    assert reasons(score)[-1] == ("→", "1 point to gain: leave out what takes points away")
