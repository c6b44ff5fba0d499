"""A take that is judged again while other programs record, change or delete: nothing is lost and nothing comes back.

What the other program does happens in the middle, while the recording is heard: no test waits for a moment.
"""

import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest

from rehearse.data.own_settings import shipped
from rehearse.errors import NoSuchAttempt
from rehearse.practice.rejudge import Again, renew
from rehearse.store.attempts import Store
from rehearse.store.repair import faults
from tests import builders_report as reports
from tests import hearing
from tests.cli.homes import fill, improving
from tests.fixtures import brief
from tests.run_cli import rehearse

pytestmark = pytest.mark.model
WORDS = json.dumps([{"text": "We", "start_s": 0.5, "end_s": 0.7}, {"text": "met.", "start_s": 0.7, "end_s": 1.2}])


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A home with one take that has sound and words."""
    with Store(tmp_path / "home" / "attempts.sqlite3") as store:
        store.add(msgspec.structs.replace(reports.full(), question=None), brief(tmp_path / "a.wav"))
    return tmp_path / "home"


def renewed(home: Path, meanwhile: Callable[[], None]) -> Again:
    """Take 1 heard again, and something else done once in the middle of it."""
    left = [meanwhile]

    def on_progress(_stage: str, _share: float) -> None:
        if left:
            left.pop()()

    with Store(home / "attempts.sqlite3") as store:
        return renew(store, 1, hearing.recogniser(), shipped(), on_progress)


def other(home: Path, *words: str) -> Callable[[], None]:
    """Another program that ends well."""

    def run() -> None:
        done = rehearse(*words, home=home)
        assert done.returncode == 0, done.stderr

    return run


@pytest.mark.slow
def test_a_change_made_meanwhile_stays(home: Path) -> None:
    found = renewed(home, other(home, "question", "1", "last-apology"))
    with Store(home / "attempts.sqlite3") as store:
        report = store.get(1).report
        assert [entry.summary.question_id for entry in store.entries()] == ["last-apology"]
    assert report == found.report
    assert report.question is not None
    assert (report.question.id, found.how) == ("last-apology", "heard again")


def test_what_is_deleted_meanwhile_does_not_come_back(home: Path) -> None:
    with pytest.raises(NoSuchAttempt, match="no take 1"):
        renewed(home, other(home, "data", "delete", "1", "--yes"))
    with Store(home / "attempts.sqlite3") as store:
        assert store.entries() == ()
        assert list(store.recordings.iterdir()) == []
    assert faults(home / "attempts.sqlite3") == ()


@pytest.mark.slow
def test_another_that_judges_it_again_meanwhile_is_no_obstacle(home: Path) -> None:
    found = renewed(home, other(home, "reanalyze", "1", "--words-only"))
    with Store(home / "attempts.sqlite3") as store:
        assert store.get(1).report == found.report


@pytest.mark.slow
def test_what_is_analysed_meanwhile_is_kept_beside_it(home: Path, tmp_path: Path) -> None:
    (tmp_path / "words.json").write_text(WORDS, encoding="utf-8")
    again = brief(tmp_path / "b.wav", 4.0)
    found = renewed(home, other(home, "analyze", str(again), "--transcript", str(tmp_path / "words.json")))
    with Store(home / "attempts.sqlite3") as store:
        assert [entry.id for entry in store.entries()] == [1, 2]
        assert store.get(1).report == found.report
        assert all(store.get(number).recording for number in (1, 2))


KILLED = """
import os, signal, sys
from pathlib import Path
from tests.practice.test_renewing import renewed
renewed(Path(sys.argv[1]), lambda: os.kill(os.getpid(), signal.SIGKILL))
"""


@pytest.mark.slow
def test_one_that_is_killed_in_the_middle_leaves_the_take_as_it_was(home: Path) -> None:
    with Store(home / "attempts.sqlite3") as store:
        before = store.get(1)
    done = subprocess.run([sys.executable, "-c", KILLED, str(home)], capture_output=True, check=False)
    assert done.returncode == -signal.SIGKILL, done.stderr
    assert faults(home / "attempts.sqlite3") == ()
    with Store(home / "attempts.sqlite3") as store:
        assert store.get(1) == before


@pytest.mark.slow
def test_several_at_once_lose_nothing(tmp_path: Path) -> None:
    """However they fall upon each other: each take but the deleted one is there, once, with its recording."""
    home = tmp_path / "home"
    fill(home, improving())
    (tmp_path / "words.json").write_text(WORDS, encoding="utf-8")
    brief(tmp_path / "b.wav", 4.0)
    again, judged = ("reanalyze", "--all", "--words-only"), ("question", "4", "last-apology")
    added = ("analyze", str(tmp_path / "b.wav"), "--transcript", str(tmp_path / "words.json"))
    for number in (3, 5, 7):
        commands = (again, again, judged, added, ("data", "delete", str(number), "--yes"))
        running = [_started(home, *words) for words in commands]
        for one, words in zip(running, commands, strict=True):
            out, err = one.communicate()
            assert one.returncode in (0, 5), (words, err)
            assert "Traceback" not in out + err
    assert faults(home / "attempts.sqlite3") == ()
    with Store(home / "attempts.sqlite3") as store:
        ids = {entry.id for entry in store.entries()}
        assert ids >= {1, 2, 4, 6, 8}
        assert all(store.get(number).recording for number in ids)
        assert store.unreadable() == ()


def _started(home: Path, *words: str) -> "subprocess.Popen[str]":
    env = {**os.environ, "REHEARSE_HOME": str(home), "OMP_NUM_THREADS": "1"}
    command = [sys.executable, "-m", "rehearse", *words]
    return subprocess.Popen(
        command, env=env, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )
