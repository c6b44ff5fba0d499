"""RES003 asks for the value before of a change and of a rate; a share of a whole and a none say it themselves."""

import pytest

from rehearse.content import judge, transcript_of

TOLD = (
    "In March I saw that the pump failed every night and nobody asked me to look at it. I wrote a list of failures. "
    "I rewrote the form and I trained the two drivers. After that {}. I would train the drivers first next time."
)
NEEDS = [
    "complaints are now at 4 a week",
    "we now ship 40 crates a day",
    "we now save $400 a week",
    "we saved 3 hours a week",
    "mistakes dropped by 40%",
]
NEEDS_NONE = [
    "9 of 14 pupils handed in the homework",
    "97 times out of a hundred it started",
    "by June nine out of ten handed it in",
    "not one crate was lost",
    "complaints fell from 9 to 4 a week",
]


def codes(result: str) -> list[str]:
    return [finding.code for finding in judge(transcript_of(TOLD.format(result)))[0].findings]


@pytest.mark.parametrize("result", NEEDS)
def test_a_change_or_a_rate_alone_lacks_the_value_before(result: str) -> None:
    assert "RES003" in codes(result)


@pytest.mark.parametrize("result", NEEDS_NONE)
def test_a_share_a_none_and_a_pair_lack_nothing(result: str) -> None:
    assert "RES003" not in codes(result)
