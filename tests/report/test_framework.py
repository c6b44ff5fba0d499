"""Promises of the steps of a good answer, and of the model answer beside one's own, in every form of the report."""

import re
from pathlib import Path

import pytest
from msgspec.structs import replace
from playwright.sync_api import Browser

from rehearse.content import judge
from rehearse.data.model_answers import model_answer
from rehearse.data.questions import find
from rehearse.pipeline import check
from rehearse.report import to_html, to_markdown
from rehearse.report.page.model_answer import beside
from rehearse.types import Report
from tests.chromium import serious_faults
from tests.report.printed import printed


def answered(question: str) -> Report:
    """The model answer given as an answer of one's own."""
    model = model_answer(question)
    assert model is not None
    return check(model.text, find(question))


@pytest.mark.parametrize("form", [to_markdown.plain_text, to_markdown.render, to_html.render])
def test_each_step_is_heard_with_its_words_or_said_not_to_be(form) -> None:  # type: ignore[no-untyped-def]  # three forms
    report = answered("hardest-customer")
    assert report.content is not None
    assert report.content.framework is not None
    said = " ".join(form(report).split())
    for step in report.content.framework.steps:
        assert step.step in said
    assert said.count("not heard") == sum(not step.heard for step in report.content.framework.steps) > 0
    assert "I told her plainly that the fault was ours" in said


@pytest.mark.parametrize("form", [to_markdown.plain_text, to_markdown.render, to_html.render])
def test_a_story_without_one_step_is_said_to_need_a_look(form) -> None:  # type: ignore[no-untyped-def]  # three forms
    """A good story under another question: its points do not say so."""
    model = model_answer("late-pivot")
    assert model is not None
    assert "None of these steps was heard" in " ".join(form(check(model.text, find("last-apology"))).split())
    assert "None of these steps was heard" not in form(answered("last-apology"))


NOTICED_LATE = (
    "In May I kept the stall of a swimming club by the gate. I counted the towels every evening. I sewed two big bags "
    "for them. I hung up a list of owners. The heap went from 40 towels to 6. Then I noticed that the lockers leaked."
)


def spoken(text: str) -> Report:
    """A report on a text whose words are half a second long."""
    report = check(text, find("not-on-my-sprint"))
    assert report.transcript is not None
    words = [replace(word, start_s=at / 2, end_s=at / 2 + 0.4) for at, word in enumerate(report.transcript.words)]
    content, _ = judge(replace(report.transcript, words=tuple(words)), find("not-on-my-sprint"))
    return replace(report, content=content)


@pytest.mark.parametrize("form", [to_markdown.plain_text, to_markdown.render, to_html.render])
def test_a_step_heard_at_the_wrong_place_is_said_to_be_with_its_words(form) -> None:  # type: ignore[no-untyped-def]  # three forms
    said = " ".join(form(spoken(NOTICED_LATE)).split())
    assert "not heard at the beginning, only later" in said
    assert "I noticed that the lockers leaked" in said.split("not heard at the beginning, only later")[1]


def test_the_short_form_says_when_it_was_heard() -> None:
    report = spoken(NOTICED_LATE)
    assert "outside your own work (only at 0:" in " ".join(printed(report, form="short").split())
    assert "outside your own work (only later)" in " ".join(
        printed(check(NOTICED_LATE, find("not-on-my-sprint")), form="short").split()
    )


@pytest.mark.parametrize("words", [8, 20, 30])
@pytest.mark.parametrize("form", [to_markdown.plain_text, to_markdown.render, to_html.render])
def test_without_points_nothing_is_said_of_what_they_cover(form, words: int) -> None:  # type: ignore[no-untyped-def]
    model = model_answer("late-pivot")
    assert model is not None
    whole, start = (check(said, find("last-apology")) for said in (model.text, " ".join(model.text.split()[:words])))
    assert whole.content is not None
    assert start.content is not None
    assert (whole.content.scored, start.content.scored) == (True, False)
    assert "The points do not cover that." in " ".join(form(whole).split())
    assert "None of these steps was heard" in " ".join(form(start).split())
    assert "The points do not cover that." not in " ".join(form(start).split())


@pytest.mark.parametrize("form", [to_markdown.plain_text, to_markdown.render, to_html.render])
def test_examples_are_counted(form) -> None:  # type: ignore[no-untyped-def]  # three forms
    assert "2 examples asked for, 2 heard" in form(answered("beyond-the-job"))


@pytest.mark.parametrize("form", [to_markdown.plain_text, to_markdown.render, to_html.render])
def test_a_question_without_steps_says_nothing_of_them(form) -> None:  # type: ignore[no-untyped-def]  # three forms
    assert "Steps of a good answer" not in form(answered("root-cause"))


def test_the_model_answer_is_on_the_page_part_by_part_and_folded() -> None:
    report = answered("last-apology")
    rows = beside(report)
    assert [row.part for row in rows] == ["situation", "task", "action", "result", "reflection"]
    page = to_html.render(report)
    (block,) = re.findall(r'<details class="model">.*?</details>', page, re.DOTALL)  # no `open`: it must be asked for
    model = model_answer("last-apology")
    assert model is not None
    for part, text in model.parts.items():
        row = next(row for row in rows if row.part == part)
        assert row.model == text
        assert text.split(",")[0] in block


def test_other_questions_have_no_model_answer_on_their_page() -> None:
    assert beside(check("I did it. " * 20, None)) == ()
    assert 'class="model"' not in to_html.render(check("I did it. " * 20, None))


def test_the_terminal_never_shows_a_model_answer_unasked() -> None:
    model = model_answer("last-apology")
    assert model is not None
    report = check("I said sorry to my brother for the broken window. " * 5, find("last-apology"))
    assert model.result not in " ".join(to_markdown.plain_text(report).split())


@pytest.mark.slow
@pytest.mark.browser
@pytest.mark.parametrize("width", [360, 1100])
def test_in_a_browser_it_is_folded_until_asked_for_and_never_overflows(
    browser: Browser, tmp_path: Path, width: int
) -> None:
    (tmp_path / "page.html").write_text(to_html.render(answered("last-apology")), encoding="utf-8")
    page = browser.new_page(viewport={"width": width, "height": 800})
    page.goto((tmp_path / "page.html").as_uri())
    model = page.locator("details.model td[data-who=Model]").first
    assert not model.is_visible()
    page.locator("details.model summary").click()
    assert model.is_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    worst = serious_faults(page)
    page.close()
    assert worst == []
