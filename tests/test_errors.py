"""Errors: a tree with exit codes as documented, told in one sentence, as JSON when JSON was asked for."""

import errno
import json
from pathlib import Path

import pytest

from rehearse import errors
from rehearse.cli.errors import of_the_system, translated
from rehearse.errors import RehearseError


def every_error() -> list[type[RehearseError]]:
    found: list[type[RehearseError]] = []
    open_ends = [RehearseError]
    while open_ends:
        kinds = open_ends.pop().__subclasses__()
        found += kinds
        open_ends += kinds
    return [kind for kind in found if str(kind.__module__) == "rehearse.errors"]  # others are private signals


@pytest.mark.parametrize("kind", every_error(), ids=lambda k: k.__name__)
def test_every_error_has_the_exit_code_of_its_branch_and_stands_in_the_tree(kind: type[RehearseError]) -> None:
    branches: dict[type[RehearseError], int] = {
        errors.Declined: 1,
        errors.UsageError: 2,
        errors.AudioError: 3,
        errors.ModelError: 4,
        errors.StoreError: 5,
    }
    (exit_code,) = (code for branch, code in branches.items() if issubclass(kind, branch))
    assert kind.exit_code == exit_code
    assert kind.__name__ in (errors.__doc__ or "")


def test_codes_are_unique() -> None:
    codes = [kind.code for kind in every_error()]
    assert len(codes) == len(set(codes))


def test_an_error_is_a_sentence_a_hint_and_an_exit_code(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as left, translated():
        raise errors.StoreBusy("Another program is writing.", "Try again.")
    assert left.value.code == 5
    assert capsys.readouterr().err == "Error: Another program is writing.\n  Try again.\n"


def test_with_json_the_error_is_an_object_on_stdout(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.argv", ["rehearse", "analyze", "x", "--json"])
    with pytest.raises(SystemExit), translated():
        raise errors.UnreadableAudio("No such file.", "Look again.")
    told = json.loads(capsys.readouterr().out)
    assert told == {"error": {"code": "audio-unreadable", "message": "No such file.", "hint": "Look again."}}


@pytest.mark.parametrize("error", [MemoryError(), ImportError("libx.so.4: failed to map segment from shared object")])
def test_want_of_memory_is_a_sentence(error: Exception, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit), translated():
        raise error
    assert capsys.readouterr().err.startswith("Error: There is not enough memory.")


def test_our_own_mistakes_keep_their_traceback() -> None:
    with pytest.raises(ImportError), translated():
        raise ImportError("No module named 'rehearse.nothing'")
    with pytest.raises(ZeroDivisionError), translated():
        _ = 1 / 0


@pytest.mark.parametrize("variable", ["REHEARSE_HOME", "REHEARSE_MODELS"])
def test_a_folder_that_may_not_be_used_is_said_with_the_variable_that_moves_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, variable: str
) -> None:
    for name in ("REHEARSE_HOME", "REHEARSE_MODELS"):
        monkeypatch.setenv(name, str(tmp_path / name))
    refused = of_the_system(PermissionError(errno.EACCES, "Permission denied", str(tmp_path / variable / "file")))
    assert refused.hint == f"Change its permissions, or set {variable}."
