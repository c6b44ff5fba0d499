"""The studio's comparison of two takes says what `rehearse compare` says, with both reports below."""

import html
import re

import msgspec
import pytest

from rehearse.practice.compare_notes import of_reports
from rehearse.report.page.environment import commands
from tests import builders_report as reports
from tests.cli.homes import fill, take
from tests.cli.running import printed, rehearse
from tests.studio.running import Studio


@pytest.fixture(scope="module")
def compared(studio: Studio) -> Studio:
    """A studio with two takes of one question, one of another, and one that was not scored."""
    fill(studio.home, [reports.no_hire(), reports.full(), take("was-wrong", 3), reports.not_scored()])
    return studio


def text_of(studio: Studio, path: str) -> str:
    """The words of a page, without its markup."""
    page = studio.ask(path).text.partition("<main")[2]
    return " ".join(html.unescape(re.sub("<[^>]*>", " ", page)).split())


@pytest.mark.slow
def test_it_says_what_the_terminal_says(compared: Studio, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("REHEARSE_HOME", str(compared.home))
    page = text_of(compared, "/beside/1/2").lower()
    found = printed(rehearse("compare", "1", "2", "--json"))["comparison"]
    for rule in found["rules"]:
        assert rule["code"].lower() in page
    said = rehearse("compare", "1", "2", "--full").stdout
    rows = said.partition("measure")[2].partition("Words")[0].splitlines()[1:-1]
    assert len(rows) == len(found["differences"]) + 1  # which pauses are long
    for row in rows:  # heading, target, both values, change
        assert " ".join(row.split()).lower() in page
    for heading in ("still open", "gained", "numbers"):
        assert heading in page


def test_a_mended_mistake_is_said_to_be_fixed(compared: Studio) -> None:
    said = text_of(compared, "/beside/1/2")
    assert re.search(
        r"Gone this time: not your own initiative OWN001 “My manager asked me to look at the builds\.” take 1, 0:03",
        said,
    )
    assert "New: not your own initiative OWN001" in text_of(compared, "/beside/2/1")


def test_takes_of_different_questions_are_said_to_be(compared: Studio) -> None:
    assert "The takes answer different questions." in text_of(compared, "/beside/2/3")


def test_a_take_that_was_not_scored_has_no_rules_to_compare(compared: Studio) -> None:
    page = text_of(compared, "/beside/2/4")
    assert "Take 4 was not scored; rules and parts are not compared." in page
    assert "Lost" not in page


def test_both_reports_stand_below_the_comparison(compared: Studio) -> None:
    page = compared.ask("/beside/1/2").text
    assert page.index("<table") < page.index('src="/attempts/1/page"') < page.index('src="/attempts/2/page"')


def test_a_take_that_is_not_there_is_one_sentence(compared: Studio) -> None:
    got = compared.ask("/beside/1/99")
    assert (got.status, "Traceback" in got.text) == (404, False)


def test_every_note_reads_as_a_whole_sentence_without_its_command() -> None:
    before = msgspec.structs.replace(reports.full(), question=None)
    newer = msgspec.structs.replace(before.provenance, rubric_version="another", model="another")
    after = msgspec.structs.replace(before, provenance=newer)
    said = [str(commands(note, inside=True)) for note in of_reports(before, after)]
    assert said == [
        "Neither take says which question it answers.",
        "The takes were judged by different versions of the rubric.",
        "The takes were transcribed by different speech models.",
    ]


@pytest.mark.parametrize(
    ("note", "shown"),
    [
        ("`rehearse list` shows them. Both count.", "Both count."),
        (
            "Two are left out; then `rehearse list` or `rehearse show` has them. Both count.",
            "Two are left out. Both count.",
        ),
        ("Both count. Use `rehearse list` to see them.", "Both count."),
        ("They took 2.5 s: `rehearse show 2` has more.", "They took 2.5 s."),
    ],
)
def test_what_is_said_of_a_command_is_left_out_of_a_page(note: str, shown: str) -> None:
    assert commands(note, inside=True) == shown
