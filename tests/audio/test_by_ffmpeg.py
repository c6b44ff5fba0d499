"""FFmpeg reads what is in the one file it was given, loses no more than what is damaged, and opens nothing else."""

import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace

import av
import numpy as np
import pytest
import soundfile

from rehearse.audio.by_ffmpeg import _packets, _says_its_length
from rehearse.audio.damage import Damage
from rehearse.audio.decode import decode
from rehearse.errors import UnreadableAudio
from tests.audio.written import contain
from tests.builders import Sound, bursts

FRAME_S = 4096 / 16_000  # of FLAC


def flac(path: Path, sound: Sound, rate_hz: int = 16_000) -> bytes:
    """As an encoder writes it to a file."""
    soundfile.write(path, sound, rate_hz, format="FLAC")
    return path.read_bytes()


def test_a_flac_is_read_to_the_sample(tmp_path: Path) -> None:
    sound = bursts(5.0)
    flac(tmp_path / "a.flac", sound)
    assert np.abs(decode(tmp_path / "a.flac").audio.samples - sound).max() < 1e-4


@pytest.mark.parametrize("subtype", ["VORBIS", "OPUS"])
def test_a_damaged_page_that_the_decoder_leaves_out_is_said(tmp_path: Path, subtype: str) -> None:
    soundfile.write(tmp_path / "a.ogg", bursts(5.0, 48_000), 48_000, format="OGG", subtype=subtype)
    raw = bytearray((tmp_path / "a.ogg").read_bytes())
    pages = [found.start() for found in re.finditer(b"OggS", raw)]
    raw[pages[3] - 20] ^= 1  # in the sound's first page
    (tmp_path / "a.ogg").write_bytes(raw)
    assert decode(tmp_path / "a.ogg").warnings == ("pages of the file are damaged or missing: their sound is lost",)


@pytest.mark.parametrize("subtype", ["PCM_16", "PCM_24"])
def test_the_format_of_a_flac_names_its_bits(tmp_path: Path, subtype: str) -> None:
    soundfile.write(tmp_path / "a.flac", bursts(2.0), 16_000, format="FLAC", subtype=subtype)
    assert decode(tmp_path / "a.flac").info.format == f"FLAC {subtype}"


@pytest.mark.parametrize("seconds", [0.5, 3.0, 20.0])
def test_a_flac_written_to_a_pipe_is_whole(tmp_path: Path, seconds: float) -> None:
    """Its header knows no length, no size of a frame and no checksum."""
    raw = bytearray(flac(tmp_path / "a.flac", bursts(seconds)))
    raw[12:18] = bytes(6)  # the sizes of frames
    raw[21:26] = bytes([raw[21] & 0xF0, 0, 0, 0, 0])  # the number of samples
    raw[26:42] = bytes(16)
    (tmp_path / "a.flac").write_bytes(raw)
    found = decode(tmp_path / "a.flac")
    assert found.info.duration_s == pytest.approx(seconds, abs=0.001)
    assert found.warnings == ()


