"""What of a batch is new: told by the sound and by what decides its report, not by the name of a file."""

from dataclasses import replace
from pathlib import Path

from rehearse.batch.files import opened
from rehearse.batch.run import Plan, Skipped, planned
from rehearse.batch.work import BatchOptions, Result, Task, carry_out
from rehearse.data.own_settings import Preferences, aimed_at, shipped
from rehearse.data.questions import bank

OPTIONS = BatchOptions(None, own=shipped())
A, B = "a" * 64, "b" * 64


def plan(path: Path, options: BatchOptions, *sounds: tuple[str, str | None]) -> Plan:
    file = opened(path)
    try:
        return planned([Task(name) for name, _ in sounds], [sound for _, sound in sounds], options, file)
    finally:
        file.close()


def keep(path: Path, options: BatchOptions, name: str, sound: str) -> None:
    from tests.batch.results import result

    file = opened(path)
    file.add(Result(options.key(sound), name, report=result(name).report))
    file.close()


def test_the_same_sound_is_analysed_once_whatever_it_is_called(tmp_path: Path) -> None:
    out = tmp_path / "results.jsonl"
    keep(out, OPTIONS, "old.wav", A)
    found = plan(out, OPTIONS, ("old.wav", A), ("renamed.wav", A), ("new.wav", B), ("copy.wav", B))
    assert [task.path for task in found.todo] == ["new.wav"]
    assert found.skipped == (
        Skipped("old.wav", "old.wav"), Skipped("renamed.wav", "old.wav"), Skipped("copy.wav", "new.wav"),
    )  # fmt: skip


def test_recordings_that_cannot_be_read_are_all_tried(tmp_path: Path) -> None:
    assert len(plan(tmp_path / "results.csv", OPTIONS, ("gone.wav", None), ("lost.wav", None)).todo) == 2


def test_what_decides_a_report_is_in_the_key_and_nothing_else() -> None:
    others = (
        replace(OPTIONS, model="tiny.en"), replace(OPTIONS, question=bank()[0]), replace(OPTIONS, channel="left"),
        replace(OPTIONS, own=aimed_at(shipped(), 120.0)), replace(OPTIONS, made_by=("0.0.1", "1.0")),
    )  # fmt: skip
    assert len({options.key(A) for options in (OPTIONS, *others)}) == 6
    looks = replace(shipped(), preferences=Preferences(think_s=1.0, report="full"))
    assert replace(OPTIONS, own=looks).key(A) == OPTIONS.key(A)
    assert OPTIONS.key(B) != OPTIONS.key(A)


def test_a_worker_with_another_rubric_refuses() -> None:
    done = carry_out(replace(OPTIONS, made_by=("0.0.1", "1.0")), Task("a.wav"))
    assert done.error is not None
    assert "but the batch was started by rehearse 0.0.1 with rubric 1.0." in done.error.message
