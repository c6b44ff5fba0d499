"""Results on disk: the same rows whatever the format, resumed after whatever happened, formulas nowhere."""

import contextlib
import csv
import json
import sqlite3
from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest

from rehearse.batch.files import ENDINGS, opened, read
from rehearse.batch.rows import LATER, row_of
from rehearse.batch.work import Result
from rehearse.errors import UsageError
from tests.batch.results import broken, keys, result
from tests.cli.running import printed, rehearse

HOSTILE = ("=1+2", "+1", "-1", "@x", "＝1", "a\nb\x1b[2J")


@pytest.fixture(params=ENDINGS)
def path(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    return tmp_path / f"results{request.param}"


def write(path: Path, *results: Result) -> None:
    file = opened(path)
    for one in results:
        file.add(one)
    file.close()


def resumed(path: Path, given: dict[str, str]) -> dict[str, str]:
    file = opened(path)
    done = file.resume(given)
    file.close()
    return done


def test_what_was_written_is_read_the_same_in_every_format(path: Path) -> None:
    written = [result("a/1.wav", "Ann", 71), broken("b.wav"), result("c.wav", duration_s=None)]
    write(path, *written)
    assert read(path) == tuple(row_of(one) for one in written)


def test_a_result_that_stands_is_not_made_again_and_a_trouble_is(path: Path) -> None:
    write(path, result("a.wav"), broken("b.wav"), broken("elsewhere.wav"))
    assert resumed(path, dict(keys("a.wav", "b.wav", "new.wav"))) == {"key of a.wav": "a.wav"}
    assert [row.path for row in read(path)] == ["a.wav", "elsewhere.wav"], "what the run does not name stays"


def test_with_another_model_or_rubric_the_result_is_replaced(path: Path) -> None:
    write(path, result("a.wav"))
    assert resumed(path, {"a.wav": "another key"}) == {}
    assert read(path) == ()


@pytest.mark.parametrize("ending", [".jsonl", ".csv"])
def test_a_line_that_was_cut_off_is_left_out_and_made_again(tmp_path: Path, ending: str) -> None:
    path = tmp_path / f"results{ending}"
    write(path, result("a.wav"))
    whole = path.read_bytes()
    for cut in (2, 3, 40):
        write(path, result("b.wav"))
        path.write_bytes(path.read_bytes()[:-cut])
        assert [row.path for row in read(path)][:1] == ["a.wav"]
        assert resumed(path, dict(keys("a.wav", "b.wav"))) == {"key of a.wav": "a.wav"}
        assert path.read_bytes() == whole


def test_no_cell_begins_a_formula(tmp_path: Path) -> None:
    path = tmp_path / "results.csv"
    write(path, *(msgspec.structs.replace(result(bad), person=bad) for bad in HOSTILE))
    with path.open(encoding="utf-8", newline="") as lines:
        cells = [cell for line in csv.reader(lines) for cell in line]
    assert [cell for cell in cells if cell[:1] in set("=+-@＝＋－＠") or not cell.isprintable()] == []
    assert [row.person for row in read(path)][:5] == list(HOSTILE[:5]), "they are read as they were"


def test_the_database_holds_the_whole_report(tmp_path: Path) -> None:
    path = tmp_path / "results.sqlite"
    write(path, result("a.wav", points=63))
    db = sqlite3.connect(path)
    found = db.execute("SELECT total_points, json_extract(report, '$.content.total') FROM result").fetchall()
    db.close()
    assert found == [(63.0, 63)]


def test_a_database_of_an_earlier_version_is_read_and_added_to(tmp_path: Path) -> None:
    path = tmp_path / "results.sqlite"
    write(path, result("a.wav"))
    with sqlite3.connect(path) as db:
        for name in LATER:
            db.execute(f"ALTER TABLE result DROP COLUMN {name}")
    db.close()
    assert [(row.path, row.target_s) for row in read(path)] == [("a.wav", None)]
    write(path, result("b.wav"))
    assert [(row.path, row.target_s) for row in read(path)] == [("a.wav", None), ("b.wav", 90.0)]


def test_another_file_is_refused(path: Path) -> None:
    with pytest.raises(UsageError, match="There is no file"):
        read(path)
    path.write_text("these are my notes\n")
    with pytest.raises(UsageError, match="contains no rehearse results"):
        read(path)


def test_an_ending_that_says_nothing_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="no extension that names"):
        opened(tmp_path / "results.txt")


@pytest.mark.parametrize("value", ["nan", "inf", "-inf", "1.7e308"])
def test_a_number_that_nobody_can_have_measured_counts_as_not_measured(tmp_path: Path, value: str) -> None:
    path = tmp_path / "results.csv"
    write(path, *(result(f"{at}.wav", "Ann", 70 + at) for at in range(3)))
    with path.open(encoding="utf-8", newline="") as file:
        table = list(csv.DictReader(file))
    for at, line in enumerate(table[:2]):
        line["duration_s"] = ("-" if at and value == "1.7e308" else "") + value
    with path.open("w", encoding="utf-8", newline="") as file:
        sheet = csv.DictWriter(file, table[0])
        sheet.writeheader()
        sheet.writerows(table)
    found = printed(rehearse("cohort", "report", str(path), "--json"))["cohort"]
    counted = {one["measure"]["name"]: one["recordings"] for one in found["spreads"]}
    assert counted["duration_s"] == 1
    assert counted["total_points"] == found["recordings"] == 3


