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
from rehearse.types import Question, ReportQuestion
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
    assert question.text == "[2JWhy us?"


WORDS = st.text(st.characters(codec="utf-8", exclude_categories=("C", "Z")), min_size=1, max_size=12).filter(
    lambda text: text.strip("\"'“”‘’*_ |") == text and "|" not in text
)
LINES = st.lists(WORDS, min_size=1, max_size=6).map(" ".join)
QUESTIONS = st.builds(
    Question,
    id=st.from_regex(r"[a-z]{1,8}", fullmatch=True),
    text=LINES,
    principles=st.lists(st.sampled_from(principle_names()), max_size=3, unique=True).map(tuple),
    difficulty=st.sampled_from(["easy", "medium", "hard"]),
    tags=st.lists(LINES, max_size=3).map(tuple),
    hint=LINES,
)


@settings(max_examples=40, deadline=None)
@given(st.lists(QUESTIONS, max_size=5))
def test_any_questions_come_back_from_csv_as_they_went(questions: list[Question]) -> None:
    assert files.read_csv(files.to_csv(questions)) == tuple(questions)


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
