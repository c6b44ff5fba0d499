"""Parts are shown of a story and of the beginning of one; a fragment or a read passage has none to divide."""

from rehearse.content import judge, transcript_of
from rehearse.types import Question

FRAGMENTS = (
    "",
    "One, two, three, testing.",
    "Can you hear me now?",
    "I tightened the last screw.",
    "Yesterday I went to the lake and then I had an ice cream.",
    "I can't think of an example, sorry.",
)
READ_OR_GENERAL = (
    "The captain looked at the sea for a long while. Then she went below, and the lamp in her cabin burned all night.",
    "Our valley has mild winters and dry summers. Apples grow on its slopes and people come for the walks. The train "
    "takes an hour, and there is a bus to the last farm. It is quiet there on most days, and the view from the chapel "
    "is famous far beyond it.",
    "I always check my tools first. I usually sort the screws and I write a list. I normally tell the others what is "
    "missing, and I never leave the bench before everything is in its place. I always ask when something is unclear, "
    "and I usually stay until it is done.",
    "Ich habe letztes Jahr die Regale neu geordnet, und danach haben wir jeden Tag eine Stunde gespart.",
)
BEGUN = (
    "Last autumn, at a bicycle shop near the station, repairs were late every week. I counted the parts for a month "
    "and I ordered the missing ones.",
    "When I worked in a nursery school, the children waited a long time for lunch. I moved the trolley next to the "
    "kitchen door, and I asked the cook to begin earlier.",
    "Situation: late repairs. Task: halve the wait. Action: counted parts, ordered early.",
)
WHOLE = (
    "Last autumn, at a bicycle shop near the station, repairs were late every week. My goal was to halve the wait. I "
    "counted the parts for a month, I ordered the missing ones and I drew a plan for the bench. As a result the wait "
    "fell from nine days to four. I learned to count before I order."
)
FOLLOW_UP = Question("q-follow-up", "How did you measure that?", kind="follow-up")


def tells_story(text: str, question: Question | None = None) -> bool:
    content, _ = judge(transcript_of(text), question)
    assert content.is_of_story == content.tells_story
    return content.tells_story


def test_a_fragment_a_passage_and_general_remarks_tell_no_story() -> None:
    assert [text for text in (*FRAGMENTS, *READ_OR_GENERAL) if tells_story(text)] == []


def test_a_story_its_beginning_and_the_answer_to_a_follow_up_have_parts() -> None:
    assert [text for text in (*BEGUN, WHOLE) if not tells_story(text)] == []
    assert tells_story("I counted the days on the tickets before and after.", FOLLOW_UP)
