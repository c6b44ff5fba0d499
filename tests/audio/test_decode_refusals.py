"""Headers that lie, files cut off, samples that are not numbers, and what is refused in one sentence."""

import struct
import subprocess
import sys
from pathlib import Path

import av
import numpy as np
import pytest
import soundfile

from rehearse.audio.decode import decode
from rehearse.errors import AudioError, UnreadableAudio, UnusableAudio
from tests.audio.written import wav
from tests.builders import bursts, noise, silence

SECONDS = 3.333
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
    assert "its header promises 4.0 s; the 1.0 s in it were used" in found.warnings[0]


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
