"""`rehearse analyze`: a report of any recording; bad input is one sentence, a hint and an exit code."""

import json
import os
import subprocess
import sys
import wave
from pathlib import Path

import numpy as np
import pytest
import soundfile

from tests.cli import running
from tests.cli.running import printed
from tests.fixtures import brief, fixture, sound, truth
from tests.model import hollow
from tests.run_cli import rehearse


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where commands that run in this process keep things."""
    monkeypatch.setenv("REHEARSE_HOME", str(tmp_path))
    monkeypatch.setenv("NO_COLOR", "1")


def wav(path: Path, samples: np.ndarray[tuple[int], np.dtype[np.float32]], rate_hz: int = 16_000) -> Path:
    soundfile.write(path, samples, rate_hz, subtype="PCM_16")
    return path


def one_sentence(stderr: str) -> str:
    """The error as it was told; fails when it was anything but a sentence and a hint."""
    assert "Traceback" not in stderr
    lines = stderr.strip().splitlines()
    assert lines[0].startswith("Error: ")
    assert 1 <= len(lines) <= 2
    return lines[0]


@pytest.mark.model
def test_a_recording_becomes_a_report_and_an_attempt(tmp_path: Path) -> None:
    done = rehearse(
        "analyze", fixture("short").path, "--model", "tiny.en", "-q", "acted-without-waiting", home=tmp_path
    )
    assert done.returncode == 0, done.stderr
    assert "Saved as take 1" in done.stderr
    assert "rehearse models install base.en" in done.stderr, "what another model would bring"
    assert len(list((tmp_path / "recordings").iterdir())) == 1


@pytest.mark.model
def test_json_is_one_object_by_the_contract(tmp_path: Path) -> None:
    short = str(fixture("short").path)
    report = printed(running.rehearse("analyze", short, "--model", "tiny.en", "--json", "--no-save"))["report"]
    assert report["audio"]["duration_s"] == pytest.approx(truth("short").duration_s, abs=0.01)
    assert report["provenance"]["model"] == "tiny.en"
    assert not (tmp_path / "attempts.sqlite3").exists()


@pytest.mark.slow
@pytest.mark.model
def test_several_files_come_as_one_object_too_and_a_bad_one_does_not_stop_the_rest(tmp_path: Path) -> None:
    paths = [tmp_path / "gone.wav", brief(tmp_path / "b.wav")]
    done = rehearse("analyze", *paths, "--model", "tiny.en", "--json", "--no-save", "--jobs", "2", home=tmp_path)
    first, second = json.loads(done.stdout)["reports"]
    assert first["error"]["code"] == "audio-unreadable"
    assert second["report"]["schema"] == 1
    assert done.returncode == 3


@pytest.mark.usefixtures("no_models")
def test_without_any_model_what_needs_no_words_is_measured_and_the_way_out_is_shown(tmp_path: Path) -> None:
    done = running.rehearse("analyze", str(brief(tmp_path / "b.wav")))
    assert done.exit_code == 4
    assert "rehearse models install tiny.en" in done.stderr
    assert "78 MB" in done.stderr
    assert " (target 1:30)" in done.stdout
    assert len(list((tmp_path / "recordings").iterdir())) == 1


def test_a_broken_default_model_costs_the_words_and_not_the_rest(tmp_path: Path) -> None:
    hollow(tmp_path / "models" / "base.en")
    done = running.rehearse("analyze", str(brief(tmp_path / "b.wav", 12.0)), "--json")
    assert done.exit_code == 4
    assert "models install base.en" in done.stderr
    report = json.loads(done.stdout)["report"]
    assert report["delivery"]["pauses"]["items"]
    assert report["content"] is None
    assert len(list((tmp_path / "recordings").iterdir())) == 1


def test_a_model_asked_for_by_name_must_be_there() -> None:
    done = running.rehearse("analyze", str(fixture("short").path), "--model", "small.en")
    assert done.exit_code == 4
    assert "small.en is not installed" in one_sentence(done.stderr)


def test_an_unknown_question_is_a_usage_error() -> None:
    done = running.rehearse("analyze", str(fixture("short").path), "-q", "no-such-thing")
    assert done.exit_code == 2
    assert "no question" in one_sentence(done.stderr)


@pytest.mark.parametrize("kind", ["missing", "folder", "empty", "text", "no-permission", "silence", "nan"])
def test_what_cannot_be_analysed_is_one_sentence_and_exit_code_3(kind: str, tmp_path: Path) -> None:
    path = tmp_path / "take.wav"
    if kind == "folder":
        path.mkdir()
    elif kind == "empty":
        path.touch()
    elif kind == "text":
        path.write_text("This is a letter and no sound at all.\n" * 50)
    elif kind == "no-permission":
        wav(path, sound("short").samples).chmod(0)
    elif kind == "silence":
        wav(path, np.zeros(16_000 * 30, np.float32))
    elif kind == "nan":
        soundfile.write(path, np.full(16_000 * 30, np.nan, np.float32), 16_000, subtype="FLOAT")
    if kind == "no-permission" and os.geteuid() == 0:  # root may read all
        powerless = ["setpriv", "--bounding-set=-all", "--inh-caps=-all"]
        refused = rehearse("analyze", path, "--model", "tiny.en", home=tmp_path, through=powerless)
        code, stderr = refused.returncode, refused.stderr
    else:
        done = running.rehearse("analyze", str(path), "--model", "tiny.en")
        code, stderr = done.exit_code, done.stderr
    assert code == 3, stderr
    one_sentence(stderr)
    if kind != "missing":
        assert path.exists()


@pytest.mark.model
def test_a_fifth_of_a_second_is_reported_and_not_scored(tmp_path: Path) -> None:
    path = wav(tmp_path / "blip.wav", sound("short").samples[16_000 : 16_000 + 3_200])
    done = running.rehearse("analyze", str(path), "--model", "tiny.en", "--json", "--no-save")
    assert "Traceback" not in done.stderr
    if done.exit_code == 0:
        assert printed(done)["report"]["content"]["verdict"] == "not scored"
    else:
        assert done.exit_code == 3
        assert one_sentence(done.stderr).endswith(".")


@pytest.mark.model
def test_noise_alone_is_not_praised(tmp_path: Path) -> None:
    noise = np.random.default_rng(3).standard_normal(16_000 * 40).astype(np.float32) * 0.1
    path = wav(tmp_path / "n.wav", noise)
    done = running.rehearse("analyze", str(path), "--model", "tiny.en", "--json", "--no-save")
    assert "Traceback" not in done.stderr
    assert done.exit_code == 3 or printed(done)["report"]["content"]["verdict"] == "not scored"


@pytest.mark.model
def test_a_truncated_wav_is_analysed_as_far_as_it_goes_with_a_warning(tmp_path: Path) -> None:
    whole = wav(tmp_path / "whole.wav", sound("short").samples).read_bytes()
    (tmp_path / "cut.wav").write_bytes(whole[: len(whole) * 9 // 10])
    cut = str(tmp_path / "cut.wav")
    report = printed(running.rehearse("analyze", cut, "--model", "tiny.en", "--json", "--no-save"))["report"]
    assert report["audio"]["duration_s"] == pytest.approx(0.9 * truth("short").duration_s, abs=0.01)
    assert report["warnings"]


@pytest.mark.model
def test_a_header_that_lies_about_the_length_does_not_fool_it(tmp_path: Path) -> None:
    path = wav(tmp_path / "lie.wav", sound("short").samples)
    data = bytearray(path.read_bytes())
    at = data.index(b"data") + 4
    data[at : at + 4] = (0xFFFFFFFF).to_bytes(4, "little")
    path.write_bytes(bytes(data))
    done = printed(running.rehearse("analyze", str(path), "--model", "tiny.en", "--json", "--no-save"))
    assert done["report"]["audio"]["duration_s"] == pytest.approx(24.96, abs=0.01)


def test_errors_are_json_when_json_was_asked_for(tmp_path: Path) -> None:
    done = rehearse("analyze", tmp_path / "gone.wav", "--json", home=tmp_path)
    assert done.returncode == 3
    assert set(json.loads(done.stdout)["error"]) == {"code", "message", "hint"}


@pytest.mark.model
def test_a_store_that_cannot_be_written_costs_the_exit_code_but_not_the_report(tmp_path: Path) -> None:
    (tmp_path / "attempts.sqlite3").mkdir()
    done = running.rehearse("analyze", str(brief(tmp_path / "b.wav")), "--model", "tiny.en")
    assert done.exit_code == 5
    assert " (target 1:30)" in done.stdout
    assert "Traceback" not in done.stderr


@pytest.mark.model
def test_a_wav_the_standard_library_wrote_is_read(tmp_path: Path) -> None:
    path = tmp_path / "std.wav"
    with wave.open(str(path), "wb") as file:
        file.setnchannels(2)
        file.setsampwidth(2)
        file.setframerate(44_100)
        tone = (np.sin(np.arange(44_100 * 3) / 44_100 * 2 * np.pi * 220) * 9_000).astype("<i2")
        file.writeframes(np.repeat(tone, 2).tobytes())
    done = running.rehearse("analyze", str(path), "--model", "tiny.en", "--json", "--no-save")
    assert done.exit_code == 3 or printed(done)["report"]["audio"]["duration_s"] == pytest.approx(3.0, abs=0.01)


@pytest.mark.model
@pytest.mark.slow
def test_forty_minutes_are_analysed_chunk_by_chunk_with_flat_memory(tmp_path: Path) -> None:
    """Beyond the samples, which are mapped from a file and can be dropped, 40 minutes need what 4 minutes need.

    But for 2 MB a minute: the frames that are measured, the words, and what is found in them.
    """
    answer = sound("directed").samples
    peaks = {}
    for minutes in (4, 40):
        repeated = np.tile(answer, minutes * 60 * 16_000 // len(answer) + 1)[: minutes * 60 * 16_000]
        path = wav(tmp_path / f"{minutes}.wav", repeated)
        code = "import resource, sys; from rehearse.cli.root import root; "
        code += (
            f"root(['analyze', {str(path)!r}, '--model', 'tiny.en', '--no-save', '--json'], standalone_mode=False); "
        )
        code += "print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, file=sys.stderr)"
        env = {**os.environ, "REHEARSE_HOME": str(tmp_path), "OMP_NUM_THREADS": "1"}
        done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, env=env, check=True)
        assert json.loads(done.stdout)["report"]["audio"]["duration_s"] == pytest.approx(minutes * 60, abs=0.01)
        peaks[minutes] = int(done.stderr.split()[-1]) / 1024
    mapped_mb = 40 * 60 * 16_000 * 4 / 2**20
    assert peaks[40] - mapped_mb - peaks[4] < 100, peaks


def test_a_page_that_cannot_be_written_is_refused_before_the_analysis(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    recording = str(brief(tmp_path / "b.wav"))
    monkeypatch.setenv("REHEARSE_MODELS", str(tmp_path / "models"))
    for option in ("--html", "--markdown"):
        monkeypatch.setenv("REHEARSE_HOME", str(tmp_path / option.strip("-")))
        done = running.rehearse("analyze", recording, option, str(tmp_path / "none" / "report"))
        assert done.exit_code == 2
        assert "cannot be written" in done.stderr
        assert "Saved as take" not in done.stderr
