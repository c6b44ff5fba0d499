"""The first advice of an answer, with the words it is about."""

import pytest

from rehearse.content import judge, transcript_of
from rehearse.content.judgement.next_fix import MOST_QUOTED, next_fix
from rehearse.content.rules import ALL
from rehearse.content.rules.rule import Rule
from rehearse.data.reasons import OPTIONAL, sentence_of
from rehearse.types import Finding, Question, Reason, Score

SAID = {
    "words": " (“we met on Friday”)",
    "before": " (before “we met on Friday”)",
    "after": " (after “we met on Friday”)",
    "absent": "",
}


def finding(rule: Rule, quote: str = "we met on Friday", suggestion: str = "Do this.") -> Finding:
    return Finding(rule.code, rule.name, rule.severity, "It was found.", quote, None, None, suggestion)


@pytest.mark.parametrize("rule", ALL, ids=lambda rule: rule.code)
def test_advice_says_what_its_quote_is(rule: Rule) -> None:
    advice = next_fix((finding(rule),), {}, None)
    assert advice == ("Do this. It was found." if rule.quoted_as == "whole" else f"Do this.{SAID[rule.quoted_as]}")


@pytest.mark.parametrize("rule", [rule for rule in ALL if rule.quoted_as != "whole"], ids=lambda rule: rule.code)
def test_a_long_quote_or_a_second_one_is_left_out(rule: Rule) -> None:
    assert next_fix((finding(rule, "we " * MOST_QUOTED),), {}, None) == "Do this."
    assert next_fix((finding(rule, suggestion="Say “I” here."),), {}, None) == "Say “I” here."


def test_without_a_finding_it_says_what_to_do_for_a_score() -> None:
    assert next_fix((), {}, "Say more.") == "Say more."
    assert next_fix((), {}, None) is None


@pytest.mark.parametrize("rule", ALL, ids=lambda rule: rule.code)
def test_no_score_is_mended_before_what_would_leave_it_so(rule: Rule) -> None:
    told = next_fix((finding(rule),), {}, "Tell one past episode.")
    removes = rule.severity == "disqualifier" or rule.code in {"SPEC002", "LEN002"}
    assert (told == "Tell one past episode.") is not removes
    assert told in ("Tell one past episode.", "Do this.", f"Do this.{SAID.get(rule.quoted_as, '')}")


def test_an_answer_without_an_episode_is_told_to_find_one() -> None:
    told = (
        "The gardens of our street are green and people sit in them on warm evenings. My own is small, and I like the "
        "colour of its beds. The neighbours are kind and the evenings are long. It is a pleasure to be there, and my "
        "hope is that it will stay like that for many years."
    )
    content, _ = judge(transcript_of(told))
    assert content.not_scored_reason is not None
    assert "Describe one time" in content.not_scored_reason
    assert [one.code for one in content.findings if one.severity == "major"]
    assert (content.next_fix.content or "").startswith("Tell one past episode")


def row(points: int, of: int, lacking: str = "no_lesson") -> Score:
    return Score(points, of, reasons=(Reason("missing", float(of - points), lacking, (), {}),) if points < of else ())


MINOR = [rule for rule in ALL if rule.severity == "minor" and rule.row not in {None, "ownership_signal"}]


@pytest.mark.parametrize("rule", MINOR, ids=lambda rule: rule.code)
def test_a_minor_finding_gives_way_to_a_row_that_lacks_more(rule: Rule) -> None:
    scores = {str(rule.row): row(9, 10), "ownership_signal": row(20, 30, "no_initiative")}
    assert next_fix((finding(rule),), scores, None) != next_fix((finding(rule),), {}, None)
    assert next_fix((finding(rule),), scores, None) == next_fix((), scores, None)
    scores["ownership_signal"] = row(29, 30, "no_initiative")
    assert next_fix((finding(rule),), scores, None) == next_fix((finding(rule),), {}, None)


def test_the_finding_of_that_row_is_told_where_there_is_one() -> None:
    small, large = (next(rule for rule in ALL if rule.code == code) for code in ("STAR002", "REF001"))
    scores = {"structure_star": row(14, 15), "self_awareness": row(0, 10)}
    told = next_fix((finding(small), finding(large, suggestion="Say it.")), scores, None)
    assert told is not None
    assert told.startswith("Say it.")


@pytest.mark.parametrize("rule", [rule for rule in ALL if rule.severity != "minor"], ids=lambda rule: rule.code)
def test_no_grave_finding_gives_way(rule: Rule) -> None:
    scores = {"structure_star": row(15, 15), "self_awareness": row(0, 10)}
    assert next_fix((finding(rule),), scores, None) == next_fix((finding(rule),), {}, None)


TOLD = (
    "In May a neighbour of our allotment was cross with me, because I had moved her pots without a word. I went over "
    "and apologised. I listened to her for an hour and wrote down what she missed. I carried every pot back to its "
    "place. {} I learned to ask before I move a thing."
)
SETTLED = (
    "In the end she asked me to plan the new beds with her.",
    "In the end she thanked me and lent me her shed.",
    "As a result she came to our meetings again.",
)


@pytest.mark.parametrize("end", SETTLED)
def test_no_number_is_advised_where_the_question_excuses_it(end: str) -> None:
    trust = Question("q", "How did you win back trust?", ("Earn Trust",))
    content, _ = judge(transcript_of(TOLD.format(end)), trust)
    asked, _ = judge(transcript_of(TOLD.format(end)))
    row = [reason.id for reason in content.scores["quantified_impact"].reasons]
    assert row == ["worded_result_accepted", OPTIONAL]
    assert "umber" not in (content.next_fix.content or "")
    assert not [one.question for one in content.follow_ups if "numbers" in one.question]
    assert "umber" in (asked.next_fix.content or "")


UNTOLD = ("", "It was all in the garden book.", "In the end it worked reasonably well, I guess.")


@pytest.mark.parametrize("end", UNTOLD)
def test_an_outcome_that_is_missing_is_asked_for_without_a_number_where_the_question_excuses_one(end: str) -> None:
    trust = Question("q", "How did you win back trust?", ("Earn Trust",))
    content, asked = (judge(transcript_of(TOLD.format(end)), question)[0] for question in (trust, None))
    rows = [content.scores[name] for name in ("structure_star", "quantified_impact")]
    said = [sentence_of(one) for row in rows for one in row.reasons if one.kind == "missing" and one.id != OPTIONAL]
    advised = [one.suggestion for one in content.findings] + [one.question for one in content.follow_ups]
    asking = ("number", "figure", "by how much")
    assert not [one for one in (*said, *advised, content.next_fix.content or "") if any(map(one.lower().count, asking))]
    assert "end_with_outcome" in [one.id for one in rows[1].reasons]
    assert sum(one.points for one in rows[1].reasons if one.kind == "missing") == rows[1].of
    assert "end_with_change" in [one.id for one in asked.scores["quantified_impact"].reasons]
