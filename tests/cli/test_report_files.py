"""Every text format that a report can be written in: its option, its renderer, its last line."""

import importlib
from collections import Counter
from pathlib import Path

import click
import pytest

from rehearse.cli.report_files import FORMATS, Format, ReportFiles
from rehearse.cli.root import COMMANDS
from rehearse.errors import UsageError
from tests import builders_report as reports

EVERY = pytest.mark.parametrize("form", FORMATS, ids=lambda form: form.option)


@EVERY
@pytest.mark.parametrize("name", reports.ALL)
def test_any_report_can_be_written_and_ends_with_the_line_by_which_it_is_known(form: Format, name: str) -> None:
    written = form.text(reports.ALL[name]()).decode()
    assert len(written.splitlines()) > 1, "render(report) returned nothing"
    assert written.splitlines()[-1] == (form.kind.mark or b"").decode()


@EVERY
def test_odd_characters_in_every_field_are_written_too(form: Format) -> None:
    assert form.text(reports.hostile("<b> *x* \u202e .. | \\ \x1b[31m"))


@EVERY
def test_its_option_means_one_thing_in_every_command(form: Format) -> None:
    """Click only warns when an option is there twice, and then gives the value to one of them."""
    for name in COMMANDS:
        command: click.Command = importlib.import_module(f"rehearse.cli.{name}").command
        found = Counter(option for one in command.params for option in one.opts)[f"--{form.option}"]
        assert found <= 1, f"`rehearse {name}` has an option --{form.option} already; name the format's another way"


@pytest.mark.parametrize("place", ["lacking/page.html", "file.txt/page.html"])
def test_a_place_that_takes_no_page_is_refused_before_anything_is_analysed(tmp_path: Path, place: str) -> None:
    (tmp_path / "file.txt").write_text("Mine.")
    with pytest.raises(UsageError, match="cannot be written"):
        ReportFiles(tmp_path / place, False, (), force=False).check(())
    ReportFiles(tmp_path / "page.html", False, (), force=False).check(())
    assert [one.name for one in tmp_path.iterdir()] == ["file.txt"], "to look leaves nothing behind"


def test_a_page_that_could_not_be_written_can_be_made_from_the_saved_take(home: Path, tmp_path: Path) -> None:
    assert not home.exists()
    (trouble,) = ReportFiles(tmp_path / "gone" / "page.html", False, (), force=False).write(
        reports.full(), None, attempt=9
    )
    assert trouble.hint.endswith("`rehearse show 9 --html FILE` writes the page.")