def _with(**content: object) -> bytes:
    made = msgspec.to_builtins(result("a.wav"))
    made["report"]["content"] |= content
    return json.dumps(made).encode()


CRAFTED = {
    "nested": b'{"key":"a","path":"b","report":' + b"[" * 100_000,
    "nested in what is not read": b'{"key":"a","path":"b","x":' + b"[" * 100_000 + b"]" * 100_000 + b"}",
    "a story without parts": _with(parts={}),
    "points beyond every number": _with(total=10**400),
    "no moment": json.dumps({**msgspec.to_builtins(result("a.wav")), "path": 5}).encode(),
}


@pytest.mark.parametrize("kind", CRAFTED)
def test_a_crafted_line_is_one_sentence_and_costs_no_other_result(tmp_path: Path, kind: str) -> None:
    path = tmp_path / "results.jsonl"
    write(path, result("good.wav"))
    with path.open("ab") as file:
        file.write(CRAFTED[kind] + b"\n")
    done = rehearse("cohort", "report", str(path))
    assert done.exit_code == 2
    assert "contains no rehearse results" in done.stderr
    assert resumed(path, dict(keys("good.wav")))["key of good.wav"] == "good.wav"


def _result_view(db: sqlite3.Connection) -> str:
    names = [name for _, name, *_ in db.execute("PRAGMA table_info(result)")]
    columns = ", ".join(f"i AS {name}" for name in names)
    endless = "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n)"
    return f"CREATE VIEW result AS {endless} SELECT {columns} FROM n"  # noqa: S608 - our own names


ACTIVE: dict[str, Callable[[sqlite3.Connection], tuple[str, ...]]] = {
    "an endless view": lambda db: (_result_view(db), "DROP TABLE result"),
    "an endless view of another case": lambda db: (
        _result_view(db).replace("VIEW result", "VIEW Result"),
        "DROP TABLE result",
    ),
    "a trigger on another case": lambda _: ("CREATE TRIGGER t AFTER INSERT ON RESULT BEGIN SELECT 1; END",),
    "a trigger": lambda _: ("CREATE TRIGGER t BEFORE INSERT ON result BEGIN SELECT RAISE(ABORT, '\x1b[2Jno'); END",),
    "a column of gigabytes": lambda _: (
        "CREATE TABLE result (path TEXT, key TEXT, error TEXT GENERATED ALWAYS AS (zeroblob(900000000)))",
        "DROP TABLE result",
    ),
}


@pytest.mark.parametrize("kind", ACTIVE)
def test_a_database_that_does_something_by_itself_is_refused(tmp_path: Path, kind: str) -> None:
    path = tmp_path / "results.sqlite"
    write(path, result("a.wav"))
    with contextlib.closing(sqlite3.connect(path)) as db:
        make, *first = ACTIVE[kind](db)
        for statement in (*first, make):
            db.execute(statement)
        db.commit()
    for use in (read, opened):
        with pytest.raises(UsageError, match="contains no rehearse results"):
            use(path)


def test_rules_that_are_no_text_are_read_as_text(tmp_path: Path) -> None:
    path = tmp_path / "results.sqlite"
    write(path, result("a.wav"))
    with contextlib.closing(sqlite3.connect(path)) as db:
        columns = ", ".join("7 AS accused" if name == "accused" else name
                            for _, name, *_ in db.execute("PRAGMA table_info(result)"))  # fmt: skip
        db.execute(f"CREATE TABLE other AS SELECT {columns} FROM result")  # noqa: S608 - our own names
        db.execute("DROP TABLE result")
        db.execute("ALTER TABLE other RENAME TO result")
        db.commit()
    with contextlib.suppress(UsageError):
        assert len(list(read(path))) == 1


def test_a_database_with_a_damaged_page_is_one_sentence(tmp_path: Path) -> None:
    path = tmp_path / "results.sqlite"
    write(path, *(result(f"{at}.wav") for at in range(5)))
    with path.open("r+b") as file:
        file.seek(4096)
        file.write(b"\xff" * 4096 * 6)
    with pytest.raises(UsageError, match=r"results\.sqlite cannot be used"):
        resumed(path, dict(keys("1.wav")))


def test_speakers_and_files_are_sorted_by_numbers_of_any_length(tmp_path: Path) -> None:
    names = ["take-2", "take-010", "take-" + "9" * 5000]
    path = tmp_path / "results.jsonl"
    write(path, *(result(f"{name}.wav", name) for name in reversed(names)))
    found = printed(rehearse("cohort", "report", str(path), "--names", "--json"))["cohort"]
    assert [one["name"] for one in found["speakers"]] == names
