"""SPEC002: what somebody would do or always does is a habit; how they put an opinion is none."""

import pytest

from rehearse.content.rules.spec002_habit import RULE
from tests.content.rules.test_pages import understood


@pytest.mark.parametrize(
    "said",
    [
        "I'd say I gave a hundred and ten percent.",
        "I would say that it is my strength.",
        "I'd say about forty boxes a day.",
        "I'd guess, I'd argue and I'd imagine so, I'd say.",
    ],
)
def test_an_opinion_is_no_habit(said: str) -> None:
    """“I'd say” was quoted as what the speaker does in general."""
    assert RULE.check(understood(RULE, said)) == ()


@pytest.mark.parametrize(
    "said",
    ["I would say to him that the van is late.", "I would go to the chef.",
     "I tend to ask first.", "I always say what I think."],
)  # fmt: skip
def test_what_one_would_say_or_likes_to_do_is(said: str) -> None:
    assert RULE.check(understood(RULE, said))
