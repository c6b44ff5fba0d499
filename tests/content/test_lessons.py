"""What the source documents teach about results, rows and habits, each as a case of our own."""

import pytest

from rehearse.content import judge, transcript_of
from rehearse.content.rules import ALL
from rehearse.data.model_answers import model_answer
from rehearse.data.questions import find
from rehearse.data.rubric import rubric
from rehearse.types import Content

BEGIN = (
    "Last autumn I noticed that our workshop was wasting time, and nobody had asked me to look at it. "
    "I timed every job for a week. I moved the tools next to the benches. I labelled each drawer by hand. "
    "I tried it with two colleagues first. "
)
END = " I learned to time things before I move them."
RESULTS = {
    "time saved on a task": "Sharpening a saw went from forty minutes to twelve.",
    "people saved on a task": "The morning check went from four people to one.",
    "efficiency of a process": "We finished nine orders a day instead of five.",
    "error rate of a process": "Wrong cuts fell from 8 % to 2 %.",
    "accuracy": "The accuracy of our estimates rose from 60 % to 85 %.",
    "money": "Costs for blades dropped from 900 euros to 300 euros a month.",
    "a relative change": "Complaints fell by 30 percent within two weeks.",
}


def judged(text: str, question: str | None = None) -> Content:
    return judge(transcript_of(text), find(question) if question else None)[0]


@pytest.mark.parametrize("kind", RESULTS)
def test_any_kind_of_number_is_a_result(kind: str) -> None:
    """Not only sales (seed 000)."""
    assert judged(BEGIN + RESULTS[kind] + END).results.metrics


@pytest.mark.parametrize(
    "kind", [kind for kind in RESULTS if kind not in ("efficiency of a process", "a relative change")]
)
def test_from_where_to_where_is_understood(kind: str) -> None:
    assert judged(BEGIN + RESULTS[kind] + END).results.baseline_to_after


def test_without_a_result_a_story_is_no_hire_and_says_so() -> None:
    found = judged(BEGIN + END)
    assert found.verdict in ("no hire", "lean no hire")
    assert {"RES001", "RES002"} & {finding.code for finding in found.findings}


def test_a_number_is_doubted_until_it_is_said_how_it_was_measured() -> None:
    """The next question asks for it; the story itself loses little for not saying it."""
    number = "Wrong cuts fell from 8 % to 2 %"
    story = BEGIN.replace("I timed every job for a week.", "I asked every joiner what he was missing.")
    silent, told = judged(f"{story}{number}.{END}"), judged(f"{story}{number}, counted in the order book.{END}")
    assert any("How did you measure" in one.question for one in silent.follow_ups)
    assert not any("How did you measure" in one.question for one in told.follow_ups)
    assert told.results.measurement_quote
    assert silent.total is not None
    assert told.total is not None
    assert 0 <= told.total - silent.total <= 3


def test_the_five_rows_have_the_weights_of_the_source() -> None:
    assert rubric().of == {
        "structure_star": 15,
        "ownership_signal": 30,
        "action_specificity": 25,
        "quantified_impact": 20,
        "self_awareness": 10,
    }


@pytest.mark.parametrize("order", ["My manager suggested I look into it.", "My boss asked me to investigate it."])
def test_an_assigned_task_is_no_hire_whatever_else_is_said(order: str) -> None:
    found = judged(
        BEGIN.replace("nobody had asked me to look at it", "it was bad").replace("Last autumn", f"{order} Last autumn")
        + RESULTS["money"]
        + END
    )
    assert found.verdict == "no hire"
    assert found.scores["ownership_signal"].points == 1
    assert [fail.code for fail in found.auto_fails] == ["OWN001"]
    assert found.auto_fails[0].quote in order


HABITS = {
    "a vague outcome": "RES002",
    "a hedged outcome": "RES005",
    "no value before": "RES003",
    "technical detail without the customer": "SPEC003",
    "no reflection": "REF001",
    "credit for the work of a team": "OWN005",
    "we as the actor": "OWN002",
    "a task that was handed out": "OWN001",
    "fewer than three steps of one's own": "OWN004",
    "general verbs": "SPEC001",
    "too long a set-up": "STAR004",
    "too long an answer": "LEN001",
}


@pytest.mark.parametrize("habit", HABITS)
def test_each_habit_the_sources_warn_of_has_its_rule_and_what_to_do_instead(habit: str) -> None:
    (rule,) = (one for one in ALL if one.code == HABITS[habit])
    assert rule.advice
    assert rule.why
    assert rule.after


def test_for_confidential_figures_a_range_or_a_share_is_advised() -> None:
    (rule,) = (one for one in ALL if one.code == "RES002")
    assert "confidential" in rule.advice
    assert "range" in rule.advice


@pytest.mark.parametrize("words", ["I noticed that", "I decided to act, though nobody had asked me"])
def test_words_of_ones_own_start_are_heard(words: str) -> None:
    text = f"Last May {words} our drain was blocked. I dug it up. I cut the root. I laid a new pipe. The cellar is dry."
    assert judged(text).ownership.self_initiated


def test_three_sentences_with_i_a_number_and_its_meaning_make_a_strong_answer() -> None:
    model = model_answer("not-on-my-sprint")
    assert model is not None
    found = judged(model.text, "not-on-my-sprint")
    assert found.verdict == "strong hire"
    assert found.ownership.self_initiated
    assert found.ownership.i_sentences >= 3
    assert found.results.metrics
    assert found.parts["reflection"].present
