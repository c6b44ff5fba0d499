"""A lesson is heard without "that"; what is learned as news, by heart or by somebody else is none."""

from rehearse.content import judge, transcript_of
from rehearse.content.story.answer import understand

STORY = (
    "Our choir lost its sheet music twice in May. I bought a crate with a lid, I numbered the folders and I read out "
    "the numbers at the door. No folder has been lost for a year. {last}"
)
LESSONS = [
    "I learned not to trust a label.",
    "I learnt never to leave a crate open.",
    "I've learned not to argue on the stairs.",
    "I learned when to leave a folder at home.",
    "I learned a list can be full and still be wrong.",
    "I learned you don't lend a folder out without a name on it.",
    "So I learned a lid is cheaper than a printer.",
    "And I learned nobody looks under the piano.",
    "I learned the loudest singer isn't always the one who knows.",
    "I learned one crate is never enough for two choirs.",
    "I learned there are always two keys to a vestry.",
    "I learned where the draughts are in a church.",
]
NOT_DOING = [
    f"{lead} {denial} {gerund} the {thing}."
    for lead in ("I learned", "I learnt", "So I've learned")
    for denial in ("not", "never")
    for gerund in ("watching", "leaving", "trusting")
    for thing in ("door", "list")
]
NO_LESSONS = [
    "I learned the second alto by heart.",
    "I learned a psalm they sing in Wales.",
    "I learned the vestry was locked.",
    "I learned she is moving to Crewe.",
    "I learned who had taken them.",
    "She learned not to trust a label.",
    "We learned a lid can be wrong.",
    "I have not learned to read music.",
    "I learned not the alto but the tenor.",
    "I have not learned watching the door.",
]


def _lesson(last: str) -> bool:
    return understand(transcript_of(STORY.format(last=last))).reflection.lesson is not None


def test_a_lesson_needs_no_that() -> None:
    assert [last for last in LESSONS if not _lesson(last)] == []


def test_not_doing_something_is_learned_and_denies_no_lesson() -> None:
    assert [last for last in NOT_DOING if not _lesson(last)] == []


def test_news_verses_and_what_others_learned_are_no_lesson() -> None:
    assert [last for last in NO_LESSONS if _lesson(last)] == []


def test_the_lesson_is_quoted_to_its_end_and_nothing_is_missed() -> None:
    content = judge(transcript_of(STORY.format(last="I learned not to trust a label in a hurry.")))[0]
    assert "REF001" not in {finding.code for finding in content.findings}
    assert "trust a label" in str(content.scores)


def test_the_fault_that_a_story_opens_with_is_no_hindsight() -> None:
    """Behind the story the same words say what should have been done."""
    told = "I packed the folders in a hurry and I counted them afterwards. Two singers stood there without a sheet."
    for fault in ("My failure was a concert in Crewe.", "My mistake was to trust the label."):
        opened = understand(transcript_of(f"I sing in a choir. {fault} {told}")).reflection
        assert (opened.regret, opened.real) == (None, None)
    closed = understand(transcript_of(f"I sing in a choir. {told} My mistake was to trust the label.")).reflection
    assert closed.regret is not None
