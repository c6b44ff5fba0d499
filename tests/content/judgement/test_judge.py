"""The verdicts that the rubric's own examples demand, on our retellings of them."""

import re

import pytest

from rehearse.content import judge, judge_with_numbers, numbers, transcript_of, words_of
from rehearse.data.reasons import sentence_of
from rehearse.data.rubric import rubric
from rehearse.types import Content, Question, Transcript, Word
from tests.content import retellings


def judged(text: str, question: Question | None = None) -> Content:
    return judge(transcript_of(text), question)[0]


def test_an_assigned_task_told_as_we_is_no_hire_with_one_point_of_ownership() -> None:
    content = judged(retellings.ASSIGNED)
    assert content.verdict == "no hire"
    assert (content.scores["ownership_signal"].points, content.scores["ownership_signal"].of) == (1, 30)
    quotes = {fail.code: fail.quote for fail in content.auto_fails}
    assert quotes["OWN001"].startswith("my supervisor suggested I look after")
    assert quotes["OWN002"].startswith("We discovered that the paper roll")


def test_a_self_started_counted_story_is_a_strong_hire() -> None:
    content = judged(retellings.SELF_STARTED)
    assert content.verdict == "strong hire"
    assert content.total is not None
    assert content.total >= 85
    assert content.ownership.self_initiated
    assert [metric.value for metric in content.results.metrics] == ["-45%", "+9%", "-20%"]


def test_a_collective_decision_disqualifies_even_beside_own_steps() -> None:
    content = judged(retellings.COLLECTIVE_DECISION)
    assert content.verdict == "no hire"
    assert [fail.quote for fail in content.auto_fails] == ["We jointly decided to close the late desk for a month"]


def test_an_order_is_the_first_weakness_of_a_short_answer_too() -> None:
    content = judged(retellings.ASKED_AND_VAGUE)
    assert content.verdict == "not scored"
    assert content.findings[0].code == "OWN001"
    assert content.next_fix.content is not None
    assert "asked me to find out" in content.next_fix.content


def test_a_single_phrase_of_assignment_is_heard() -> None:
    content = judged(retellings.ASSIGNED_PHRASE)
    assert content.ownership.manager_directed
    assert not content.ownership.self_initiated


def test_putting_customers_before_dates_signals_customer_obsession() -> None:
    assert judged(retellings.CUSTOMER_FIRST).principles[0].name == "Customer Obsession"


def test_habits_are_not_scored_and_say_why() -> None:
    content = judged(retellings.HABITS)
    assert not content.scored
    assert content.not_scored_reason is not None
    assert "single past episode" in content.not_scored_reason
    assert content.total is None
    assert content.verdict == "not scored"


def test_a_relationship_story_needs_no_number() -> None:
    trust = Question("q", "How did you win back trust?", ("Earn Trust",))
    results = Question("q", "When did you deliver?", ("Deliver Results",))
    soft = judged(retellings.EARN_TRUST, trust).scores["quantified_impact"]
    hard = judged(retellings.EARN_TRUST, results).scores["quantified_impact"]
    assert soft.points > hard.points
    assert "worded_result_accepted" in [reason.id for reason in soft.reasons]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Yes.",
        "...",
        "I don't know, nothing comes to mind right now, sorry, I really cannot think of any example for that question.",
        "Situation task action result I I I reduced 50%",
        "Situation task action result ownership metric impact I I I reduced 50% " * 8,
        "um uh er hmm " * 20,
    ],
)
def test_what_is_no_answer_is_not_scored_with_a_reason(text: str) -> None:
    content = judged(text)
    assert not content.scored
    assert content.not_scored_reason
    assert content.total is None
    assert content.scores == {}


def test_a_single_sentence_still_gets_its_parts_and_findings() -> None:
    content = judged("My manager asked me to paint the fence and we painted it.")
    assert not content.scored
    assert content.auto_fails
    assert sum(part.words for part in content.parts.values()) == 12


def test_every_point_is_explained_and_stays_within_its_row() -> None:
    content = judged(retellings.SELF_STARTED)
    for row in content.scores.values():
        assert 0 <= row.points <= row.of
        assert all(sentence_of(reason) for reason in row.reasons)
        assert row.reasons
    assert sum(row.of for row in content.scores.values()) == 100


ALL_TEXTS = [value for name, value in vars(retellings).items() if name.isupper()]


@pytest.mark.parametrize("text", ALL_TEXTS)
def test_every_quote_is_said_in_the_answer(text: str) -> None:
    transcript = transcript_of(text)
    content, sentences = judge(transcript)
    said = " ".join(word.text for word in transcript.words)
    quotes = [finding.quote for finding in content.findings] + [fail.quote for fail in content.auto_fails]
    quotes += [metric.quote for metric in content.results.metrics] + list(content.ownership.own_actions)
    quotes += [part.quote for part in content.parts.values()] + list(content.ownership.collective_quotes)
    assert all(quote in said for quote in quotes if quote is not None)
    assert " ".join(sentence.text for sentence in sentences) == said


