"""Promises of reading and writing questions."""

import csv
import io
import re
from collections.abc import Callable

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from rehearse.data.questions import bank, principle_names
from rehearse.errors import UsageError
from rehearse.practice import question_files as files
from rehearse.practice import question_markdown as listed
from rehearse.practice.question_text import cleaned
from rehearse.store.summary import summarise
from rehearse.types import BANK_KINDS, Question, ReportQuestion
from tests import builders_report as reports


def test_csv_comes_back_as_it_went() -> None:
    assert files.read_csv(files.to_csv(bank())) == bank()


def test_csv_needs_no_more_than_a_text() -> None:
    (question,) = files.read_csv("Question\nWhy us?\n")
    assert question == Question(id="", text="Why us?")


def test_csv_without_questions_is_refused() -> None:
    with pytest.raises(UsageError, match="no column"):
        files.read_csv("name,age\nAnn,3\n")


def test_csv_with_an_impossible_difficulty_is_refused() -> None:
    with pytest.raises(UsageError, match="Why us"):
        files.read_csv("text,difficulty\nWhy us?,brutal\n")


def test_ids_are_made_from_telling_words_and_stay_free() -> None:
    first, second = files.numbered((Question("", "A lost parcel?"), Question("", "The lost parcel")), ())
    assert (first.id, second.id) == ("lost-parcel", "lost-parcel-2")


def test_a_question_that_is_there_is_not_added_twice() -> None:
    there = bank()[0]
    assert files.numbered((Question("", there.text.upper()),), bank()) == ()


@pytest.mark.parametrize(
    ("given", "made"), [("", "customer-follow-up-question"), ("x-follow-up", "x-follow-up-question")]
)
def test_an_own_question_about_a_follow_up_is_no_follow_up(given: str, made: str) -> None:
    """Takes of a question whose id ends as the id of a follow-up does were left out of progress."""
    (added,) = files.numbered((Question(given, "Tell me about a customer follow-up."),), ())
    assert added.id == made
    asked = ReportQuestion(added.id, added.text, (), added.kind)
    assert not summarise(replace(reports.full(), question=asked)).is_follow_up


def test_control_characters_do_not_get_in() -> None:
    (question,) = files.read_csv("text\n\x1b[2JWhy us?\n")
    assert question.text == "Why us?"


MARKS = st.text("\"'“”*_#|\\a1-=`[](){}<>:;,. \t", min_size=1, max_size=12)
WORDS = st.one_of(st.text(min_size=1, max_size=12), MARKS, st.sampled_from(["#42", "#tag", "**Bold**", "a|b", "- x"]))
LINES = st.lists(WORDS, min_size=1, max_size=6).map(" ".join)
QUESTIONS = st.builds(
    Question,
    id=st.one_of(st.from_regex(r"[a-z]{1,8}", fullmatch=True), LINES),
    text=LINES,
    principles=st.lists(st.one_of(st.sampled_from(principle_names()), LINES), max_size=3, unique=True).map(tuple),
    role=LINES,
    difficulty=st.sampled_from(["easy", "medium", "hard"]),
    tags=st.lists(st.one_of(LINES, st.just("")), max_size=3).map(tuple),
    hint=LINES,
    source=LINES,
    kind=st.sampled_from(BANK_KINDS),
)


@pytest.mark.slow
@settings(max_examples=40, deadline=None)
@given(st.lists(QUESTIONS, max_size=8))
def test_ids_are_always_free_and_no_text_is_taken_twice(questions: list[Question]) -> None:
    added = files.numbered(questions, bank())
    ids = [question.id for question in (*bank(), *added)]
    assert len(set(ids)) == len(ids)
    assert len({question.text.casefold() for question in added}) == len(added)


@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("sep", [False, True])
def test_the_table_of_any_spreadsheet_is_read(delimiter: str, sep: bool, end: str) -> None:
    head = f"sep={delimiter}\n" if sep else ""
    rows = ["text", "principles"], ['"When did you say no, or; maybe?"', "Ownership"], ['"Why ""us""?"', "Frugality"]
    text = (head + "\n".join(delimiter.join(row) for row in rows) + "\n").replace("\n", end)
    first, second = files.read_csv(text)
    assert (first.text, first.principles) == ("When did you say no, or; maybe?", ("Ownership",))
    assert second.text == 'Why "us"?'


def test_a_field_longer_than_any_question_is_refused_in_one_sentence() -> None:
    with pytest.raises(UsageError, match="cannot be read") as caught:
        files.read_csv("text\n" + "a" * 200_000)
    assert "\n" not in caught.value.message


@example(",=")
@given(st.text(st.characters(exclude_categories=["Cc", "Cs", "Cf", "Zl", "Zp"]), min_size=1, max_size=20))
def test_no_cell_begins_a_formula_and_the_text_comes_back(text: str) -> None:
    question = Question(id="x", text=cleaned(text) or "a", hint=cleaned("=" + text))
    cells = list(csv.reader(io.StringIO(files.to_csv([question]))))[1]
    assert not any(cell.startswith(("=", "+", "-", "@", "\t", "\r")) for cell in cells)
    assert files.read_csv(files.to_csv([question])) == (question,)


