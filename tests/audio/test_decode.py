"""Any sound file is read to the sample, and what cannot be read is refused in one sentence."""

import hashlib
import struct
import subprocess
import sys
import tracemalloc
from pathlib import Path

import av
import numpy as np
import pytest
import soundfile
import soxr

from rehearse.audio.decode import RATE_HZ, Sink, decode
from rehearse.errors import AudioError, UnreadableAudio, UnusableAudio
from tests.builders import Sound, bursts, noise, silence, tone

SECONDS = 3.333


def wav(path: Path, sound: Sound, rate_hz: int = 16_000, subtype: str = "PCM_16") -> Path:
    """Write a WAV file and return its path."""
    soundfile.write(path, sound, rate_hz, subtype=subtype, format="WAV")
    return path


def contain(path: Path, sound: Sound, rate_hz: int, codec: str) -> Path:
    """Encode with PyAV into the container that the name asks for."""
    with av.open(str(path), "w") as container:
        stream = container.add_stream(codec, rate=rate_hz, layout="mono")
        context = stream.codec_context
        frame = av.AudioFrame.from_ndarray(sound[None], format="fltp", layout="mono")
        frame.sample_rate, frame.pts = rate_hz, 0
        cut = av.AudioResampler(context.format.name, "mono", rate_hz, frame_size=context.frame_size or 1024)
        for part in [*cut.resample(frame), *cut.resample(None), None]:
            container.mux(stream.encode(part))
    return path