def test_findings_carry_the_moment_of_their_words() -> None:
    words = tuple(Word(word, at * 0.5, at * 0.5 + 0.4) for at, word in enumerate(retellings.ASSIGNED.split()))
    content, sentences = judge(Transcript(retellings.ASSIGNED, words=words))
    finding = next(one for one in content.findings if one.code == "OWN001")
    at = retellings.ASSIGNED.split().index("supervisor") - 1
    assert finding.start_s == at * 0.5
    assert finding.end_s is not None
    assert finding.end_s > finding.start_s
    assert sentences[0].start_s == 0.0
    seconds = [part.seconds for part in content.parts.values()]
    assert sum(one for one in seconds if one is not None) == pytest.approx(len(words) * 0.5, abs=1.0)


def test_a_take_under_twenty_seconds_is_not_scored() -> None:
    words = tuple(Word(word, at * 0.2, at * 0.2 + 0.1) for at, word in enumerate(retellings.ASSIGNED.split()))
    content, _ = judge(Transcript(retellings.ASSIGNED, words=words))
    assert content.not_scored_reason is not None
    assert re.search(r"\d+ s is too short", content.not_scored_reason)


def test_a_take_that_just_misses_twenty_seconds_is_not_said_to_have_them() -> None:
    text = retellings.ASSIGNED.split()
    for length_s, said in ((18.6, "19"), (19.6, "19.6"), (19.97, "19.9")):  # the report shows 0:19, 0:20 and 0:20
        step_s = length_s / len(text)
        words = tuple(Word(word, at * step_s, (at + 1) * step_s) for at, word in enumerate(text))
        content, _ = judge(Transcript(retellings.ASSIGNED, words=words))
        assert content.not_scored_reason == f"{said} s is too short to judge; a story needs at least 20 s."


def test_the_same_answer_gives_the_same_judgement() -> None:
    assert judged(retellings.SELF_STARTED) == judged(retellings.SELF_STARTED)


@pytest.mark.parametrize("text", ["", retellings.ASSIGNED, retellings.SELF_STARTED, retellings.EARN_TRUST])
def test_numbers_without_a_judgement_are_those_of_the_judgement(text: str) -> None:
    transcript = transcript_of(text)
    content, measured = judge_with_numbers(transcript)
    assert content == judged(text)
    assert measured == numbers(transcript)
    assert tuple(number for number, _ in measured) == content.results.metrics


def test_words_of_splits_at_any_white_space_and_has_no_times() -> None:
    assert words_of(" one\n two\tthree ") == (Word("one"), Word("two"), Word("three"))


def test_an_answer_to_a_follow_up_is_no_whole_story() -> None:
    """It gets no points and is not told that it lacks a situation; a “we” that hides the speaker is still heard."""
    question = Question("pump-follow-up", "How did you measure the 40 %?", kind="follow-up")
    said = "We found the figures in the log. We counted the failures of six weeks and I think it was maybe 40 %."
    content, _ = judge(transcript_of(said), question)
    assert not content.scored
    assert "follow-up" in (content.not_scored_reason or "")
    assert {finding.code for finding in content.findings} <= set(rubric().follow_up_rules)
    assert "OWN002" in {finding.code for finding in content.findings}
    assert content.follow_ups == ()


def test_an_explanation_is_not_judged_as_a_story() -> None:
    """A technical question gets no points, no findings and no follow-ups; test_think_aloud.py has what it gets."""
    question = Question("joins", "Explain joins.", kind="technical")
    text = "An inner join keeps the rows that both tables have. " * 6
    content, _ = judge(transcript_of(text), question)
    assert not content.scored
    assert "reason aloud" in (content.not_scored_reason or "")
    assert (content.findings, content.follow_ups, content.auto_fails, content.principles) == ((), (), (), ())


def test_without_findings_the_next_fix_is_what_would_earn_most() -> None:
    """A sentence to act on, not the reckoning of the row."""
    told = (
        "Last spring 18% of the parcels in our depot came back with a wrong label. It was not my job and nobody had "
        "asked me, but I wanted to know why. I read the scanner logs of six weeks. I sorted the returns by printer. "
        "I found one printer with an old template and replaced it. Wrong labels fell from 18% to 2% within a month, "
        "counted from the return slips. I learned to count first."
    )
    content, _ = judge(transcript_of(told))
    assert [finding for finding in content.findings if finding.severity != "praise"] == []
    fix = content.next_fix.content
    assert fix is not None
    assert fix.endswith(".")
    assert "+" not in fix
    missing = [one for score in content.scores.values() for one in score.reasons if one.kind == "missing"]
    assert fix[:-1].lower() in [sentence_of(reason).lower() for reason in missing]


@pytest.mark.parametrize(
    "steps",
    [
        "I analysed, I planned, I tested, I glazed, I delivered and I measured.",
        "I did it myself, I wrote it down, I showed it, I moved it and I tried it again.",
    ],
)
def test_steps_that_act_on_nothing_are_no_hire(steps: str) -> None:
    text = (
        "I noticed that the kiln of our pottery was cold every night, and nobody had asked me to look at it. "
        f"{steps} Broken pots fell from nine to two a week, counted in the log. I learned to ask the potter first, and "
        "since then I always ask before I measure."
    )
    assert judge(transcript_of(text))[0].verdict in ("lean no hire", "no hire")
