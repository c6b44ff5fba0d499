"""Each verdict says what decided it: a reason that is true, and that alone keeps it from being the next better one."""

from __future__ import annotations

import pytest

from rehearse.content import judge, transcript_of
from rehearse.content.story.fit import MOST_NAMED
from rehearse.data.reasons import sentence_of
from rehearse.data.rubric import rubric
from rehearse.types import Content, VerdictReason
from tools.capabilities.generate import all_cases
from tools.capabilities.run import judged, sample

NEXT = {"under_lean": "lean_no_hire", "under_hire": "hire", "under_strong": "strong_hire", "strong": "strong_hire"}
OBSTACLES = {
    "impossible_value", "bare_steps", "no_cohesion", "named_principles", "no_number", "no_stated_outcome",
    "hedged_outcome",
}  # fmt: skip


def is_true(reason: VerdictReason, content: Content) -> bool:
    """Whether the rest of the judgement bears a reason out."""
    facts, quotes = reason.facts, [quote.text for quote in reason.quotes]
    if reason.id in NEXT:
        least = getattr(rubric().verdict, NEXT[reason.id])
        enough = content.total is not None and content.total >= least
        return facts == {"total": content.total, "least": least} and enough is (reason.id == "strong")
    if reason.id == "auto_fail":
        return (facts["code"], quotes[0]) in [(fail.code, fail.quote) for fail in content.auto_fails]
    if reason.id == "bare_steps":
        shown, steps = int(facts["shown"]), int(facts["steps"])
        return steps == len(content.ownership.own_actions) and (shown < int(facts["needed"]) or 2 * shown < steps)
    if reason.id == "impossible_value":
        return quotes[0] in [finding.quote for finding in content.findings if finding.code == "RES007"]
    if reason.id in ("no_cohesion", "named_principles"):
        return int(facts["named"]) > MOST_NAMED if "named" in facts else int(facts["shared"]) < int(facts["needed"])
    return reason.id in OBSTACLES and not content.results.metrics


def is_whole(content: Content) -> bool:
    """Whether the reasons, and no fewer, lead to the verdict."""
    found = {reason.id for reason in content.verdict_reasons}
    if content.verdict == "no hire":
        return found in ({"auto_fail"}, {"under_lean"})
    if content.verdict == "lean no hire":
        return bool(found) and found <= OBSTACLES | {"under_hire"}
    return found == {"not scored": set(), "hire": {"under_strong"}, "strong hire": {"strong"}}[content.verdict]


@pytest.mark.slow
@pytest.mark.parametrize("share", [0.005, pytest.param(0.1, marks=pytest.mark.slow)])
def test_every_verdict_of_generated_answers_has_its_true_reasons(share: float) -> None:
    contents = [judged(case.text) for case in sample(all_cases(), share)]
    wrong: list[str] = [content.verdict for content in contents if not is_whole(content)]
    wrong += [one.id for content in contents for one in content.verdict_reasons if not is_true(one, content)]
    assert wrong == []
    assert {"no hire", "lean no hire", "hire", "strong hire"} <= {content.verdict for content in contents}


WHOLE = (
    "Last Monday I noticed the slow kiln and nobody had asked me to look. I measured the kiln beside a trough. "
    "I glazed the door of the trough. I sealed the kiln with clay. I painted a mark on the kiln for the crew. "
    "I showed the crew the mark. The firing dropped from 40 minutes to 12. I learned that a kiln should be sealed."
)
SCATTERED = (
    "Last Monday I noticed the bishop and nobody had asked me to look. I glazed the river beside a comet. "
    "I folded the trumpet beside a pepper. I planted the violin beside a walnut. I ironed the saddle beside a glove. "
    "The marble dropped from 40 minutes to 12. I learned that a feather should whisper."
)
NAMING = "I took ownership of the kiln and I dove deep. I held the highest standards and I earned trust with the crew."
MENDED = {
    "named_principles": (WHOLE.replace("I showed the crew the mark.", NAMING), WHOLE),
    "no_cohesion": (SCATTERED, WHOLE),
    "impossible_value": (WHOLE.replace("from 40 minutes to 12", "from 40 minutes to minus 12 minutes"), WHOLE),
    "no_number": (WHOLE.replace("dropped from 40 minutes to 12", "was far better and the crew thanked me"), WHOLE),
    "auto_fail": (WHOLE.replace("nobody had asked me to look", "my manager asked me to repair it"), WHOLE),
}


@pytest.mark.parametrize("reason", MENDED)
def test_a_reason_is_named_and_goes_once_it_is_mended(reason: str) -> None:
    spoilt, mended = (judge(transcript_of(text))[0] for text in MENDED[reason])
    assert reason in [one.id for one in spoilt.verdict_reasons]
    assert spoilt.verdict in ("lean no hire", "no hire")
    assert mended.verdict in ("hire", "strong hire")
    assert reason not in [one.id for one in mended.verdict_reasons]


@pytest.mark.parametrize("reason", MENDED)
def test_a_reason_is_a_sentence_with_all_its_slots_filled(reason: str) -> None:
    spoilt = judge(transcript_of(MENDED[reason][0]))[0]
    for one in spoilt.verdict_reasons:
        said = sentence_of(one)
        assert said.endswith(".")
        assert "{" not in said
