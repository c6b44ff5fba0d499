"""What tells no story gets a reason instead of points; a story in notes, or one told as "we", is judged."""

from pathlib import Path

import pytest

from rehearse.content import judge, transcript_of
from rehearse.data.model_answers import model_answers

ROOT = Path(__file__).parents[3]
LECTURE = (
    "The method has four parts. First comes the situation in two sentences, and then the task. After that the action "
    "takes most of the time. Finally the result was always the weakest part: candidates forgot the number, for "
    "example a drop from 20 percent to 5 percent. It was written down in 1974 and has been taught since then."
)
SOMEBODY_ELSE = (
    "{who} noticed that the cold store alarmed every night. {they} logged the temperature for three weeks and "
    "compared it with the rota. {they} found that the door was wedged open. {they} made a clip for the hose and "
    "trained the cleaners. The alarms fell from nine a week to one, and four other stores copied the clip."
)
NOTES = (
    "Night shift at a cold store, alarms every night. Logged the temperature for three weeks. Compared it with the "
    "rota. Found the door wedged open. Made a clip for the hose. Trained the cleaners. Alarms fell from nine a week to "
    "one, and four other stores copied the clip. Learned to look at the routine first."
)
PASSIVE = (
    "The cold store alarmed every night and the manager was worried. The temperature was logged for three weeks and "
    "compared with the rota. The door was found wedged open. A clip was made for the hose and the cleaners were "
    "trained. The alarms fell from nine a week to one, and the clip was copied by four other stores."
)


def reason(text: str) -> str:
    return judge(transcript_of(text))[0].not_scored_reason or ""


DOCUMENTS = sorted(path for path in (ROOT / "docs").glob("*.md") if len(path.read_text("utf-8")) < 8_000)


@pytest.mark.parametrize("path", [*DOCUMENTS, ROOT / "CONTRIBUTING.md", ROOT / "LICENSE"], ids=lambda path: path.name)
def test_a_document_tells_no_story(path: Path) -> None:
    assert reason(path.read_text("utf-8"))


@pytest.mark.parametrize(
    "text",
    [LECTURE, *(SOMEBODY_ELSE.format(who=who, they=they) for who, they in (("Petra", "She"), ("A nurse", "He")))],
)
def test_a_lecture_and_somebody_else_s_work_ask_for_the_speaker_s_own_story(text: str) -> None:
    assert "say what you did" in reason(text)


@pytest.mark.parametrize("text", [NOTES, PASSIVE, *(" ".join(one.parts.values()) for one in model_answers())])
def test_a_story_is_judged_whether_or_not_it_says_i(text: str) -> None:
    assert reason(text) == ""


@pytest.mark.parametrize("sentence", ["I oiled the hinge and I told the neighbours.", "I sorted the nuts in the shed."])
def test_sentences_that_are_repeated_are_not_called_key_words(sentence: str) -> None:
    assert reason(" ".join([sentence] * 20)).startswith("The same words are repeated over and over")


@pytest.mark.parametrize("begin", ["I can't think of anything", "I don't have an example", "Nothing comes to mind"])
@pytest.mark.parametrize(
    "rest", ["Could we return to the third one later?", "My kettle broke and it was a long night."]
)
def test_an_answer_without_an_example_has_no_parts_findings_or_principles(begin: str, rest: str) -> None:
    content, sentences = judge(transcript_of(f"Sorry, {begin} just now. {rest}"))
    assert "no example" in (content.not_scored_reason or "")
    assert not any(part.present for part in content.parts.values())
    assert (content.findings, content.principles) == ((), ())
    assert {sentence.part for sentence in sentences} == {None}


@pytest.mark.parametrize("thing", ["a loom", "the organ", "my kayak"])
def test_talk_that_tells_nothing_that_happened_has_no_set_up_to_shorten(thing: str) -> None:
    talk = (
        f"This is {thing}. There are a lot of parts and the wood is old and it is very heavy, and it stands in a hall. "
    )
    content, _ = judge(
        transcript_of(talk * 2 + "It is what it is, and I like how it looks when the light is low. Thanks.")
    )
    assert not content.scored
    assert "STAR004" not in {finding.code for finding in content.findings}


def test_what_to_do_does_not_repeat_why_there_are_no_points() -> None:
    """“Not scored: 4 words are too few to judge …” stood under “Fix next” word for word."""
    for text in (
        "",
        "Wir haben das Lager aufgeräumt und danach war alles viel besser als vorher.",
        "I do not have an example of that, sorry.",
        "We sorted the shelves.",
        "budget, deadline, team, launch, numbers, growth, " * 9,
        "I sorted the shelves. " * 30,
        "The harbour is deep and its quay is long. " + "Ships of every size anchor beside the pier in calm water. " * 6,
        "My garden is green and I like its beds. The evenings are long and it is a pleasure to sit there with my tea. "
        "I enjoy the colours, I like the smell of the grass, and my hope is that it stays like that for many years.",
    ):
        content, _ = judge(transcript_of(text))
        assert content.not_scored_reason
        fix = content.next_fix.content
        assert fix, text
        assert fix != content.not_scored_reason
        assert content.not_scored_reason not in fix
