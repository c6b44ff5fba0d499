"""Every report says what decided the verdict, whatever it is shown on."""

import io
import json
from html import unescape

import msgspec
import pytest
from rich.console import Console

from rehearse.pipeline import check
from rehearse.report import to_html, to_markdown, to_terminal
from rehearse.report.deciding import decided_by, decided_heading
from rehearse.report.to_json import encode
from rehearse.types import AutoFail, Report
from tests import builders_report as reports

replace = msgspec.structs.replace

SCATTERED = (
    "Last Monday I noticed the bishop and nobody had asked me to look. I glazed the river beside a comet. "
    "I folded the trumpet beside a pepper. I planted the violin beside a walnut. I ironed the saddle beside a glove. "
    "The marble dropped from 40 minutes to 12. I learned that a feather should whisper."
)
WITHOUT_NUMBER = SCATTERED.replace("dropped from 40 minutes to 12", "was better afterwards")


def printed(report: Report, form: to_terminal.Form, width: int = 80) -> str:
    page = io.StringIO()
    to_terminal.render(report, Console(file=page, width=width, color_system=None), form)
    return " ".join(page.getvalue().split())


@pytest.mark.parametrize("text", [SCATTERED, WITHOUT_NUMBER])
def test_what_decided_the_verdict_stands_in_every_form_of_the_report(text: str) -> None:
    report = check(text)
    assert report.content is not None
    said = decided_by(report.content)
    assert any("one connected story" in line for line in said)
    document = json.loads(encode(report))["report"]["content"]
    assert tuple(reason["text"] for reason in document["verdict_reasons"]) == said
    shown = (
        printed(report, "short"),
        printed(report, "full"),
        unescape(to_html.render(report)),
        to_markdown.render(report),
    )
    assert decided_heading(report.content) == "What decided it"
    for line in ("What decided it", *said):
        assert all(page.count(line) == 1 for page in shown), line


def test_a_strong_story_that_takes_too_long_is_not_called_a_strong_hire_above_its_reasons() -> None:
    report, judged = reports.full(), check(SCATTERED).content
    assert report.content is not None
    assert judged is not None
    report = replace(report, content=replace(report.content, verdict_reasons=judged.verdict_reasons))
    long = replace(report, delivery=replace(report.delivery, duration_s=150.0, duration_verdict="attention"))
    for page in (printed(long, "full"), unescape(to_html.render(long)), to_markdown.render(long)):
        assert "strong story" in page.lower()
        assert "What decided it" in page
        assert "strong hire" not in page.lower().replace("a strong hire begins at", "")


def test_where_something_fails_by_itself_its_words_stand_there_instead() -> None:
    """The auto-fail is already shown with its rule, its words and its moment; it is not said twice."""
    report = check(SCATTERED.replace("nobody had asked me to look", "my manager asked me to repair it"))
    assert report.content is not None
    assert report.content.verdict == "no hire"
    (said,) = decided_by(report.content)
    assert said in json.dumps(json.loads(encode(report)), ensure_ascii=False)
    for page in (printed(report, "short"), printed(report, "full"), unescape(to_html.render(report))):
        assert "OWN001" in page
        assert said not in page


@pytest.mark.parametrize("width", [50, 80])
def test_the_one_screen_says_that_the_result_or_the_fail_hangs_on_a_word_that_may_be_misheard(width: int) -> None:
    report = reports.full()
    assert report.content is not None
    (first, *_), results = report.content.results.metrics, report.content.results
    for word in ("three", "present"):
        doubted = replace(report.content, results=replace(results, metrics=(replace(first, doubtful=(word,)),)))
        one_screen, whole = (printed(replace(report, content=doubted), form, width) for form in ("short", "full"))
        assert f"! Your result may be misheard: {word}" in one_screen
        assert "A result depends on doubtful words: “from twenty" in whole
        assert "our number" not in one_screen
        assert "A number depends" not in whole
    sure = replace(report.content, results=replace(results, metrics=(first, replace(first, doubtful=()))))
    assert "Your result" not in printed(replace(report, content=sure), "short", width)
    fail = AutoFail("OWN001", "my manager asked me to do it " * 20, 3.0, ("manager",))
    failed = replace(report.content, auto_fails=(fail,))
    assert "may be misheard: manager" in printed(replace(report, content=failed), "short", width)


def test_what_would_decide_an_answer_that_is_not_scored_is_not_said_to_have_decided_it() -> None:
    report = reports.full()
    assert report.content is not None
    failed = replace(report.content, auto_fails=(AutoFail("OWN001", "my manager asked me to", 3.0),))
    for content, said in ((failed, False), (replace(failed, scored=False, total=None, verdict="not scored"), True)):
        shown = replace(report, content=content)
        forms = (printed(shown, "short"), printed(shown, "full"))
        for page in (*forms, unescape(to_html.render(shown)), to_markdown.render(shown)):
            assert ("What decided it" in page) is not said
            assert ("What was found" in page) is said
            assert f"This alone {'would make' if said else 'makes'} it a “no hire”:" in page


def test_a_part_that_is_known_by_its_place_alone_is_called_that_beside_its_words_too() -> None:
    report = reports.full()
    assert report.content is not None
    parts = {**report.content.parts, "task": replace(report.content.parts["task"], quote=None, certainty="doubtful")}
    report = replace(report, content=replace(report.content, parts=parts))
    said = "assumed from its place in the answer"
    assert printed(report, "full").count(said) == to_html.render(report).count(said) == 2
    assert said in printed(report, "words")
    assert said in to_markdown.render(report)
