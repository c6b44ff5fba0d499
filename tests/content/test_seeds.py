"""The source documents' own cases, read from ../shared/seeds; without them the retellings of test_judge stand in."""

from pathlib import Path

import pytest

from rehearse.content import judge, transcript_of
from rehearse.types import Content

SEEDS = Path(__file__).parents[2].parent / "shared" / "seeds"
needs_seeds = pytest.mark.skipif(not SEEDS.is_dir(), reason="../shared/seeds is not here; test_judge has retellings")


def seed(number: str) -> str:
    return next(SEEDS.glob(f"{number}_*")).read_text(encoding="utf-8")


def between(text: str, start: str, end: str) -> str:
    begin = text.index(start)
    return text[begin : text.index(end, begin)]


def judged(text: str) -> Content:
    return judge(transcript_of(text))[0]


@needs_seeds
def test_candidate_a_fails_on_an_assigned_task_and_on_we() -> None:
    content = judged(between(seed("003"), "During a sprint focused", "\n\nFluent delivery"))
    assert content.verdict == "no hire"
    assert content.scores["ownership_signal"].points == 1
    assert {fail.code for fail in content.auto_fails} == {"OWN001", "OWN002"}
    assert "my manager suggested I look into this" in content.auto_fails[0].quote
    assert content.auto_fails[1].quote.startswith("We identified")


@needs_seeds
def test_candidate_b_is_a_strong_hire() -> None:
    content = judged(between(seed("003"), "I noticed during a routine", "\n\n35-55 seconds"))
    assert content.verdict == "strong hire"
    assert content.total is not None
    assert content.total >= 85
    assert content.auto_fails == ()


@needs_seeds
def test_the_five_practice_questions_have_their_one_right_answer() -> None:
    text = seed("003")
    first = judged(between(text, "You noticed that a new internal", " Which Amazon"))
    assert first.principles[0].name == "Customer Obsession"
    second = judged(between(text, "My manager asked me to investigate", '" What is the PRIMARY'))
    assert second.findings[0].code == "OWN001"
    third = judged(between(text, "I proactively gathered", '"\n'))
    assert third.principles[0].name == "Customer Obsession"
    fourth = judged(between(text, "My manager asked me to prioritize", '" signal'))
    assert fourth.findings[0].code == "OWN001"
    assert fourth.ownership.initiated == "manager"
    fifth = judged(between(text, "I noticed customers were frustrated", '" Which element'))
    (fail,) = fifth.auto_fails
    assert fail.quote.startswith("We collectively decided")


WORKED = {  # seed 002: which number of its result, in normal form; None: a result without a number, or none at all
    1: "-32%", 2: "18% -> 6%", 3: "-22%", 4: "-40%", 5: None, 6: "6/month -> 1/month", 7: "-50%", 8: None, 9: "-6%",
    10: "+3.8%", 11: None, 12: "+9%", 13: "-60%", 14: None, 15: "+14%",
}  # fmt: skip


@needs_seeds
@pytest.mark.parametrize("number", WORKED)
def test_worked_examples_run_and_their_numbers_are_read(number: int) -> None:
    """The examples are notes of 30 to 60 words without a scene: most are too short to score, none is assigned."""
    text = seed("002")
    block = text[text.index(f"\n{number}) ") :]
    example = block[block.index("- Example") :].split("\n")[1 - 1].split(":", 1)[1].strip()
    content = judged(example)
    assert not content.ownership.manager_directed
    values = [metric.value for metric in content.results.metrics]
    expected = WORKED[number]
    assert expected is None or expected in values
    assert content.scored or content.not_scored_reason


@needs_seeds
def test_the_audit_of_seed_001_is_found_and_owned_by_the_speaker() -> None:
    text = between(seed("001"), "While working at Amazon, I conducted", "## Learn").replace("   2. >", "")
    content = judged(text.replace("   3. >", "").replace("   4. >", "").replace("   > ", ""))
    assert not content.ownership.manager_directed
    assert content.ownership.self_initiated
    assert any("80000" in (metric.value or "") for metric in content.results.metrics)
    assert not content.ownership.collective_hiding


@needs_seeds
def test_the_team_s_project_of_seed_001_hides_its_teller() -> None:
    text = between(seed("001"), "This might be a hot take", "\n\n\n## Ownership")
    content = judged(text.replace("   2. >", "").replace("   3. >", "").replace("   4. >", ""))
    assert content.ownership.collective_hiding
    assert content.results.metrics == ()
