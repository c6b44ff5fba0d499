"""Any sound file is read to the sample, and what cannot be read is refused in one sentence."""

import hashlib
import subprocess
import sys
import tracemalloc
from pathlib import Path

import numpy as np
import pytest
import soundfile
import soxr

from rehearse.audio.decode import RATE_HZ, Sink, decode
from rehearse.errors import DiskFull, UnreadableAudio
from tests.audio.written import best_lag_s, contain, wav
from tests.builders import bursts, noise, tone

SECONDS = 3.333


@pytest.mark.parametrize("subtype", ["PCM_U8", "PCM_16", "PCM_24", "PCM_32", "FLOAT", "DOUBLE", "ULAW"])
def test_every_kind_of_wav_sample_is_read(tmp_path: Path, subtype: str) -> None:
    found = decode(wav(tmp_path / "a.wav", bursts(SECONDS), subtype=subtype))
    assert found.info.duration_s == SECONDS
    assert np.abs(found.audio.samples - bursts(SECONDS)).max() < (0.02 if subtype in ("PCM_U8", "ULAW") else 1e-4)
    assert found.warnings == ()


@pytest.mark.parametrize("rate_hz", [8000, 11_025, 16_000, 22_050, 44_100, 48_000, 96_000, 192_000])
def test_every_sample_rate_becomes_16_khz_without_shift_or_loss(tmp_path: Path, rate_hz: int) -> None:
    found = decode(wav(tmp_path / "a.wav", bursts(SECONDS, rate_hz), rate_hz))
    assert found.info.sample_rate == rate_hz
    assert found.info.duration_s == pytest.approx(SECONDS, abs=0.001)
    assert len(found.audio.samples) == pytest.approx(SECONDS * RATE_HZ, abs=2)
    assert abs(best_lag_s(found.audio.samples, bursts(SECONDS))) < 0.0005


@pytest.mark.parametrize(
    ("name", "rate_hz"), [("a.flac", 44_100), ("a.ogg", 44_100), ("a.opus", 48_000), ("a.mp3", 44_100)]
)
def test_formats_of_libsndfile_keep_their_length(tmp_path: Path, name: str, rate_hz: int) -> None:
    kind = {"format": "OGG", "subtype": "OPUS"} if name.endswith("opus") else {}
    soundfile.write(tmp_path / name, bursts(SECONDS, rate_hz), rate_hz, **kind)
    found = decode(tmp_path / name)
    assert found.info.duration_s == pytest.approx(SECONDS, abs=0.01)
    assert abs(best_lag_s(found.audio.samples, bursts(SECONDS))) < 0.002


@pytest.mark.parametrize(
    ("name", "codec", "rate_hz"),
    [("a.m4a", "aac", 44_100), ("a.mp4", "aac", 48_000), ("low.m4a", "aac", 8000), ("a.webm", "libopus", 48_000)],
)
def test_other_containers_keep_their_length_without_the_encoders_padding(
    tmp_path: Path, name: str, codec: str, rate_hz: int
) -> None:
    found = decode(contain(tmp_path / name, bursts(SECONDS, rate_hz), rate_hz, codec))
    assert found.info.duration_s == pytest.approx(SECONDS, abs=0.01)
    assert found.info.sample_rate == rate_hz
    assert abs(best_lag_s(found.audio.samples, bursts(SECONDS))) < 0.002


def test_stereo_is_mixed_down_and_both_channels_are_measured(tmp_path: Path) -> None:
    sound = np.stack([bursts(SECONDS, amplitude=0.2), bursts(SECONDS, amplitude=0.6)], axis=1)
    found = decode(wav(tmp_path / "a.wav", sound))
    assert found.info.channels == 2
    assert found.info.peak_dbfs == pytest.approx(20 * np.log10(0.6), abs=0.1)
    assert np.abs(found.audio.samples).max() == pytest.approx(0.4, abs=0.02)


def test_the_content_decides_not_the_name(tmp_path: Path) -> None:
    path = tmp_path / "a.raw"
    wav(tmp_path / "a.wav", bursts(1.0)).rename(path)
    assert decode(path).info.duration_s == 1.0


def test_the_digest_is_that_of_the_file(tmp_path: Path) -> None:
    path = wav(tmp_path / "a.wav", bursts(1.0))
    assert decode(path).sha256 == hashlib.sha256(path.read_bytes()).hexdigest()


def test_progress_rises_to_one(tmp_path: Path) -> None:
    shares: list[float] = []
    decode(wav(tmp_path / "a.wav", bursts(20.0)), shares.append)
    assert shares == sorted(shares)
    assert len(shares) > 2
    assert shares[-1] == 1.0


