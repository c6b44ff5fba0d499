"""How many cores are taken, and work side by side on them."""

import os
import subprocess
import sys
import threading

import numpy as np
import pytest

from rehearse.speech.beside import Beside
from rehearse.speech.cores import available, beside_a_take, for_files, runs, side_by_side
from tests.fixtures import sound


def test_a_take_leaves_a_core_to_the_recorder_and_a_file_takes_all() -> None:
    assert beside_a_take().all <= max(1, available() - 1)
    assert for_files().all in range(max(1, available() // 2), available() + 1)


@pytest.mark.parametrize("bound", [1, 2, 10_000])
def test_a_bound_is_kept(bound: int) -> None:
    assert 1 <= for_files(bound).all <= min(bound, available())


def test_up_to_eight_cores_hear_a_chunk_each_so_that_all_give_the_same_words() -> None:
    assert for_files(8).in_a_chunk == 1


@pytest.mark.parametrize("at_once", [1, 3])
def test_results_come_in_the_order_of_the_items(at_once: int) -> None:
    assert list(side_by_side(lambda n: n * n, range(7), at_once)) == [n * n for n in range(7)]
    assert list(side_by_side(str, [], at_once)) == []


@pytest.mark.parametrize("count", [0, 1, 5, 12, 13, 24, 100])
@pytest.mark.parametrize("at_once", [1, 2, 3])
def test_runs_hold_every_item_in_order_are_alike_in_length_and_keep_every_core_busy(count: int, at_once: int) -> None:
    made = runs(range(count), at_once, 6)
    lengths = {len(run) for run in made}
    assert [item for run in made for item in run] == list(range(count))
    assert not made or (max(lengths) <= 6 and max(lengths) - min(lengths) <= 1)
    assert len(made) % at_once == 0 or len(made) == count


def test_numpy_calculates_on_one_thread() -> None:
    """A second one spins beside matrices as small as these, and the words of a file would depend on it."""
    code = (
        "import rehearse, os, numpy; a = numpy.ones((600, 600), numpy.float32); a @ a; "
        "print(len(os.listdir('/proc/self/task')) if os.path.isdir('/proc/self/task') else 1)"
    )
    clean = {name: value for name, value in os.environ.items() if not name.endswith("_NUM_THREADS")}
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, env=clean, check=True)
    assert done.stdout.strip() == "1"


def test_items_are_worked_on_at_the_same_time() -> None:
    met = threading.Barrier(2, timeout=30)
    assert len(list(side_by_side(lambda _: met.wait(), range(2), 2))) == 2


def test_a_failure_reaches_the_caller_and_what_has_not_begun_is_dropped() -> None:
    begun: list[int] = []
    failed = threading.Event()

    def work(n: int) -> None:
        begun.append(n)
        if n == 0:
            raise ValueError("the first")
        failed.wait(30)

    results = side_by_side(work, range(50), 2)
    threading.Timer(0.0, failed.set).start()
    with pytest.raises(ValueError, match="the first"):
        next(results)
    assert list(results) == []
    assert threading.active_count() < 50


@pytest.mark.slow
def test_what_is_worked_out_beside_is_what_one_core_works_out_and_goes_on_to_load() -> None:
    audio, loaded = sound("short"), threading.Event()
    with Beside(audio, 1, loaded.set) as alone, Beside(audio, 2, loaded.set) as beside:
        assert beside.speech == alone.speech
        for name in ("level_dbfs", "f0_hz", "cepstra"):
            assert np.array_equal(getattr(beside.frames, name), getattr(alone.frames, name))
        assert loaded.wait(30)
