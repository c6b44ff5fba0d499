"""OWN002's advice turns the quoted words round where that gives English, and asks for the speaker's part elsewhere.

None of the verbs, objects and times here is listed by the rule.
"""

import pytest

from rehearse.content import judge, transcript_of

SET_UP = "Last winter the heating in our village library broke down."
DEEDS = (
    "replaced the pump",
    "drained every radiator",
    "rewrote the opening times",
    "begged the council for money",
    "hired a plumber",
    "put the furniture back together",
)
SEVERAL = (
    "we lent each other heaters",
    "we fixed one another's scarves",
    "we carried the shelves together",
    "we both emptied the cellar",
    "we each painted a wall",
    "we taught ourselves plumbing",
    "we divided the rooms between us",
)
GENERAL = ("usually", "always", "mostly", "often", "normally", "generally")


def advice(sentence: str) -> str:
    """What OWN002 advises about a sentence."""
    text = f"{SET_UP} {sentence[0].upper()}{sentence[1:]}. We decided to close the hall. In the end it was warm again."
    content, _ = judge(transcript_of(text))
    words = set(sentence.lower().split())
    found = [one for one in content.findings if one.code == "OWN002"]
    return next(one.suggestion for one in found if set((one.quote or "").lower().split()) <= words)


@pytest.mark.parametrize("deed", DEEDS)
@pytest.mark.parametrize("we", ["we", "we all", "we quickly"])
def test_what_one_alone_can_do_is_turned_round(deed: str, we: str) -> None:
    mine = we.replace("we all", "I").replace("we", "I")
    assert f"“{mine} {deed}”" in advice(f"{we} {deed}")


@pytest.mark.parametrize("sentence", SEVERAL)
def test_what_takes_several_is_asked_about(sentence: str) -> None:
    said = advice(sentence)
    assert said.startswith("Which part of “We ")
    assert "“I " not in said


@pytest.mark.parametrize("deed", DEEDS)
@pytest.mark.parametrize("adverb", GENERAL)
def test_a_habit_is_asked_about(deed: str, adverb: str) -> None:
    assert advice(f"we {adverb} {deed}").startswith("Which part of “We ")
