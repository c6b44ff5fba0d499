"""Numbers and texts beyond all measure: each is one sentence, at once, wherever it is typed or read."""

import json
import sqlite3
import zlib
from pathlib import Path

import msgspec
import pytest

from rehearse.store import comments, notes
from rehearse.store.attempts import Store
from tests.cli.homes import fill, improving, take
from tests.cli.running import rehearse
from tests.timing import grows_at_most, processor_s

HUGE = ("9" * 5000, "9" * 400, str(2**63), str(2**64), "-" + "9" * 5000, "1e400", "nan", "inf")
NUMBERED = (
    ("feedback", "remove"), ("notes", "remove"), ("mock", "--show"), ("show",), ("play",), ("share",), ("compare",),
    ("data", "delete", "--yes"), ("stories", "show"), ("config", "set", "threads"), ("config", "set", "think_s"),
    ("config", "set", "targets.duration.target"), ("play", "1"), ("reanalyze",), ("question", "--none"),
    ("stories", "link", "--none"), ("show", "--dismiss", "1"), ("show", "--json"), ("compare", "1"),
)  # fmt: skip


@pytest.fixture(autouse=True)
def home(home: Path) -> Path:
    fill(home, improving())
    return home


@pytest.mark.parametrize("command", NUMBERED, ids=" ".join)
def test_a_number_that_nothing_can_have_is_one_sentence(command: tuple[str, ...]) -> None:
    for number in HUGE:
        done = rehearse(*command, "--", number)
        assert done.exit_code in (2, 3, 5), (number[:9], done.output[:300])
        assert done.stderr.startswith(("Error: ", "Usage: "))


@pytest.mark.parametrize("option", ["mock --show", "notes after --mock", "feedback import x --take"])
def test_an_option_with_such_a_number_is_one_sentence(option: str) -> None:
    for number in HUGE:
        done = rehearse(*f"{option}={number}".split())
        assert done.exit_code in (2, 5), (number[:9], done.output[:300])


@pytest.mark.parametrize("moment", ["9" * 5000 + ":00:00", "9" * 400 + " s", "9" * 5000])
def test_a_comment_at_a_moment_beyond_all_measure_is_not_saved(tmp_path: Path, moment: str) -> None:
    """Nor on an answer that was written, which has no end to compare it with."""
    report = take("was-wrong", 1)
    with Store(tmp_path / "home" / "attempts.sqlite3") as store:
        number = store.add(msgspec.structs.replace(report, audio=None), None)
    (tmp_path / "said.txt").write_text(f"{moment} Here.\n", encoding="utf-8")
    rehearse("feedback", "import", str(tmp_path / "said.txt"), "--take", str(number))
    with Store(tmp_path / "home" / "attempts.sqlite3") as store:
        assert [one.start_s for one in comments.listed(store)] in ([], [None])
        assert store.rows("SELECT 1 FROM comment WHERE start_s > 1e9") == []


def test_a_word_of_a_book_gets_no_suggestion_and_takes_no_time() -> None:
    assert processor_s(lambda: rehearse("compare", "a" * 100_000)) < 3.0


def test_comments_are_imported_in_time_proportional_to_their_number(tmp_path: Path) -> None:
    def imported(number: int) -> None:
        path = tmp_path / f"{number}.txt"
        path.write_text("".join(f"0:01 {number} {at}\n" for at in range(number)), encoding="utf-8")
        with Store(tmp_path / "home" / "attempts.sqlite3") as store:
            store.execute("DELETE FROM comment")
        assert rehearse("feedback", "import", str(path), "--take", "1").exit_code == 0

    assert grows_at_most(5, lambda: imported(2000), lambda: imported(8000))


def test_a_comment_and_a_note_of_one_endless_word_are_listed(tmp_path: Path) -> None:
    with Store(tmp_path / "home" / "attempts.sqlite3") as store:
        comments.add(store, 1, None, "x" * 1_000_000, None)
        notes.add(store, "x" * 1_000_000)
    for command in ("feedback", "notes"):
        assert processor_s(lambda: rehearse(command, "list")) < 3.0  # noqa: B023


BEYOND = {
    "its length": ("audio", "duration_s", 1e308),
    "the length aimed at": ("delivery", "target_s", 2.0**70),
    "no length aimed at": ("delivery", "target_s", 0.0),
    "its fillers": ("delivery", "fillers", {"phrases": 10**400}),
    "gaps in its recording": ("live", "overflows", 10**400),
    "its points": ("content", "total", 10**400),
    "its story": ("content", "parts", {}),
}


@pytest.mark.parametrize("kind", BEYOND)
def test_a_stored_report_with_values_that_no_report_has_is_called_damaged(tmp_path: Path, kind: str) -> None:
    part, field, value = BEYOND[kind]
    with sqlite3.connect(tmp_path / "home" / "attempts.sqlite3") as db:
        (body,) = db.execute("SELECT body FROM report WHERE attempt_id = 1").fetchone()
        report = msgspec.json.decode(zlib.decompress(body))
        report[part][field] = {**report[part][field], **value} if isinstance(value, dict) and value else value
        body = zlib.compress(json.dumps(report).encode())
        db.execute("UPDATE report SET body = ? WHERE attempt_id = 1", (body,))
        db.execute("UPDATE attempt SET summary_version = 0, summary = x'' WHERE id = 1")
    done = rehearse("show", "1")
    assert done.exit_code == 5
    assert "The report of take 1 cannot be read" in done.stderr
    assert rehearse("list").exit_code == rehearse("progress").exit_code == 0
