"""Which modules commands import: nothing heavy that their work does not need. Counted by name, not by time."""

import ast
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.fixtures import brief
from tests.model import need_model

NEVER = ("librosa", "numba", "sklearn", "pydantic", "pandas", "torch", "scipy.signal", "scipy.fft", "scipy.stats")
JUDGING = ("rehearse.content.judgement.judge", "rehearse.delivery.measurement")
SOUND = ("numpy", "scipy", "onnxruntime", "av", "soundfile", "soxr")
HEARING = ("faster_whisper", "ctranslate2", "huggingface_hub", "tokenizers")
PAGES = ("matplotlib", "jinja2", "sounddevice", "starlette", "importlib.metadata")


@pytest.mark.parametrize(
    ("words", "unneeded"),
    [
        (("--help",), (*JUDGING, *SOUND, *HEARING, *PAGES, "rich", "sqlite3", "tomllib")),
        ((), (*JUDGING, *SOUND, *HEARING, *PAGES)),
        (("list",), (*JUDGING, *SOUND, *HEARING, *PAGES)),
        (("questions",), (*JUDGING, *SOUND, *HEARING, *PAGES)),
        (("progress",), (*SOUND, *HEARING, *PAGES)),
        (("check", "answer.txt"), (*SOUND, *HEARING, *PAGES, "sqlite3")),
        (("analyze", "said.wav", "--transcript", "words.json", "--no-save"), HEARING),
    ],
    ids=["help", "home", "list", "questions", "progress", "check", "analyze with words"],
)
def test_a_command_imports_nothing_that_it_does_not_need(
    words: tuple[str, ...], unneeded: tuple[str, ...], tmp_path: Path
) -> None:
    brief(tmp_path / "said.wav")
    (tmp_path / "answer.txt").write_text("I rewrote the export because it was slow.", encoding="utf-8")
    said = [{"word": word, "start": 1.0 + n, "end": 1.4 + n} for n, word in enumerate(("I", "rewrote", "it"))]
    (tmp_path / "words.json").write_text(json.dumps(said), encoding="utf-8")
    assert _imported((*NEVER, *unneeded), words, tmp_path) == []


@pytest.mark.slow
@pytest.mark.model
def test_hearing_a_recording_imports_only_what_hears_and_measures(tmp_path: Path) -> None:
    words = ("analyze", str(brief(tmp_path / "said.wav")), "--model", need_model().name, "--no-save")
    assert _imported((*NEVER, "matplotlib", "jinja2", "sounddevice", "starlette"), words, tmp_path) == []


def _imported(unneeded: tuple[str, ...], words: tuple[str, ...], place: Path) -> list[str]:
    """Which of these modules a command has imported when it ends."""
    code = (
        "import sys\nfrom rehearse.cli.root import root\n"
        f"try: root({list(words)!r})\nexcept SystemExit as end: assert not end.code, end.code\n"
        f"print()\nprint([module for module in {unneeded!r} if module in sys.modules])\n"
    )
    env = {**os.environ, "REHEARSE_HOME": str(place), "PYTHONPATH": str(Path.cwd())}
    command = [sys.executable, "-c", code]
    done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=place, env=env)
    assert done.returncode == 0, done.stderr
    found: list[str] = ast.literal_eval(done.stdout.splitlines()[-1])
    return found
