"""A part is named as written, clear or doubtful; a doubtful one is not quoted."""

import pytest

from rehearse.content import judge, transcript_of
from rehearse.content.text.headings import Headings
from rehearse.data import load
from rehearse.practice.story_file import read
from rehearse.practice.story_labels import PARTS, settings
from rehearse.types import Content, PartName

WORDS: dict[PartName, str] = {
    "situation": "The clock of the town hall stood still all spring.",
    "task": "It was to run again before the fair in June.",
    "action": "I climbed up to it and oiled each wheel. I swapped the spring.",
    "result": "It has kept time within a minute ever since.",
    "reflection": "Oil first, then think.",
}


def content_of(text: str) -> Content:
    return judge(transcript_of(text))[0]


@pytest.mark.parametrize("turn", range(3))
def test_a_labelled_part_is_written_however_its_label_is_spelled(turn: int) -> None:
    labels = {part: settings().labels[part] for part in PARTS}
    lines = [f"{labels[part][turn % len(labels[part])].capitalize()}: {words}" for part, words in WORDS.items()]
    parts = content_of("\n".join(lines)).parts
    for part, words in WORDS.items():
        assert (parts[part].present, parts[part].certainty) == (True, "written")
        assert parts[part].quote == words.split(". ")[0].rstrip(".")


def test_the_labels_of_a_story_file_are_headings_of_an_answer() -> None:
    headings = load("headings.toml", Headings).labels
    for part in PARTS:
        assert set(settings().labels[part]) <= headings[part]
    assert set(settings().labels["metric"]) - {"number", "numbers"} <= headings["result"]


UNSAID = (
    "Last May the clock of our town hall stood still. I climbed up to it on a ladder and I oiled each of the wheels. "
    "I swapped the long spring and I wound the clock twice a day for a week. The mayor lent me his coat and the wind "
    "blew hard up there. There were pigeons and the bells hung low over the beams of the tower."
)


def test_an_ending_without_a_word_of_outcome_is_not_quoted_as_a_result() -> None:
    content = content_of(UNSAID)
    for part in content.parts.values():
        assert part.certainty != "doubtful" or (part.present and part.quote is None)
    assert content.parts["action"].certainty == "clear"
    assert not content.parts["result"].present or content.parts["result"].certainty == "doubtful"


def test_a_told_result_is_clear_and_quoted() -> None:
    part = content_of(UNSAID + " In the end the clock was on time for the fair.").parts["result"]
    assert part.certainty == "clear"
    assert part.quote == "In the end the clock was on time for the fair"


@pytest.mark.parametrize("change", ["the wait fell from 20 minutes to 8", "complaints dropped by half a dozen a week"])
def test_a_result_told_in_the_same_breath_as_a_step_is_quoted(change: str) -> None:
    told = UNSAID.replace("for a week.", f"for a week, {change}.") + " Counted over three weeks."
    part = content_of(told).parts["result"]
    assert not part.present or (part.certainty == "clear" and change in (part.quote or ""))


def test_check_and_the_story_bank_read_the_same_parts_from_the_same_lines() -> None:
    lines = "\n".join(f"{part.capitalize()}: {words}" for part, words in WORDS.items())
    (story,) = read(f"# The clock\n{lines}\n", ())
    parts = content_of(lines).parts
    for part in PARTS:
        quote = parts[part].quote
        assert quote is not None
        assert story.parts[part].startswith(quote)
        assert parts[part].words == len(story.parts[part].split()) + 1  # the label is counted with its part