@pytest.mark.parametrize("hostile", ["\x1b[2J", "\u202e", "\x07", "\x9b", "\r", "\u2028"])
@pytest.mark.parametrize("write", [files.to_csv, listed.to_markdown, files.to_json])
def test_nothing_that_steers_a_terminal_is_written(write: Callable[[list[Question]], str], hostile: str) -> None:
    question = Question(id=f"x{hostile}", text=f"=a{hostile}b", tags=(hostile,), hint=hostile)
    assert hostile not in write([question])


Writer = Callable[[list[Question]], str]
Reader = Callable[[str, tuple[str, ...]], tuple[Question, ...]]
FORMS: dict[str, tuple[Writer, Reader]] = {
    "csv": (files.to_csv, files.read_csv),
    "json": (files.to_json, files.read_json),
    "md": (listed.to_markdown, listed.read_markdown),
}


@pytest.mark.slow
@pytest.mark.parametrize("form", FORMS)
@settings(max_examples=30, deadline=None)
@example([Question("", 'What about "issue" #42', tags=("a|b", "A b", "2024"), principles=("Not ours",))])
@example([Question("", '"Quoted" q'), Question("", "'leading apostrophe"), Question("", "**Bold** and _it_")])
@given(st.lists(QUESTIONS, max_size=4))
def test_any_questions_come_back_as_they_went(form: str, questions: list[Question]) -> None:
    """A number at the end became a tag, a tag with a bar two, and opening marks were lost."""
    kept = files.numbered(files.read_json(files.to_json(questions), principle_names()), ())
    write, read = FORMS[form]
    again = files.numbered(read(write(list(kept)), principle_names()), ())
    source = {"source": "imported"} if form == "md" else {}  # a list of one's own does not say where each is from
    assert sorted(again, key=str) == sorted((replace(one, **source) for one in kept), key=str)


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ('"Quoted" q', '"Quoted" q'),
        ("**Bold** and _it_", "**Bold** and _it_"),
        ("'leading apostrophe", "'leading apostrophe"),
        ("“Why?” or “how?”", "“Why?” or “how?”"),
        ("**“Why don't you?”**", "Why don't you?"),
        ("'Why don't you?'", "Why don't you?"),
        ("_Why us?_", "Why us?"),
        ("the boys' and girls'", "the boys' and girls'"),
    ],
)
def test_only_marks_around_the_whole_are_no_part_of_a_question(written: str, kept: str) -> None:
    assert cleaned(written) == kept
    (question,) = listed.read_markdown(f"- {written}\n", principle_names())
    assert question.text == kept


@pytest.mark.parametrize(
    ("form", "text", "where"),
    [
        ("md", f"# Mine\n- Why us?\n- {'why ' * 600}\n", "Line 3"),
        ("md", f"- Why us?\n  - hint: {'why ' * 600}\n", "Line 1"),
        ("csv", f"text\nWhy us?\n{'why ' * 600}\n", "Line 3"),
        ("json", f'{{"question": [{{"text": "Why us?"}}, {{"text": "{"why " * 600}"}}]}}', "Question 2"),
    ],
)
def test_a_question_too_long_to_be_asked_is_refused_with_its_place(form: str, text: str, where: str) -> None:
    """One of 18,800 characters filled the list with 240 lines."""
    with pytest.raises(UsageError, match=rf"^{where}: 2,\d\d\d characters are too many; at most 2,000 fit"):
        FORMS[form][1](text, ())


def test_a_note_that_is_no_question_may_be_as_long_as_it_is() -> None:
    (question,) = listed.read_markdown(f"# Ownership\n- Why?\n# Notes\n- {'n ' * 3000}\n", principle_names())
    assert question.text == "Why?"


def test_a_column_that_is_not_read_may_be_as_long_as_it_is() -> None:
    (question,) = files.read_csv(f"text,notes\nWhy us?,{'n ' * 3000}\n")
    assert question.text == "Why us?"


@pytest.mark.parametrize("odd", ["a/b", "a b", "../up", "-rf", "x;y", "$(id)", "ä"])
@pytest.mark.parametrize("form", FORMS)
def test_an_id_that_cannot_be_typed_is_made_one_that_can(form: str, odd: str) -> None:
    """An id is typed behind `rehearse record` and is part of an address of the studio."""
    write, read = FORMS[form]
    (question,) = files.numbered(read(write([Question(odd, "Why us?")]), ()), ())
    assert re.fullmatch(r"[a-z0-9-]+", question.id)
    assert not question.id.startswith("-")


@pytest.mark.parametrize("form", ["csv", "json"])
def test_a_follow_up_is_no_question_of_the_bank(form: str) -> None:
    """No answer to one is ever scored."""
    write, read = FORMS[form]
    with pytest.raises(UsageError, match='kind cannot be "follow-up"') as caught:
        read(write([Question("x", "Why us?", kind="follow-up")]), ())
    assert "behavioural" in caught.value.hint
