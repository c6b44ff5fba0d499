"""Who the speaker became, or how much was learned, is no lesson; what was learned is one."""

from itertools import product

import pytest

from rehearse.content import judge, transcript_of

STORY = (
    "Last May the lid of our kiln jammed during the night. I opened it with a bar and I oiled the hinge. I glazed the "
    "shelf anew and I drew a plan for the others. The next batch came out whole and every order of that week left us "
    "on time. "
)
WHO = ["It", "I think it", "In the end this", "I learned a lot from it and it"]
GROWN = [
    "made me stronger",
    "made me a much better team player",
    "made me more confident",
    "really helped me grow",
    "taught me a lot",
    "taught me patience",
    "was a great learning experience",
]
LEARNED = [
    "It taught me a lot about how potters read a plan.",
    "It taught me to ask before I light a kiln.",
    "It taught me that a hinge wants oil before it wants a bar.",
    "It made me more careful with plans that nobody has read aloud.",
    "It made me a better potter, because I now weigh the clay first.",
]


def points(ending: str) -> int:
    return judge(transcript_of(STORY + ending))[0].scores["self_awareness"].points


@pytest.mark.parametrize(("who", "grown"), list(product(WHO, GROWN)))
def test_having_grown_earns_no_more_than_a_stock_phrase(who: str, grown: str) -> None:
    ending = f"{who} {grown}."
    assert points(ending) <= 2
    assert "REF002" in [finding.code for finding in judge(transcript_of(STORY + ending))[0].findings]


@pytest.mark.parametrize("ending", LEARNED)
def test_what_was_learned_is_a_lesson(ending: str) -> None:
    assert points(ending) >= 6