def best_lag_s(heard: Sound, played: Sound) -> float:
    """By how many seconds `heard` comes after `played`, by cross-correlation (both at 16 kHz)."""
    n = 1 << int(np.ceil(np.log2(len(heard) + len(played))))
    at = int(np.argmax(np.fft.irfft(np.fft.rfft(heard, n) * np.conj(np.fft.rfft(played, n)))))
    return (at - n if at > n // 2 else at) / RATE_HZ


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


LIES = {
    "claims too much": (None, 10_000_000, "cut off"),
    "claims too little": (None, 1000, "all of it was used"),
    "claims nothing": (0, 0, "gives no length"),
    "was a stream": (0xFFFFFFFF, 0xFFFFFFFF, "gives no length"),
    "was a stream of arecord": (0x7FFFFFA4, 0x7FFFFF80, "gives no length"),
}


@pytest.mark.parametrize(("riff", "data", "says"), LIES.values(), ids=LIES.keys())
def test_a_header_that_lies_about_the_length_is_not_believed(
    tmp_path: Path, riff: int | None, data: int, says: str
) -> None:
    path = wav(tmp_path / "a.wav", bursts(SECONDS, 48_000), 48_000)
    content = bytearray(path.read_bytes())
    if riff is not None:
        content[4:8] = struct.pack("<I", riff)
    content[40:44] = struct.pack("<I", data)
    path.write_bytes(content)
    found = decode(path)
    assert found.info.duration_s == pytest.approx(SECONDS, abs=0.001)
    assert says in found.warnings[0]
    assert path.read_bytes() == content, "the file itself is left as it is"


def test_a_truncated_wav_is_used_as_far_as_it_goes(tmp_path: Path) -> None:
    path = wav(tmp_path / "a.wav", bursts(4.0))
    path.write_bytes(path.read_bytes()[: 44 + 2 * 16_000 + 1])
    found = decode(path)
    assert found.info.duration_s == 1.0
    assert "its header promises 4.0 s, the 1.0 s in it were used" in found.warnings[0]


def test_what_follows_the_sound_in_a_wav_is_not_played_as_sound(tmp_path: Path) -> None:
    path = wav(tmp_path / "a.wav", bursts(1.0))
    path.write_bytes(path.read_bytes() + b"LIST" + struct.pack("<I", 400) + b"x" * 400)
    assert decode(path).info.duration_s == 1.0


def test_a_truncated_flac_is_used_as_far_as_it_goes(tmp_path: Path) -> None:
    soundfile.write(tmp_path / "a.flac", noise(20.0, rms=0.1), 16_000)
    whole = (tmp_path / "a.flac").read_bytes()
    (tmp_path / "a.flac").write_bytes(whole[: len(whole) // 2])
    found = decode(tmp_path / "a.flac")
    assert 10 - 4096 / 16_000 <= found.info.duration_s <= 10.1, "a frame of 4096 samples may be lost, not more"
    assert "cut off" in found.warnings[0]


def test_samples_that_are_not_numbers_become_silence_with_a_warning(tmp_path: Path) -> None:
    sound = bursts(2.0)
    sound[100:110], sound[200] = np.nan, np.inf
    found = decode(wav(tmp_path / "a.wav", sound, subtype="FLOAT"))
    assert np.isfinite(found.audio.samples).all()
    assert "11 samples" in found.warnings[0]
    assert found.info.peak_dbfs == pytest.approx(-10.4, abs=0.3)


def test_integers_in_a_float_file_are_scaled(tmp_path: Path) -> None:
    found = decode(wav(tmp_path / "a.wav", bursts(2.0) * 32768, subtype="FLOAT"))
    assert np.abs(found.audio.samples).max() == pytest.approx(1.0, abs=0.01)
    assert found.info.peak_dbfs == 0.0
    assert found.info.trust == "ok"
    assert "scaled down" in found.warnings[0]


def _bad_files(folder: Path) -> dict[str, tuple[Path, type[AudioError], str]]:
    """Everything that is refused: the file, the error, a word of its sentence."""
    files = {name: folder / f"{name}.wav" for name in ("empty", "text", "header", "nan", "silent", "low", "video")}
    files["empty"].touch()
    files["text"].write_text("Tell me about a time when you disagreed with your manager.\n" * 40)
    files["header"].write_bytes(wav(folder / "a.wav", bursts(1.0)).read_bytes()[:44])
    wav(files["nan"], np.full(16_000, np.nan, np.float32), subtype="FLOAT")
    wav(files["silent"], silence(5.0))
    wav(files["low"], bursts(1.0, 2000), 2000)
    _write_video(files["video"])
    return {
        "missing": (folder / "none.wav", UnreadableAudio, "no file"),
        "folder": (folder, UnreadableAudio, "folder"),
        "device": (Path("/dev/zero"), UnreadableAudio, "not a regular file"),
        "long name": (folder / ("x" * 300), UnreadableAudio, "cannot be read"),
        "empty": (files["empty"], UnreadableAudio, "empty"),
        "text": (files["text"], UnreadableAudio, "not a sound file"),
        "header only": (files["header"], UnusableAudio, "too little sound to analyse"),
        "nan": (files["nan"], UnusableAudio, "not numbers"),
        "silent": (files["silent"], UnusableAudio, "silence"),
        "low": (files["low"], UnusableAudio, "2000 Hz"),
        "video": (files["video"], UnreadableAudio, "contains no sound"),
    }


def _write_video(path: Path) -> None:
    """A film without a sound track."""
    with av.open(str(path), "w", format="matroska") as container:
        stream = container.add_stream("mpeg4", rate=5)
        stream.width = stream.height = 32
        stream.pix_fmt = "yuv420p"
        for part in [av.VideoFrame(32, 32, "yuv420p"), None]:
            container.mux(stream.encode(part))


@pytest.mark.parametrize(
    "case",
    ["missing", "folder", "device", "long name", "empty", "text", "header only", "nan", "silent", "low", "video"],
)
def test_what_cannot_be_used_is_refused_in_one_sentence(tmp_path: Path, case: str) -> None:
    path, kind, word = _bad_files(tmp_path)[case]
    with pytest.raises(kind) as caught:
        decode(path)
    assert caught.value.exit_code == 3
    assert word in caught.value.message
    assert caught.value.message.endswith(".")
    assert "Errno" not in caught.value.message
    assert caught.value.hint
    assert "\n" not in caught.value.message


def test_a_file_without_read_permission_is_refused(tmp_path: Path) -> None:
    path = wav(tmp_path / "a.wav", bursts(1.0))
    path.chmod(0)
    become = "import os; os.getuid() or os.setuid(65534)\n"  # root reads everything
    code = become + (
        "from pathlib import Path; from rehearse.audio.decode import decode; from rehearse.errors import AudioError\n"
        f"try: decode(Path({str(path)!r}))\n"
        "except AudioError as error: print(error.message)"
    )
    code = "import rehearse.audio.decode, rehearse.audio.blocks, soundfile\n" + code  # before the rights are given up
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert "permission denied" in done.stdout


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
