"""Whatever kinds of values a damaged or foreign database holds, every command reads the rest or says one sentence."""

import shutil
import zipfile
from pathlib import Path

import pytest

from rehearse.store.attempts import Store
from rehearse.store.repair import faults, repair
from tests.cli.running import printed, rehearse
from tests.store import foreign

READ = """
list
list --csv
list --person dana
show
show 2
show 12 --json
play 3 --path
share 4 -o {out}/share.zip --force
progress
progress --csv
compare
notes list
feedback list
drill --results
mock --list
stories list
radar
checklist
data export {out}/export.zip --force
recover --list
questions list
reanalyze 5 --words-only
person 6 Me
question 7 last-apology
data delete 8 --yes
"""
NUMBERS = ("id", "attempt_id", "mock_id", "place")


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("whole")
    foreign.home(folder / "home")
    return folder / "home"


@pytest.fixture
def home(whole: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("REHEARSE_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("REHEARSE_MODELS", str(tmp_path / "no models"))
    shutil.copytree(whole, tmp_path / "home")
    return tmp_path / "home"


def every_command(out: Path) -> None:
    """Each ends as promised; what a traceback would end is raised here."""
    for line in ("", *READ.format(out=out).strip().splitlines()):
        done = rehearse(*line.split())
        assert done.exit_code in ((0,) if not line or line.startswith("list") else (0, 2, 3, 5)), (line, done.output)
        assert "\x1b" not in done.output, line


def of(path: Path) -> list[tuple[str, str]]:
    return [one for one in foreign.columns(path) if one[1] not in NUMBERS]


def held(home: Path, out: Path, wanted: list[tuple[str, str]], *, strict: bool, reports: int) -> None:
    """Every promise of a home with these columns spoilt, of which so many reports are whole."""
    path, broken = home / "attempts.sqlite3", out / "broken"
    foreign.spoil(path, wanted, strict=strict)
    shutil.copy(path, broken)
    every_command(out)
    for end in ("-wal", "-shm"):
        path.with_name(path.name + end).unlink(missing_ok=True)
    shutil.copy(broken, path)
    assert faults(path) if strict and not _numbers(wanted) else True
    assert repair(path).attempts >= reports
    assert faults(path) == ()
    every_command(out)
    shutil.rmtree(home)
    with zipfile.ZipFile(out / "x.zip", "w") as archive:
        archive.write(broken, "attempts.sqlite3")
        archive.writestr("recordings/take-1.wav", b"sound")
    found = printed(rehearse("data", "import", str(out / "x.zip"), "--json"))["imported"]
    assert found["attempts"] >= reports
    every_command(out)
    with Store(path) as store:
        assert store.unreadable() == ()


@pytest.mark.slow
@pytest.mark.parametrize("strict", [True, pytest.param(False, marks=pytest.mark.slow)])
def test_every_column_at_once(home: Path, tmp_path: Path, strict: bool) -> None:
    """Reports but for their bodies are whole, and each is listed with what can be read of its line."""
    wanted = [one for one in of(home / "attempts.sqlite3") if one != ("report", "body")]
    held(home, tmp_path, wanted, strict=strict, reports=12)


@pytest.mark.slow
def test_each_column_by_itself(home: Path, whole: Path, tmp_path: Path) -> None:
    for one in foreign.columns(whole / "attempts.sqlite3"):
        shutil.rmtree(home)
        shutil.copytree(whole, home)
        keeps = one[1] != "body" and not _numbers([one])
        held(home, tmp_path, [one], strict=True, reports=12 if keeps else 0)


def _numbers(wanted: list[tuple[str, str]]) -> bool:
    """Whether one of the columns says what belongs to what."""
    return any(column in NUMBERS for _, column in wanted)
