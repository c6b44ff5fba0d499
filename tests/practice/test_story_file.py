"""Promises of reading stories."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rehearse.data.plain_text import printable
from rehearse.data.questions import principle_names
from rehearse.practice import story_file
from rehearse.practice.story_file import Story
from rehearse.practice.story_labels import PARTS
from rehearse.practice.story_metric import UNSAID, StoryMetric, read_metric
from rehearse.types import PartName
from tests.data.test_questions import seed

OURS = """
# Stories

## The pump that nobody owned
Principles: Ownership; Have Backbone; Disagree and Commit, Are Right, A Lot
Questions: outside-my-area, fixed-for-good
Situation: Our cooling pump failed
  every other week.
Task: Nobody had it on their list.
Action: I took the log home.
- I found a worn seal.
Result: Failures went from two a month to none.
Metric: failures a month; before 2; after 0; measured from the maintenance log
Notes: ask Eva for the log

## Not begun
Principles: Ownership
Situation:
"""
NOTES = """
## Dive Deep
1. "Tell me about a hard bug."
   1. > **Situation**: The totals were off.
   2. > **Action**: I read every row.
2. "And another?"
## Questions for them
1. How large is the team?
"""


def read(text: str) -> tuple[Story, ...]:
    return story_file.read(text, principle_names())


def test_our_own_shape_is_read_in_full() -> None:
    (story,) = read(OURS)
    assert story.id == "pump-nobody-owned"
    assert set(story.principles) == {"Ownership", "Have Backbone; Disagree and Commit", "Are Right, A Lot"}
    assert story.questions == ("outside-my-area", "fixed-for-good")
    assert story.parts["situation"] == "Our cooling pump failed every other week."
    assert story.parts["action"] == "I took the log home. I found a worn seal."
    assert story.metrics == (StoryMetric("failures a month", "2", "0", "from the maintenance log"),)
    assert story.notes == "ask Eva for the log"


def test_headline_labels_and_how_sure_a_number_is_are_kept_and_written_back() -> None:
    text = (
        "## The pump\nHeadline: I stopped a pump from failing.\nLabels: #plant, night shift\nSituation: It failed.\n"
        "Metric: failures; before 9; after 2; measured from the log; 95 % confidence interval 1 to 3\n"
        "Metric: cost; before 4; after 3; p-value 0.03\nNotes: ask Eva\n"
    )
    (story,) = read(text)
    assert story.headline == "I stopped a pump from failing."
    assert story.labels == ("plant", "night shift")
    assert [metric.certainty for metric in story.metrics] == ["95 % confidence interval 1 to 3", "p-value 0.03"]
    assert story.metrics[0].method == "from the log"
    assert read(story_file.to_markdown(story)) == (story,)


def test_the_text_is_told_in_the_order_of_star() -> None:
    (story,) = read("## A\nResult: it ended.\nSituation: it began.\n")
    assert story.text == "it began. it ended."


def test_notes_by_principle_are_read_as_people_keep_them() -> None:
    """A question without a word below it is no story yet, and what stands under other headings is none at all."""
    (story,) = read(NOTES)
    assert story.principles == ("Dive Deep",)
    assert story.questions == ("Tell me about a hard bug.",)
    assert story.parts == {"situation": "The totals were off.", "action": "I read every row."}


def test_the_notes_of_seed_001_give_their_worked_stories() -> None:
    stories = read(seed("001"))
    told = [story for story in stories if story.parts]
    assert len(stories) == 7
    assert len(told) == 5
    assert all(set(story.parts) == {"situation", "task", "action", "result"} for story in told)


@pytest.mark.parametrize("text", [OURS, NOTES])
def test_what_is_written_is_read_back(text: str) -> None:
    for story in read(text):
        (again,) = read(story_file.to_markdown(story))
        assert (again.title, again.parts, again.metrics, again.principles) == (
            story.title, story.parts, story.metrics, story.principles,
        )  # fmt: skip


def test_an_empty_skeleton_is_no_story_and_a_filled_one_is() -> None:
    empty = story_file.skeleton("The leak", ["Ownership"])
    assert read(empty) == ()
    (begun,) = story_file.read_empty(empty, principle_names())
    assert (begun.id, begun.title, begun.principles) == ("leak", "The leak", ("Ownership",))
    (story,) = read(empty.replace("Situation: ", "Situation: It leaked."))
    assert story.principles == ("Ownership",)


FILLED = {"Headline": "headline", "Labels": "labels", "Questions": "questions", "Metric": "metrics"}


@pytest.mark.parametrize("part", PARTS)
@pytest.mark.parametrize("kept", [*FILLED, ""])
def test_lines_of_the_template_that_nobody_touched_count_for_nothing(part: str, kept: str) -> None:
    """With any one part filled in, and any one of the other lines."""
    text = story_file.skeleton("The leak").replace(f"{part.capitalize()}: ", f"{part.capitalize()}: It leaked.")
    if kept:
        text = re.sub(rf"^{kept}: .*$", f"{kept}: leaks", text, flags=re.MULTILINE)
    (story,) = read(text)
    assert story_file.read_empty(text, principle_names()) == ()
    found = {name: getattr(story, field) for name, field in FILLED.items()}
    assert {name for name, value in found.items() if value} == ({kept} if kept else set())
    assert story.parts == {part: "It leaked."}


@pytest.mark.parametrize("before", ["", " …", " ...", " 9"])
@pytest.mark.parametrize("after", ["", " …", " –", " 2"])
@pytest.mark.parametrize("method", ["", " …", " from the log"])
def test_dots_and_the_words_of_the_template_are_no_value(before: str, after: str, method: str) -> None:
    """As the template and the advice on a number have them."""
    for what in (UNSAID, UNSAID.capitalize(), "…", ""):
        found = read_metric(f"{what}; before{before}; after{after}; measured{method}")
        wanted = [value.strip(" ….–") for value in (before, after, method)]
        assert [found.what, found.before, found.after, found.method] == ["", *wanted]


def test_headings_and_questions_without_lines_of_a_story_are_not_empty_stories() -> None:
    for text in (NOTES, "# Stories\n\nSome notes.\n", "## Plan\nask Eva: when\n"):
        assert story_file.read_empty(text, principle_names()) == ()
    assert [story.id for story in story_file.read_empty(OURS, principle_names())] == ["not-begun"]


def test_two_stories_of_one_title_are_told_apart() -> None:
    assert [story.id for story in read("## The leak\nTask: a\n## The leak\nTask: b\n")] == ["leak", "leak-2"]


def test_a_number_without_labels_is_kept_as_what_it_counts() -> None:
    assert read_metric("fewer complaints") == StoryMetric("fewer complaints")
    assert read_metric("errors; from 5 %; to 1 %; how: audit").method == "audit"


def test_any_text_can_be_read() -> None:
    for text in ("", "###", "- a\n- b", "a: b", "## \n:\n", "\x00"):
        read(text)


LINES = st.one_of(
    st.text(max_size=40),
    st.sampled_from(
        [
            "## Ownership",
            "## A leak",
            "# Stories",
            "1. Why?",
            "Situation: it leaked",
            "   1. > **Task**: t",
            "Metric: a; before",
        ]
    ),
)


@settings(max_examples=40, deadline=None)
@given(st.lists(LINES, max_size=12).map("\n".join))
def test_whatever_the_file_holds_its_stories_have_names_of_their_own_and_are_read_back(text: str) -> None:
    stories = read(text)
    assert len({story.id for story in stories}) == len(stories)
    for story in stories:
        for again in read(story_file.to_markdown(story)):
            assert again.metrics == story.metrics


@pytest.mark.parametrize("level", [1, 2, 3])
@pytest.mark.parametrize("below", [0, 1])
@pytest.mark.parametrize("form", ["{}", "{}:", "{} (20 s)", "**{}**"])
def test_a_heading_a_part_is_a_story_of_parts(level: int, below: int, form: str) -> None:
    told = {
        "situation": "It leaked.",
        "task": "I wanted it dry.",
        "action": "I dug.",
        "result": "It is dry.",
    }
    lines = [f"{'#' * level} The leak"]
    for part, text in told.items():
        lines += [f"{'#' * (level + below)} {form.format(part.capitalize())}", text, ""]
    (story,) = read("\n".join(lines))
    assert story.title == "The leak"
    assert dict(story.parts) == told


@pytest.mark.parametrize("form", ["**{}**", "__{}__", "**{}:**"])
def test_a_bold_line_a_part_is_one_too(form: str) -> None:
    text = f"## The leak\n{form.format('Situation')}\nIt leaked.\n{form.format('Action')}\nI dug.\n"
    (story,) = read(text)
    assert dict(story.parts) == {"situation": "It leaked.", "action": "I dug."}


def test_only_marks_around_the_whole_of_a_question_are_dropped() -> None:
    """`"Quoted" question` lost its first mark."""
    text = '## Ownership\n- "Why" and "how"?\n  S: It leaked.\n- "Why us?"\n  S: It leaked.\n'
    assert [story.title for story in read(text)] == ['"Why" and "how"?', "Why us?"]
    (story,) = read('## A\nQuestions: "Why" and "how"?\nSituation: It leaked.\n')
    assert story.questions == ('"Why" and "how"?',)


NAMES = ["Result", "Action", "A", "Task", "Notes", "Result: the big one", "Ownership", "Dive Deep", "C#", "The # key #",
         "Story: Result", "story: the pump", "Story: story: A", "#", "1. Why?", "**Result**", "Stories"]  # fmt: skip
TITLES = st.one_of(
    st.sampled_from(NAMES), st.text(min_size=1, max_size=40).map(lambda text: " ".join(printable(text).split()))
).filter(bool)


@pytest.mark.slow
@settings(max_examples=200, deadline=None)
@given(TITLES, st.sampled_from(PARTS))
def test_any_text_can_be_the_title_of_a_story(title: str, part: PartName) -> None:
    """Written after another story and before one; filled in and empty."""
    pump = story_file.to_markdown(Story("", "The pump", parts={"action": "I dug."}))
    written = story_file.to_markdown(Story("", title, parts={part: "It leaked."}))
    for before in (pump, "# Stories\n\n"):
        stories = read("\n".join((before, written, pump)))[-2:]
        assert [(story.title, story.parts) for story in stories] == [
            (title, {part: "It leaked."}), ("The pump", {"action": "I dug."}),
        ]  # fmt: skip
        empty = "\n".join((before, story_file.skeleton(title), pump))
        assert [story.title for story in story_file.read_empty(empty, principle_names())] == [title]


@pytest.mark.parametrize("title", ["Result", "A", "Ownership", "Notes", "Result: the big one"])
def test_a_heading_that_names_a_part_is_a_title_before_the_lines_of_a_story(title: str) -> None:
    """As somebody types it."""
    told = f"# The pump\nSituation: It stopped.\nAction: I dug.\n\n# {title}\nSituation: It leaked.\nAction: I ran.\n"
    assert [(story.title, len(story.parts)) for story in read(told)] == [("The pump", 2), (title, 2)]


@pytest.mark.parametrize("heading", ["#", "# ", "##   ", "## #"])
def test_a_story_without_a_title_is_one_of_its_own(heading: str) -> None:
    told = read(f"# The pump\nAction: I dug.\n\n{heading}\nAction: I ran.\n")
    assert [(story.title, story.parts["action"]) for story in told] == [("The pump", "I dug."), ("Untitled", "I ran.")]


def test_text_of_no_story_is_found_section_by_section() -> None:
    text = "before\n# The pump\nAction: I dug.\n# \nmine\n# Ideas\na\n\nb\n# Ownership\n1. Why?\n"
    found = [(one.title, one.notes) for one in story_file.read_rest(text, principle_names())]
    assert found == [("", "before"), ("", "mine"), ("Ideas", "a\nb"), ("Why?", "Why?")]