@pytest.mark.parametrize("percent", [10, 35, 50, 75, 90, 99])
def test_a_flac_that_was_cut_off_loses_one_frame_at_most(tmp_path: Path, percent: int) -> None:
    sound = np.random.default_rng(1).normal(0, 0.1, 16_000 * 20).astype(np.float32)  # every second takes as many bytes
    raw = flac(tmp_path / "a.flac", sound)
    (tmp_path / "a.flac").write_bytes(raw[: len(raw) * percent // 100])
    found = decode(tmp_path / "a.flac")
    assert 20 * percent / 100 - 2 * FRAME_S < found.info.duration_s <= 20 * percent / 100 + 0.05
    assert "cut off: its header promises 20.0 s" in found.warnings[0]


@pytest.mark.parametrize("seed", range(6))
def test_a_flipped_bit_in_a_flac_costs_a_frame_and_no_noise(tmp_path: Path, seed: int) -> None:
    sound = bursts(10.0)
    raw = bytearray(flac(tmp_path / "a.flac", sound))
    at = int(np.random.default_rng(seed).integers(len(raw) // 4, 3 * len(raw) // 4))
    raw[at] ^= 1 << seed
    (tmp_path / "a.flac").write_bytes(raw)
    found = decode(tmp_path / "a.flac")
    assert found.info.duration_s == 10.0
    wrong = np.abs(found.audio.samples - sound) > 0.001
    assert wrong.sum() / 16_000 < 2.2 * FRAME_S
    assert np.abs(found.audio.samples).max() < 0.4
    assert "are silent here" in found.warnings[0]


@pytest.mark.parametrize(
    ("name", "codec", "rate_hz"),
    [
        ("a.mp3", "libmp3lame", 16_000),
        ("a.webm", "libopus", 48_000),
        ("a.mka", "flac", 16_000),
        ("a.aac", "aac", 44_100),
    ],
)
@pytest.mark.parametrize("percent", [25, 60, 95])
def test_one_that_was_cut_off_says_so(tmp_path: Path, name: str, codec: str, rate_hz: int, percent: int) -> None:
    path = contain(tmp_path / name, bursts(10.0, rate_hz), rate_hz, codec)
    raw = path.read_bytes()
    path.write_bytes(raw[: len(raw) * percent // 100])
    found = decode(path)
    assert found.info.duration_s == pytest.approx(percent / 10, abs=0.6)
    assert len(found.warnings) == 1
    assert "cut off" in found.warnings[0]


def test_a_film_without_its_table_is_called_unfinished(tmp_path: Path) -> None:
    path = contain(tmp_path / "a.m4a", bursts(2.0, 44_100), 44_100, "aac")
    path.write_bytes(path.read_bytes()[:9000])
    with pytest.raises(UnreadableAudio, match="moov") as caught:
        decode(path)
    assert "was not finished" in caught.value.hint


@pytest.mark.parametrize("first", ["mono", "stereo"])
@pytest.mark.parametrize("rate_hz", [16_000, 44_100])
def test_what_changes_midway_is_read_on(tmp_path: Path, first: str, rate_hz: int) -> None:
    """AAC frames may be joined at will: another rate, other channels."""
    parts = []
    for layout, rate in ((first, rate_hz), ("stereo" if first == "mono" else "mono", 24_000)):
        sound = np.repeat(bursts(2.0, rate)[None, :], 1 if layout == "mono" else 2, axis=0)
        with av.open(str(tmp_path / "part.aac"), "w", format="adts") as container:
            stream = container.add_stream("aac", rate=rate, layout=layout)
            frame = av.AudioFrame.from_ndarray(np.ascontiguousarray(sound), format="fltp", layout=layout)
            frame.sample_rate = rate
            cut = av.AudioResampler("fltp", layout, rate, frame_size=1024)
            for part in [*cut.resample(frame), *cut.resample(None), None]:
                container.mux(stream.encode(part))
        parts.append((tmp_path / "part.aac").read_bytes())
    (tmp_path / "a.aac").write_bytes(b"".join(parts))
    assert decode(tmp_path / "a.aac").info.duration_s == pytest.approx(4.0, abs=0.2)


def test_a_hole_in_the_timeline_is_silent(tmp_path: Path) -> None:
    """A browser that was suspended writes on with the time of the clock."""
    sound = bursts(2.0, 48_000)[None]
    with av.open(str(tmp_path / "a.webm"), "w") as container:
        stream = container.add_stream("libopus", rate=48_000, layout="mono")
        for start_s in (0, 5):
            for at in range(100):
                frame = av.AudioFrame.from_ndarray(
                    np.ascontiguousarray(sound[:, at * 960 : at * 960 + 960]), "flt", "mono"
                )
                frame.sample_rate, frame.pts = 48_000, start_s * 48_000 + at * 960
                container.mux(stream.encode(frame))
        container.mux(stream.encode(None))
    found = decode(tmp_path / "a.webm")
    assert found.info.duration_s == pytest.approx(7.0, abs=0.1)
    assert np.abs(found.audio.samples[16_000 * 3 : 16_000 * 4]).max() == 0
    assert "silent here" in found.warnings[0]


def test_a_time_that_cannot_be_is_not_believed() -> None:
    damage = Damage(16_000, stated_n=160_000)
    assert damage.before(0.0) == 0
    damage.heard_n = 16_000
    assert damage.before(1e9) == 0
    assert damage.before(5.0) == 64_000


LISTS = {
    "a.m3u8": "#EXTM3U\n#EXT-X-TARGETDURATION:9\n#EXTINF:9,\n{}\n#EXT-X-ENDLIST\n",
    "hls.mp3": "#EXTM3U\n#EXT-X-TARGETDURATION:9\n#EXTINF:9,\n{}\n#EXT-X-ENDLIST\n",
    "concat.mp3": "ffconcat version 1.0\nfile '{}'\n",
    "a.pls": "[playlist]\nFile1={}\n",
    "a.mpd": "<?xml version='1.0'?><MPD xmlns='urn:mpeg:dash:schema:mpd:2011'><BaseURL>{}</BaseURL></MPD>",
}


@pytest.mark.parametrize("name", LISTS)
def test_a_list_of_files_is_refused(tmp_path: Path, name: str) -> None:
    flac(tmp_path / "secret.flac", bursts(3.0))
    (tmp_path / name).write_text(LISTS[name].format(tmp_path / "secret.flac"))
    with pytest.raises(UnreadableAudio, match="a list that names other files"):
        decode(tmp_path / name)


@pytest.mark.parametrize(
    "name",
    [
        "2025-11-28T12:30:05.m4a",
        "http:x.m4a",
        "concat:a|b.m4a",
        "pipe:0.m4a",
        "-.m4a",
        "%d.m4a",
        "a\nb.m4a",
        "é\udcff.m4a",
    ],
)
def test_a_name_is_a_name_and_nothing_else(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    monkeypatch.chdir(tmp_path)
    contain(tmp_path / "a.m4a", bursts(2.0, 44_100), 44_100, "aac").rename(name)
    assert decode(Path(name)).info.duration_s == pytest.approx(2.0, abs=0.01)


def test_a_folder_called_http_is_a_folder(tmp_path: Path) -> None:
    """And what lies in it is not fetched: no socket can be opened here."""
    (tmp_path / "http:" / "localhost:9").mkdir(parents=True)
    contain(tmp_path / "a.m4a", bursts(2.0, 44_100), 44_100, "aac").rename(tmp_path / "http:/localhost:9/a.m4a")
    code = (
        "import socket; socket.socket = None\n"
        "from pathlib import Path; from rehearse.audio.decode import decode\n"
        "print(decode(Path('http://localhost:9/a.m4a')).info.duration_s)"
    )
    env = {"PYTHONPATH": str(Path.cwd()), "PATH": ""}
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=tmp_path, env=env, capture_output=True, text=True, check=False
    )
    assert done.stdout.startswith("2.0"), done.stderr


@pytest.mark.parametrize(
    ("error", "said"), [(OSError(5, "the disk is gone"), "the disk is gone"), (ValueError("no packet"), "no packet")]
)
def test_what_ends_the_packets_early_is_noted_in_its_own_words(error: Exception, said: str) -> None:
    def demux(_: object) -> Iterator[object]:
        yield SimpleNamespace(size=0)
        raise error

    damage = Damage(16_000, None)
    stream = SimpleNamespace(codec_context=SimpleNamespace(name="opus"))
    assert len(list(_packets(SimpleNamespace(demux=demux), stream, damage))) == 1
    assert (damage.ended, damage.cut) == (said, False)


@pytest.mark.parametrize(
    ("container", "head", "says"),
    [("mp3", b"..Xing", True), ("mp3", b"..Info", True), ("mp3", b"..", False), ("ogg", b"Xing", False),
     ("mov,mp4,m4a", b"", True), ("flac", b"", True)],
)  # fmt: skip
def test_which_files_say_how_long_they_are(container: str, head: bytes, says: bool) -> None:
    assert _says_its_length(container, head) == says
