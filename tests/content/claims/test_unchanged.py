"""Words that say that nothing changed are no result; the absence of something unwanted is one."""

from rehearse.content.story.answer import Answer, understand
from rehearse.content.text.sentences import transcript_of

STORY = "Last autumn the brewery was slow. I moved the tanks and I rewrote the order of the pumps."
SAME = (
    "It got no calmer after that.",
    "It got no cheaper.",
    "The smell was no weaker afterwards.",
    "The hall has not become any brighter since.",
    "The beer never got clearer again.",
    "Nobody was any calmer after that.",
    "It made no difference.",
    "It has made no real difference since.",
    "There was no visible change after that.",
    "There has been no sign of improvement since then.",
    "In the end we saw no effect.",
    "It had no impact to this day.",
    "In the end nothing improved.",
    "Nothing has changed since.",
    "It turned out no better in the end.",
    "We have not seen a single improvement since.",
    "In the end things stayed as they were.",
    "Overall the noise was exactly the same.",
    "Eventually everything continued as before.",
    "In the end the fees remained the same as in May.",
    "The spills never stopped.",
    "It did not help in the end.",
    "As a result nothing was different for the drivers.",
    "The guests still complained in the end.",
    "Nothing came of it in the end.",
)
GONE = (
    "There have been no spills since.",
    "No tank has leaked since.",
    "Nobody has complained since.",
    "We have had no late changes since.",
    "It never overflowed again.",
    "Not a single order was lost after that.",
    "We kept the same staff, and the waste fell from nine kilos to two.",
    "The pump has never stopped again.",
    "It made no difference at first, but nobody has complained since.",
)


def ending(said: str) -> Answer:
    return understand(transcript_of(f"{STORY} {said}"))


def test_what_stayed_the_same_is_no_result() -> None:
    assert not [one for one in SAME if ending(one).outcome.metrics or ending(one).told_outcome]


def test_what_stayed_away_is_one() -> None:
    assert not [one for one in GONE if not ending(one).outcome.metrics]
