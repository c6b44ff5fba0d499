"""What nobody else did or allowed, and the speaker did, was the speaker's idea."""

from itertools import product

import pytest

from rehearse.content.story.answer import understand
from rehearse.content.text.sentences import transcript_of

BEHIND = "I rang the foundry and I swapped the valve. The leaks fell from nine a month to one."
NOBODY = ("Nobody", "No one")
DONE = (
    ("had weighed the sacks", "I weighed forty of them."),
    ("opened the hatch", "I opened it that night."),
    ("ever timed the pump", "So I timed it with my phone."),
)
LEAVE = ("gave me permission, I went and looked", "had given me leave, but I looked anyway")
NOT_BEGUN = (
    "Nobody came to the dock. I came at nine.",
    "Nobody knew the pump. I knew it well.",
    "Nobody gave me a lift. I walked there.",
    "Nobody weighed the sacks, and Ann weighed them later.",
)


def began(text: str) -> tuple[str, str]:
    answer = understand(transcript_of(f"Our dock had a wet pump. {text} {BEHIND}"))
    own = answer.initiation.own
    return answer.initiation.by, "" if own is None else answer.reading.quote(own)


@pytest.mark.parametrize(("nobody", "done"), list(product(NOBODY, DONE)))
def test_doing_what_nobody_did_is_initiative(nobody: str, done: tuple[str, str]) -> None:
    by, quote = began(f"{nobody} {done[0]}. {done[1]}")
    assert by == "self"
    assert quote.startswith(nobody)


@pytest.mark.parametrize(("nobody", "leave"), list(product(NOBODY, LEAVE)))
def test_acting_without_leave_is_initiative(nobody: str, leave: str) -> None:
    assert began(f"{nobody} {leave}.")[0] == "self"


@pytest.mark.parametrize("meant", ["try a bigger valve", "ask the foundry", "borrow a scale"])
def test_a_thought_of_what_to_do_is_initiative(meant: str) -> None:
    assert began(f"I thought I'd {meant}.") == ("self", f"I thought I'd {meant}")


@pytest.mark.parametrize("said", [*NOT_BEGUN, "I thought I'd broken it.", "I thought I'd be late."])
def test_what_others_did_or_lacked_begins_nothing(said: str) -> None:
    assert began(said)[0] == "unclear"
