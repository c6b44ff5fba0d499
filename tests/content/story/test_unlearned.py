"""Whoever says that nothing was learned states no lesson; a lesson about nothing, or told with a denial, is one."""

from rehearse.content import judge, transcript_of
from rehearse.content.story.answer import understand

STORY = (
    "Our choir lost its sheet music twice in May. I bought a crate with a lid, I numbered the folders and I read out "
    "the numbers at the door. I rang two singers who had kept theirs at home, and I drove to both. "
    "No folder has been lost for a year. {last}"
)
DENIED = [
    "I learned nothing from it.",
    "Honestly, I learned nothing that May.",
    "I never learned anything from that.",
    "I hardly learned anything about crates.",
    "I can't say I learned anything.",
    "I'm not certain what I learned.",
    "I don't really know what I learned from the whole thing.",
    "There was no real lesson in it for me.",
    "I couldn't tell you, as it taught me absolutely nothing.",
    "The lesson was nothing new.",
    "I learned little from it.",
    "I don't believe it taught me anything.",
]
STATED = [
    "I learned that nothing beats a list on the door.",
    "I learned nothing is lost by asking twice.",
    "I learned anything can go missing in May.",
    "I never forgot what I learned there: count first.",
    "It taught me that nobody looks under the piano.",
    "Because I did not ask, I learned that a lid is cheaper.",
    "No, I learned to count before the door opens.",
    "I did not think much of it then, but I learned that the door comes first.",
]


def test_a_denied_lesson_is_none_and_earns_nothing() -> None:
    heard = [last for last in DENIED if understand(transcript_of(STORY.format(last=last))).reflection.first is not None]
    assert heard == []
    content, _ = judge(transcript_of(STORY.format(last=DENIED[0])))
    assert "REF001" in {finding.code for finding in content.findings}


def test_a_lesson_that_only_holds_a_denial_stays_one() -> None:
    answers = {last: understand(transcript_of(STORY.format(last=last))) for last in STATED}
    assert [last for last, answer in answers.items() if answer.reflection.lesson is None] == []
