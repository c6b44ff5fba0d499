"""Promises of questions in Markdown lists."""

import string

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from rehearse.data.questions import bank, principle_names
from rehearse.practice import question_markdown as listed
from rehearse.practice.question_files import numbered
from rehearse.types import BANK_KINDS, Question
from tests.data.test_questions import seed

NOTES = """
# My preparation
## Ownership
1. "Tell me about a leak you found."
   1. > **Situation**: at the plant, we lost water
   - a note to myself
## Have backbone
- When did you say no? #conflict #hard-talk
## Questions for them
- How large is the team?
"""


def test_markdown_gives_the_questions_under_their_principles() -> None:
    """Nested notes are not questions, and neither is what stands under other headings."""
    leak, no = listed.read_markdown(NOTES, principle_names())
    assert (leak.text, leak.principles) == ("Tell me about a leak you found.", ("Ownership",))
    assert (no.text, no.principles) == ("When did you say no?", ("Have Backbone; Disagree and Commit",))
    assert no.tags == ("conflict", "hard-talk")


def test_a_plain_list_gives_every_item() -> None:
    found = listed.read_markdown("# Banking\n- Why us?\n* Why you?\n3) Why now?\nprose\n", principle_names())
    assert [question.text for question in found] == ["Why us?", "Why you?", "Why now?"]
    assert {question.tags for question in found} == {("banking",)}


def test_the_notes_of_seed_001_give_its_nine_questions() -> None:
    found = listed.read_markdown(seed("001"), principle_names())
    assert len(found) == 9
    assert len({question.principles for question in found}) == 5


@settings(deadline=None)
@given(st.text(max_size=300))
def test_any_text_can_be_read_as_markdown(text: str) -> None:
    for question in listed.read_markdown(text, principle_names()):
        assert question.text


def read(text: str) -> tuple[Question, ...]:
    return listed.read_markdown(text, principle_names())


def test_the_whole_bank_comes_back_from_markdown_as_it_went() -> None:
    again = numbered(read(listed.to_markdown(bank())), ())
    kept = {question.id: replace(question, source="") for question in again}
    assert kept == {question.id: replace(question, source="") for question in bank()}


WORDS = st.text(string.ascii_letters + string.digits + "?!.,", min_size=1, max_size=9)
LINES = st.lists(WORDS, min_size=1, max_size=6).map(" ".join)
QUESTIONS = st.builds(
    Question,
    id=st.just(""),
    text=LINES,
    principles=st.lists(st.sampled_from(principle_names()), max_size=3, unique=True).map(tuple),
    difficulty=st.sampled_from(["easy", "medium", "hard"]),
    tags=st.lists(LINES, max_size=3).map(tuple),
    role=LINES,
    hint=LINES,
    kind=st.sampled_from(BANK_KINDS),
    source=st.just("imported"),
)


@pytest.mark.slow
@settings(max_examples=60, deadline=None)
@given(st.lists(QUESTIONS, max_size=5))
def test_any_questions_come_back_from_markdown_as_they_went(questions: list[Question]) -> None:
    """Kind, difficulty, role and hint used to be lost, and with a principle in the file all questions without one."""
    by_text = sorted(questions, key=str)
    assert sorted(read(listed.to_markdown(questions)), key=str) == by_text
    assert listed.left_out(listed.to_markdown(questions), principle_names()) == 0


def test_an_id_of_ones_own_comes_back_and_one_made_from_the_text_is_not_written() -> None:
    own, made = (
        Question("quick", "Talk me through quicksort."),
        Question("talk-through-mergesort", "Talk through mergesort."),
    )
    text = listed.to_markdown([own, made])
    assert "- id: quick" in text
    assert "- id: talk" not in text
    assert [question.id for question in numbered(read(text), ())] == ["quick", "talk-through-mergesort"]


def test_a_note_below_a_question_that_no_field_can_hold_changes_nothing() -> None:
    (question,) = read("- Why us?\n  - kind: people skills\n  - difficulty: brutal\n  - learn this by heart\n")
    assert (question.text, question.kind, question.difficulty) == ("Why us?", "behavioural", "medium")


def test_items_under_other_headings_are_counted_as_left_out() -> None:
    assert listed.left_out(NOTES, principle_names()) == 1
    assert listed.left_out("# Banking\n- Why us?\n", principle_names()) == 0
