"""The file being recorded is a whole WAV at every instant, and what a killed recorder left becomes one."""

import resource
import signal
import subprocess
import sys
import wave
from pathlib import Path

import av
import numpy as np
import pytest
import soundfile
from hypothesis import given, settings
from hypothesis import strategies as st

from rehearse.audio.safe_wav import HEADER, SafeWav, final_path, finish, header, in_use, part_path
from tests.builders import noise

RATE_HZ = 16_000


def pcm(seconds: float) -> bytes:
    """Noise as 16-bit samples."""
    return (noise(seconds, rms=0.1) * 32767).astype("<i2").tobytes()


def test_after_each_append_every_reader_sees_all_of_it(tmp_path: Path) -> None:
    take = SafeWav(tmp_path / "a.wav", RATE_HZ)
    for n in range(1, 4):
        take.append(pcm(0.5))
        part = tmp_path / "a.part.wav"
        assert soundfile.info(part).duration == n / 2
        with wave.open(str(part)) as plain:
            assert plain.getnframes() == n * 8000
        with av.open(str(part)) as container:
            assert sum(frame.samples for frame in container.decode(audio=0)) == n * 8000
    assert take.close() == tmp_path / "a.wav"
    assert soundfile.read(tmp_path / "a.wav", dtype="int16")[0].tobytes() == pcm(0.5) * 3
    assert not part_path(tmp_path / "a.wav").exists()


def test_nothing_recorded_leaves_nothing(tmp_path: Path) -> None:
    assert SafeWav(tmp_path / "a.wav", RATE_HZ).close() is None
    assert list(tmp_path.iterdir()) == []


def test_a_take_is_never_written_over(tmp_path: Path) -> None:
    (tmp_path / "a.wav").write_text("mine")
    first = SafeWav(tmp_path / "a.wav", RATE_HZ)
    with pytest.raises(FileExistsError):
        SafeWav(tmp_path / "a.wav", RATE_HZ)
    first.append(pcm(0.1))
    assert first.close() == tmp_path / "a-2.wav"
    assert (tmp_path / "a.wav").read_text() == "mine"


@pytest.mark.parametrize("name", ["a.wav", "2026-11-22.b.wav", "take"])
def test_the_name_while_recording_leads_back_to_the_name(name: str) -> None:
    assert final_path(part_path(Path(name))).stem == Path(name).with_suffix("").name


@settings(max_examples=30)
@given(st.integers(0, 3999))
def test_whatever_a_kill_left_behind_is_finished(cut: int) -> None:
    import tempfile

    with tempfile.TemporaryDirectory() as folder:
        part = Path(folder) / "a.part.wav"
        take = SafeWav(Path(folder) / "a.wav", RATE_HZ)
        take.append(pcm(0.25))
        part.write_bytes(part.read_bytes()[: len(part.read_bytes()) - cut])
        path, seconds = finish(part)
        assert seconds == pytest.approx((8000 - cut) // 2 / RATE_HZ)
        assert soundfile.info(path).frames == (8000 - cut) // 2
        take._file.close()


def test_what_we_did_not_make_is_not_touched(tmp_path: Path) -> None:
    (tmp_path / "a.part.wav").write_bytes(b"RIFFxxxxWAVE" + bytes(100))
    with pytest.raises(ValueError, match="not made by the recorder"):
        finish(tmp_path / "a.part.wav")
    assert (tmp_path / "a.part.wav").exists()


@pytest.mark.parametrize(
    "head", [header(RATE_HZ, 100)[:-1], b"RIFX" + header(RATE_HZ, 100)[4:]], ids=["incomplete", "another kind"]
)
def test_a_header_that_is_incomplete_or_of_another_kind_is_not_ours(tmp_path: Path, head: bytes) -> None:
    part = tmp_path / "a.part.wav"
    part.write_bytes(head if len(head) < HEADER.size else head + bytes(100))
    with pytest.raises(ValueError, match="not made by the recorder"):
        finish(part)
    assert part.exists()


def test_a_file_is_in_use_while_its_process_lives(tmp_path: Path) -> None:
    take = SafeWav(tmp_path / "a.wav", RATE_HZ)
    take.append(pcm(0.1))
    assert in_use(tmp_path / "a.part.wav")
    take.close()
    assert not in_use(tmp_path / "a.wav")


def test_a_full_disk_keeps_what_was_written_readable(tmp_path: Path) -> None:
    """A limit on the file's size stands in for the disk; a real full disk is tried in test_take.py."""
    code = (
        "from pathlib import Path; from rehearse.audio.safe_wav import SafeWav\n"
        f"take = SafeWav(Path({str(tmp_path / 'a.wav')!r}), 16000)\n"
        "try:\n    [take.append(bytes(3200)) for _ in range(100)]\n"
        "except OSError: print(take.bytes_n); take.close()"
    )

    def limited() -> None:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (100_001, 100_001))

    done = subprocess.run(
        [sys.executable, "-c", code],
        preexec_fn=limited,
        capture_output=True,
        text=True,
        check=True,
    )
    assert int(done.stdout) == 100_001 - 44
    assert soundfile.info(tmp_path / "a.wav").frames == (100_001 - 44) // 2


def test_the_header_counts_bytes_as_numpy_reads_them(tmp_path: Path) -> None:
    take = SafeWav(tmp_path / "a.wav", 48_000)
    take.append(np.arange(1000, dtype="<i2").tobytes())
    assert take.duration_s == 1000 / 48_000
    take.close()
