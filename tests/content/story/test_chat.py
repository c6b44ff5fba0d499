"""What is said to the interviewer belongs to no part of the story, and words of the story that sound like it do."""

from rehearse.content import judge, transcript_of
from rehearse.types import Sentence

STORY = (
    "Last winter a bell cracked in the abbey.",
    "I called the foundry and I taped the yoke.",
    "I wrote a note to the ringers.",
    "The complaints fell from nine a week to one.",
    "I learned to look at the yoke before the frost.",
)
BEFORE = (
    "Yeah so um that's a really good question, let me think.",
    "Sorry, could you repeat the question?",
    "Okay. Let me see. Right.",
    "That one's a hard one, may I have a minute?",
    "Yes, I'd be glad to.",
    "Well, what can I tell you?",
    "Thank you for having me. Hm, tough one, where do I begin?",
)
BETWEEN = (
    "Sorry, where was I?",
    "Hold on, give me a second.",
    "Does that make sense?",
    "Stop me if I talk too fast.",
    "Where was I? Right, the yoke.",
    "Sorry, I'm rambling.",
    "I don't know whether that makes sense.",
)
BEHIND = (
    "Does that answer it?",
    "So yeah, that's it, I guess.",
    "I hope that answers your question. Thank you.",
    "Was that the sort of story you were looking for?",
    "I hope it's what you had in mind.",
)
OF_THE_STORY = (
    "The abbot asked me whether that was a good question.",
    "I asked them to hold on to the rope.",
    "I hope that it helps the next ringer.",
    "He wanted to repeat the question.",
    "I lost my thread and my needle.",
    "Happy to help, said the abbot.",
    "I don't know whether the yoke was old.",
    "Am I talking too fast, the abbot asked.",
    "I hope it's enough for the winter.",
    "Thank you notes came from nine ringers.",
)


def sentences(*said: str) -> tuple[Sentence, ...]:
    _, found = judge(transcript_of(" ".join(said)), None)
    return found


def parts(*said: str) -> list[tuple[str, str | None]]:
    return [(one.text, one.part) for one in sentences(*said)]


def test_words_around_the_story_serve_no_part_and_leave_the_others_alone() -> None:
    plain = parts(*STORY)
    tellings = [(chat, *STORY) for chat in BEFORE] + [(*STORY, chat) for chat in BEHIND]
    tellings += [(*STORY[:2], chat, *STORY[2:]) for chat in BETWEEN]
    for told in tellings:
        found = parts(*told)
        assert [one for one in found if one[0] in STORY] == plain, told
        assert {part for text, part in found if text not in STORY} == {None}, told


def test_words_of_the_story_that_sound_like_it_keep_their_part() -> None:
    for said in OF_THE_STORY:
        assert None not in {part for _, part in parts(*STORY[:2], said, *STORY[2:])}, said


def test_their_words_count_for_no_part() -> None:
    plain, _ = judge(transcript_of(" ".join(STORY)), None)
    content, _ = judge(transcript_of(" ".join((BEFORE[0], *STORY, BEHIND[0]))), None)
    assert {part: one.words for part, one in content.parts.items()} == {
        part: one.words for part, one in plain.parts.items()
    }
    assert content.parts["situation"].quote == plain.parts["situation"].quote


def test_what_is_missing_at_the_end_is_missed_behind_the_story() -> None:
    """It said "add one sentence after “Does that answer it”"."""
    steps = "I moved the clapper by hand, I oiled the yoke twice a day and I rang every ringer in the valley about it."
    plan = "I wrote a plan for the frost and I nailed it to the door of the tower."
    for told, code in (((*STORY[:3], steps, STORY[3]), "REF001"), ((*STORY[:3], steps, plan), "RES001")):
        for chat in BEHIND:
            content, _ = judge(transcript_of(" ".join((*told, chat))), None)
            quotes = {one.quote for one in content.findings if one.code == code}
            assert quotes == {told[-1].rstrip(".")}, (chat, code)


UNMARKED = " ".join(STORY).replace(".", "").lower()
RUN_ON_BEFORE = (
    "okay thanks for asking",
    "yeah that's a really good question let me think",
    "thank you for having me",
    "sure I'd be glad to",
    "sorry could you repeat the question",
)
RUN_ON_BEHIND = (
    "is that enough or do you want more",
    "so yeah that's it",
    "does that answer your question",
    "should I go into more detail",
    "was that the sort of story you were looking for",
)
SAID_IN_THE_STORY = (
    "Does that help, I asked the abbot, and she said no.",
    "Where was I going to find a bell on a Sunday?",
    "That's a good question for the abbot and he told me so.",
    "Great question was what he called it.",
    "I asked the ringers is that enough.",
    "A second bell hung in the other tower.",
    "Each pull took a minute.",
    "The ringers had to hold on.",
    "The ringers were really happy to help.",
    "All of the ringers were glad to do so.",
    "I rang and the abbot wondered does that help.",
)


def test_words_that_run_on_into_the_story_without_a_mark_are_set_apart() -> None:
    plain = [text for text, _ in parts(UNMARKED)]
    for chat in RUN_ON_BEFORE:
        for told in (parts(chat, UNMARKED), parts(f"{chat} so", UNMARKED)):
            assert told[0] == (chat, None), chat
            assert [text.removeprefix("so ") for text, _ in told[1:]] == plain, chat
    for chat in RUN_ON_BEHIND:
        told = parts(UNMARKED, chat)
        assert told[-1] == (chat, None), chat
        assert [text for text, _ in told[:-1]] == plain, chat


def test_what_somebody_in_the_story_says_is_left_in_its_sentence() -> None:
    for said in SAID_IN_THE_STORY:
        assert (said, None) not in parts(said, *STORY), said
        assert said in {text for text, _ in parts(said, *STORY)}, said
        assert said in {text for text, _ in parts(*STORY, said)}, said
