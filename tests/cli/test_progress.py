"""Promises of `rehearse progress`."""

import csv
import io
from pathlib import Path

import msgspec
import pytest

from rehearse.types import Pitch
from tests import builders_report as reports
from tests.cli.homes import crowd, fill, improving, take
from tests.cli.running import printed, rehearse
from tests.timing import takes_at_most


def test_before_the_first_take_it_says_how_to_make_one(home: Path) -> None:
    result = rehearse("progress")
    assert result.exit_code == 0
    assert "rehearse record" in result.stdout
    assert not home.exists()


def test_an_improving_fortnight_is_called_better(home: Path) -> None:
    fill(home, improving())
    result = rehearse("progress", "last-apology")
    assert "8 takes. Better: time, points." in result.stdout
    assert "75-105" in result.stdout
    assert result.stdout.count("o") > 8  # the plot is there


@pytest.mark.parametrize("form", [(), ("--full",)])
def test_the_columns_of_a_trend_are_explained_once_and_only_where_there_is_one(
    home: Path, form: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    said = "first 3, last 3: medians of those takes"
    fill(home, improving()[:2])
    assert said not in rehearse("progress", *form).stdout
    fill(home, improving()[2:])
    assert rehearse("progress", *form).stdout.count(f"{said}; ±: the smallest change that counts") == 1
    monkeypatch.setenv("COLUMNS", "50")
    narrow = rehearse("progress", *form).stdout
    assert said in narrow
    assert "±" not in narrow


def test_faults_are_followed_rule_by_rule(home: Path) -> None:
    fill(home, improving())
    said = rehearse("progress", "last-apology").stdout
    assert "Rules, newest take on the right; fixed: not in the last 3" in said
    assert "x x x x x x x x  open" in said
    assert printed(rehearse("progress", "last-apology", "--json"))["rules"][0]["state"] == "open"


def test_takes_made_by_another_rubric_are_marked(home: Path) -> None:
    takes = improving()
    old = msgspec.structs.replace(takes[0].provenance, rubric_version="0")
    fill(home, [msgspec.structs.replace(takes[0], provenance=old), *takes[1:]])
    said = rehearse("progress", "last-apology", "--full").stdout
    assert "* made with a different rubric" in said
    marked = [line.split()[0] for line in said.splitlines() if line.endswith(" *")]
    assert marked == ["1"]


def test_two_takes_are_too_early_to_call(home: Path) -> None:
    fill(home, improving()[:2])
    assert "Record 3 more takes to see a trend." in rehearse("progress").stdout


@pytest.mark.parametrize(("scored", "others", "said"), [
    (1, 3, "1 of 4 takes was scored. Record 4 more scored takes to see a trend."),
    (4, 1, "4 of 5 takes were scored. Record 1 more scored take to see a trend."),
])  # fmt: skip
def test_how_many_takes_lack_for_a_trend_is_said_of_those_that_count(
    scored: int, others: int, said: str, home: Path, tmp_path: Path
) -> None:
    left = [msgspec.structs.replace(reports.not_scored(), question=one.question) for one in improving()[:others]]
    fill(home, [*improving()[:scored], *left])
    assert rehearse("progress").stdout.splitlines()[1] == said
    rehearse("progress", "--html", str(tmp_path / "page.html"))
    assert said in (tmp_path / "page.html").read_text(encoding="utf-8")


def test_one_take_fits_a_screen_of_40_lines_without_a_plot_of_one_point(home: Path) -> None:
    fill(home, improving()[:1])
    said = rehearse("progress").stdout
    assert "time, s" in said
    assert "┌" not in said
    assert len(said.splitlines()) <= 40


def test_the_only_take_was_not_scored(home: Path) -> None:
    fill(home, [reports.not_scored()])
    done = rehearse("progress")
    assert "1 take. It was not scored." in done.stdout
    assert "--full" not in done.stderr, "there is no measure to show"


def test_timing_stands_before_delivery_and_content(home: Path) -> None:
    fill(home, improving())
    said = rehearse("progress", "--full").stdout
    assert said.index("time, s") < said.index("speech rate") < said.index("ownership")


def test_a_question_is_meant_by_the_beginning_of_its_id(home: Path) -> None:
    fill(home, [*improving(), take("was-wrong", 20)])
    assert printed(rehearse("progress", "was", "--json"))["progress"]["attempts"] == 1
    assert printed(rehearse("progress", "-q", "was", "--json"))["progress"]["attempts"] == 1


def test_a_question_that_left_the_bank_is_still_followed(home: Path) -> None:
    fill(home, [take("gone-for-good", 1)])
    for name in ("gone-for-good", "gone"):
        assert printed(rehearse("progress", name, "--json"))["progress"]["question_id"] == "gone-for-good"


@pytest.mark.usefixtures("home")
@pytest.mark.parametrize("name", ["list", "progress"])
def test_json_and_csv_are_not_both_printed(name: str) -> None:
    """The first was printed, and nothing said that the other was not."""
    said = rehearse(name, "--json", "--csv")
    assert said.exit_code == 2
    assert "--json and --csv were both given." in said.output


def test_json_and_csv_carry_every_take(home: Path) -> None:
    fill(home, improving())
    found = printed(rehearse("progress", "--json"))
    assert len(found["takes"]) == 8
    assert found["progress"]["series"][0]["measure"]["name"] == "duration_s"
    assert found["progress"]["series"][0]["change"]["call"] == "better"
    rows = list(csv.DictReader(io.StringIO(rehearse("progress", "--csv").stdout)))
    assert [float(row["duration_s"]) for row in rows] == [150.0 - 8 * i for i in range(8)]


def test_a_picture_is_saved(home: Path, tmp_path: Path) -> None:
    fill(home, improving())
    result = rehearse("progress", "--plot", str(tmp_path / "p.svg"))
    assert "Picture written to" in result.stderr
    assert (tmp_path / "p.svg").stat().st_size > 1000


@pytest.mark.parametrize("takes", [0, 8])
def test_unknown_questions_and_measures_are_usage_errors(home: Path, takes: int) -> None:
    if takes:
        fill(home, improving()[:takes])
    assert rehearse("progress", "nothing-like-it").exit_code == 2
    assert rehearse("progress", "--measure", "charm").exit_code == 2


def test_the_screen_rests_on_the_newest_takes_and_says_so_and_tables_hold_all(home: Path) -> None:
    fill(home, improving())
    some = rehearse("progress", "--newest", "5")
    assert "The newest 5 of 8 takes; --newest 0 uses all." in some.stderr
    assert some.stdout.splitlines()[1].startswith("5 takes.")
    assert "newest" not in rehearse("progress").stderr
    assert len(printed(rehearse("progress", "--json"))["takes"]) == 8


def test_ten_thousand_attempts_are_read_in_half_a_second(home: Path) -> None:
    """Of processor time, after start-up."""
    crowd(home, 10_000)
    assert (home / "attempts.sqlite3").stat().st_size < 200e6
    assert rehearse("progress").exit_code == 0
    assert takes_at_most(0.5, lambda: rehearse("progress"))


def test_the_own_pitch_baseline_stands_on_the_screen_on_the_page_and_in_json(home: Path, tmp_path: Path) -> None:
    """Five takes of one voice, the last of which hardly moves."""
    takes = []
    for day, spread_st in enumerate([3.0, 3.2, 2.9, 3.1, 2.2], start=1):
        spoken = take("last-apology", day)
        pitch = msgspec.structs.replace(spoken.delivery.pitch or Pitch(120.0, 3.0), spread_semitones=spread_st)
        takes.append(msgspec.structs.replace(spoken, delivery=msgspec.structs.replace(spoken.delivery, pitch=pitch)))
    fill(home, takes)
    said = " ".join(rehearse("progress").stdout.split())
    assert "2.4-3.7" in said
    assert "2.2 semitones in the newest take, flatter than usual" in said
    assert printed(rehearse("progress", "--json"))["progress"]["pitch"]["against"] == "flatter than usual"
    page = tmp_path / "progress.html"
    assert rehearse("progress", "--html", str(page), "--no-takes").exit_code == 0
    assert "flatter than usual" in page.read_text(encoding="utf-8")