def test_a_fifth_of_a_second_is_read(tmp_path: Path) -> None:
    """Too short to be scored, yet there: the report says so, not an error."""
    assert decode(wav(tmp_path / "a.wav", bursts(0.2))).info.duration_s == 0.2


def test_noise_alone_is_read_and_called_poor(tmp_path: Path) -> None:
    found = decode(wav(tmp_path / "a.wav", noise(5.0, rms=0.1)))
    assert found.info.trust == "poor"
    assert "noisy" in found.info.reasons[0]


@pytest.mark.parametrize("minutes", [15, pytest.param(40, marks=pytest.mark.slow)])
def test_a_long_recording_does_not_fill_the_memory(tmp_path: Path, minutes: int) -> None:
    """It is read block by block: the samples lie in a file that is gone from its folder but mapped."""
    minute = bursts(60.0)
    with soundfile.SoundFile(tmp_path / "a.wav", "w", 16_000, 1) as file:
        for _ in range(minutes):
            file.write(minute)
    tracemalloc.start()
    found = decode(tmp_path / "a.wav")
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert found.info.duration_s == minutes * 60
    assert most < 50e6, "fifteen minutes as float32 are 58 MB, forty are 154"
    assert np.abs(found.audio.samples[-RATE_HZ:] - minute[-RATE_HZ:]).max() < 1e-4


def test_samples_are_the_same_in_memory_and_in_a_file() -> None:
    with Sink(in_memory_n=1000) as spilled, Sink() as kept:
        for part in np.array_split(noise(1.0), 7):
            spilled.add(part)
            kept.add(part)
        assert np.array_equal(spilled.finish(), noise(1.0))
        assert np.array_equal(kept.finish(), noise(1.0))


@pytest.mark.parametrize("room", [100, 10_000])
def test_a_full_disk_is_reported(room: int) -> None:
    """The limit on file size stands in for the disk: writing beyond it fails in the same place."""
    code = (
        "import resource, signal; signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
        f"resource.setrlimit(resource.RLIMIT_FSIZE, ({room}, {room}))\n"
        "import numpy as np; from rehearse.audio.decode import Sink; from rehearse.errors import DiskFull\n"
        f"try: Sink(in_memory_n=10).add(np.zeros({room}, np.float32))\n"
        "except DiskFull as error: print(error.message)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=Path.cwd())
    assert "no space" in done.stdout


def test_a_temporary_folder_that_takes_nothing_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "gone"))
    with Sink(in_memory_n=10) as sink, pytest.raises(DiskFull) as caught:
        sink.add(noise(1.0))
    why = "No such file or directory"
    assert caught.value.message == f"There is no space in {tmp_path / 'gone'} to unpack the recording ({why})."
    assert "TMPDIR" in caught.value.hint


def test_resampling_in_blocks_equals_resampling_at_once(tmp_path: Path) -> None:
    sound = bursts(10.0, 44_100)
    found = decode(wav(tmp_path / "a.wav", sound, 44_100, "FLOAT"))
    whole = soxr.resample(sound, 44_100, RATE_HZ)
    assert np.abs(found.audio.samples[: len(whole)] - whole[: len(found.audio.samples)]).max() < 1e-4


def test_a_tone_keeps_its_level(tmp_path: Path) -> None:
    found = decode(wav(tmp_path / "a.wav", tone(2.0, 48_000, f_hz=1000), 48_000))
    middle = found.audio.samples[8000:24_000]
    assert float(np.sqrt(np.mean(middle**2))) == pytest.approx(0.3 / np.sqrt(2), rel=0.001)


def test_reading_leaves_no_file_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "tmp"))
    (tmp_path / "tmp").mkdir()
    with Sink(in_memory_n=10) as sink:
        sink.add(noise(1.0))
        assert len(sink.finish()) == RATE_HZ
        assert list((tmp_path / "tmp").iterdir()) == []


@pytest.mark.parametrize("name", ["a.wav", "a.flac", "a.ogg", "a.mp3"])
def test_a_file_that_is_deleted_while_it_is_read_is_refused(tmp_path: Path, name: str) -> None:
    """As an error of this file: the others of a batch go on."""
    path = tmp_path / name
    soundfile.write(path, tone(20.0), 16_000)
    with pytest.raises(UnreadableAudio, match="There is no file"):
        decode(path, lambda _: path.unlink(missing_ok=True))
