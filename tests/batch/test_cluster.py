"""A real scheduler and two real workers: the local run's results to the byte, also when a worker is killed."""

import json
import os
import re
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

import msgspec
import pytest
import soundfile

from rehearse.batch.cluster import connected
from rehearse.batch.files import read
from rehearse.batch.run import ThisMachine
from rehearse.batch.work import BatchOptions, Result, Task, made_by
from rehearse.errors import UsageError
from tests.builders import bursts
from tests.cli.running import rehearse
from tests.fixtures import fixture

TIME = re.compile(rb'"created":"[^"]*"')


@dataclass
class Running:
    """A scheduler and its workers, all of them processes of ours."""

    address: str
    workers: list[subprocess.Popen[bytes]]


def process(kind: str, *words: str, folder: Path) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", f"distributed.cli.dask_{kind}", "--scheduler-file", str(folder / "scheduler.json")]
    with (folder / f"{kind}.log").open("ab") as log:
        return subprocess.Popen([*command, "--no-dashboard", *words], stdout=log, stderr=log, cwd=folder)


@contextmanager
def cluster(folder: Path) -> Iterator[Running]:
    """On the loopback alone; Dask waits by itself until the scheduler's file and the workers are there."""
    from distributed import Client

    started = [process("scheduler", "--host", "127.0.0.1", "--port", "0", folder=folder)]
    try:
        here = ("--host", "127.0.0.1", "--nthreads", "1", "--no-nanny", "--local-directory", str(folder))
        started += [process("worker", *here, folder=folder) for _ in range(2)]
        with Client(scheduler_file=str(folder / "scheduler.json"), timeout=120, set_as_default=False) as client:
            client.wait_for_workers(2, timeout=120)
            yield Running(client.scheduler.address, started[1:])
    finally:
        for one in reversed(started):
            one.kill()
            one.wait()


@pytest.fixture(scope="module")
def calls(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Sixteen recordings: two answers, one that is broken, and sounds without words."""
    folder = tmp_path_factory.mktemp("calls")
    for at in range(13):
        soundfile.write(folder / f"{at:02d}.wav", bursts(1 + at / 10), 16_000)
    (folder / "broken.wav").write_bytes(b"no sound at all")
    for name in ("short", "directed"):
        shutil.copy(fixture(name).path, folder)
    return folder


def bare(results: list[Result]) -> list[bytes]:
    """Each result as bytes, without the time of its report."""
    lines = [msgspec.json.encode(one, order="deterministic") for one in results]
    return sorted(TIME.sub(b"", line) for line in lines)


@pytest.mark.slow
@pytest.mark.model
def test_two_workers_give_the_local_bytes_and_a_lost_one_loses_nothing(calls: Path, tmp_path: Path) -> None:
    paths = [Task(str(path)) for path in sorted(calls.iterdir())]
    options, here = BatchOptions("tiny.en", made_by=made_by()), ThisMachine(1)
    with cluster(tmp_path) as running, connected(running.address) as there:
        sounds = there.sounds(paths)
        assert sounds == here.sounds(paths)
        tasks = [replace(task, sha256=sound) for task, sound in zip(paths, sounds, strict=True)]
        coming = there.results(options, tasks)
        found = [next(coming)]
        os.kill(running.workers[0].pid, signal.SIGKILL)
        found += coming
    local = bare(list(here.results(options, tasks)))
    assert bare(found) == local
    assert len(local) == 16
    assert sum(b'"error":null' in line for line in local) == 15


@pytest.mark.slow
def test_the_command_takes_addresses_and_says_what_workers_could_not_read(
    calls: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("REHEARSE_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("REHEARSE_MODELS", str(tmp_path / "no-models"))
    out = tmp_path / "results.sqlite"
    with cluster(tmp_path) as running:
        words = ("analyze", f"file://{calls}/*.wav", "--scheduler", running.address, "--out", str(out), "--json")
        first, second = rehearse(*words), rehearse(*words)
    assert [one["path"] for one in json.loads(first.stdout)["failed"]] == [f"file://{calls}/broken.wav"]
    assert json.loads(first.stdout)["analysed"] == 13
    assert (json.loads(second.stdout)["analysed"], len(json.loads(second.stdout)["skipped"])) == (0, 13)
    assert {row.path for row in read(out)} == {f"file://{path}" for path in calls.glob("*.wav")}


def test_a_scheduler_that_does_not_answer_is_one_sentence() -> None:
    address = "tcp://127.0.0.1:1"
    with pytest.raises(UsageError, match=f"No Dask scheduler answers at {address}"), connected(address, "1s"):
        pass


@pytest.mark.parametrize("address", ["", "here", "nonsense://x", "inproc://x", "tcp://[::1", "tcp://a b:1", "tcp://x"])
def test_what_is_no_address_is_refused_before_dask_tries_it(address: str) -> None:
    with pytest.raises(UsageError, match="is not the address of a scheduler"), connected(address):
        pass


def test_an_encrypted_scheduler_needs_certificates() -> None:
    with pytest.raises(UsageError, match="no certificates"), connected("tls://127.0.0.1:1"):
        pass
