"""Makes broken and lying media by the thousand, and reads them as the program does.

    python -m tests.audio.hostile FOLDER COUNT [SEED]     makes COUNT files
    python -m tests.audio.hostile --read FILE...          decodes each; one line of JSON a file on standard output

The same seed makes the same files, but for what the encoders of another version do differently.
"""

import json
import random
import resource
import struct
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import av
import numpy as np
import soundfile

from tests.builders import Sound, bursts

SECONDS = 2.0
MEMORY_BYTES = 1_000_000_000  # of addresses, for Python, the libraries and the sound together
_BY_LIBSNDFILE = {  # name: format and coding
    "pcm16.wav": ("WAV", "PCM_16"), "pcm24.wav": ("WAV", "PCM_24"), "float.wav": ("WAV", "FLOAT"),
    "double.wav": ("WAV", "DOUBLE"), "ulaw.wav": ("WAV", "ULAW"), "adpcm.wav": ("WAV", "IMA_ADPCM"),
    "ms.wav": ("WAV", "MS_ADPCM"), "gsm.wav": ("WAV", "GSM610"), "mp3.wav": ("WAV", "MPEG_LAYER_III"),
    "ext.wav": ("WAVEX", "PCM_16"), "a.rf64": ("RF64", "PCM_16"), "a.w64": ("W64", "PCM_16"),
    "a.aiff": ("AIFF", "PCM_16"), "f.aifc": ("AIFF", "FLOAT"), "a.caf": ("CAF", "PCM_16"),
    "alac.caf": ("CAF", "ALAC_16"),
    "a.au": ("AU", "PCM_16"), "a.flac": ("FLAC", "PCM_16"), "b.flac": ("FLAC", "PCM_24"), "a.ogg": ("OGG", "VORBIS"),
    "a.opus": ("OGG", "OPUS"), "flac.oga": ("OGG", "FLAC"), "a.mp3": ("MP3", "MPEG_LAYER_III"),
    "a.voc": ("VOC", "PCM_16"),
    "a.sph": ("NIST", "PCM_16"), "a.svx": ("SVX", "PCM_16"),
}  # fmt: skip
_BY_FFMPEG = {  # name: codec, container
    "a.m4a": ("aac", "ipod"), "a.mp4": ("aac", "mp4"), "frag.mp4": ("aac", "mp4"), "alac.m4a": ("alac", "ipod"),
    "fast.m4a": ("aac", "ipod"), "a.aac": ("aac", "adts"), "a.webm": ("libopus", "webm"), "a.mka": ("flac", "matroska"),
    "v.webm": ("libvorbis", "webm"),
    "a.ts": ("aac", "mpegts"), "a.avi": ("mp2", "avi"), "a.wma": ("wmav2", "asf"), "a.flv": ("aac", "flv"),
    "lame.mp3": ("libmp3lame", "mp3"), "a.ac3": ("ac3", "ac3"), "pcm.mov": ("pcm_s16be", "mov"),
}  # fmt: skip
_NUMBERS = [0, 1, 2, 0x7F, 0x80, 0xFF, 0x7FFF, 0x8000, 0xFFFF, 0x7FFFFFFF, 0x80000000, 0xFFFFFFFF, 48_000, 1 << 20]


def whole(folder: Path) -> list[Path]:
    """One file of every kind, in one or two channels, as it should be."""
    made = []
    for number, (name, (form, subtype)) in enumerate(_BY_LIBSNDFILE.items()):
        sound = _sound(16_000, 1 + number % 2 if form not in {"SVX", "NIST"} else 1)
        try:
            soundfile.write(folder / name, sound, 16_000, format=form, subtype=subtype)
        except (soundfile.LibsndfileError, ValueError):
            (folder / name).unlink(missing_ok=True)
            continue
        made.append(folder / name)
    for number, (name, (codec, container)) in enumerate(_BY_FFMPEG.items()):
        if _contained(folder / name, codec, container, 1 + number % 2):
            made.append(folder / name)
    return made


def _sound(rate_hz: int, channels: int) -> Sound:
    sound = bursts(SECONDS, rate_hz)
    return sound if channels == 1 else np.stack([sound, 0.5 * sound], axis=1)


def _contained(path: Path, codec: str, form: str, channels: int) -> bool:
    """Whether the file could be made by this FFmpeg."""
    layout = "mono" if channels == 1 else "stereo"
    flags = {"frag.mp4": "frag_keyframe+empty_moov", "fast.m4a": "faststart"}.get(path.name)
    sound = np.ascontiguousarray(_sound(48_000, channels).reshape(-1, channels).T)
    try:
        with av.open(str(path), "w", format=form, options={"movflags": flags} if flags else {}) as container:
            stream = container.add_stream(codec, rate=48_000, layout=layout)
            context = stream.codec_context
            frame = av.AudioFrame.from_ndarray(sound, format="fltp", layout=layout)
            frame.sample_rate, frame.pts = 48_000, 0
            cut = av.AudioResampler(context.format.name, layout, 48_000, frame_size=context.frame_size or 1024)
            for part in [*cut.resample(frame), *cut.resample(None), None]:
                container.mux(stream.encode(part))
    except (av.FFmpegError, ValueError, TypeError):
        path.unlink(missing_ok=True)
        return False
    return True


def _cut(data: bytearray, chance: random.Random) -> bytes:
    return bytes(data[: round(len(data) * chance.random())])


def _flip(data: bytearray, chance: random.Random) -> bytes:
    for _ in range(chance.choice([1, 1, 3, 30, 300])):
        data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
    return bytes(data)


def _flip_head(data: bytearray, chance: random.Random) -> bytes:
    for _ in range(chance.choice([1, 2, 8])):
        data[chance.randrange(min(len(data), 200))] ^= 1 << chance.randrange(8)
    return bytes(data)


def _lie(data: bytearray, chance: random.Random) -> bytes:
    """A number in the header, or anywhere, is another."""
    for _ in range(chance.choice([1, 1, 2])):
        at = chance.randrange(min(len(data), chance.choice([64, 400, len(data)])))
        size, order = chance.choice("BHIQ"), chance.choice("<>")
        number = chance.choice([*_NUMBERS, chance.getrandbits(64)]) & ((1 << 8 * struct.calcsize(size)) - 1)
        packed = struct.pack(order + size, number)
        data[at : at + len(packed)] = packed
    return bytes(data)


def _blank(data: bytearray, chance: random.Random) -> bytes:
    start = chance.randrange(len(data))
    n = chance.randrange(1, max(2, len(data) // 4))
    data[start : start + n] = chance.choice([bytes(n), b"\xff" * n, chance.randbytes(n), b""])
    return bytes(data)


def _twice(data: bytearray, chance: random.Random) -> bytes:
    start = chance.randrange(len(data))
    part = data[start : start + chance.randrange(1, max(2, len(data) // 4))]
    place = chance.randrange(len(data))
    return bytes(data[:place] + part + data[place:])


def _around(data: bytearray, chance: random.Random) -> bytes:
    junk = chance.choice([bytes(4096), chance.randbytes(100), b"ID3\x04\x00\x00\x00\x00\x00\x7f" + bytes(127), b"RIFF"])
    return junk + bytes(data) if chance.random() < 0.5 else bytes(data) + junk


_WAYS: list[Callable[[bytearray, random.Random], bytes]] = [
    _cut,
    _flip,
    _flip_head,
    _lie,
    _lie,
    _blank,
    _twice,
    _around,
]
_TEXTS = [
    b"#EXTM3U\n#EXT-X-TARGETDURATION:9\n#EXTINF:9,\n{}\n#EXT-X-ENDLIST\n", b"ffconcat version 1.0\nfile '{}'\n",
    b"[playlist]\nFile1={}\n", b"concat:{}|{}", b"v=0\no=- 0 0 IN IP4 127.0.0.1\nm=audio 5004 RTP/AVP 0\n",
    b"<?xml version='1.0'?><MPD xmlns='urn:mpeg:dash:schema:mpd:2011'><BaseURL>{}</BaseURL></MPD>", b"\x00", b"ID3",
]  # fmt: skip
_NAMES = [
    "http:{}",
    "concat:{}",
    "file:{}",
    "2025-11-28T12:30:05 {}",
    "-{}",
    "%d{}",
    "pipe:0 {}",
    "{}.m3u8",
    "{}.mp3",
    "{}.raw",
]


def files(folder: Path, count: int, seed: int = 1) -> Iterator[Path]:
    """So many broken files, a few of them with names that libraries take for something else."""
    chance = random.Random(seed)
    (folder / "whole").mkdir(parents=True, exist_ok=True)
    originals = whole(folder / "whole")
    secret = originals[0].absolute()
    for number in range(count):
        original = originals[number % len(originals)]
        data = original.read_bytes()
        if number % 50 == 49:
            data = chance.choice(_TEXTS).replace(b"{}", str(secret).encode())
        elif number % 20 == 19:
            data += chance.choice(originals).read_bytes()  # joined with another kind
        elif number % 20 != 18:
            data = chance.choice(_WAYS)(bytearray(data), chance)
        name = f"{number:05d}-{original.name}"
        if number % 7 == 0:
            name = chance.choice(_NAMES).replace("{}", name)
        (folder / name).write_bytes(data)
        yield folder / name


def read(path: Path) -> dict[str, object]:
    """What becomes of one file: its length and warnings, the sentence of its refusal, or the mistake of ours."""
    from rehearse.audio.decode import decode
    from rehearse.errors import RehearseError

    began_s = time.process_time()
    found: dict[str, object] = {"path": str(path)}
    try:
        recording = decode(path)
        found |= {"duration_s": recording.info.duration_s, "warnings": recording.warnings}
    except RehearseError as error:
        found["refused"] = error.message
    except Exception as error:
        found["mistake"] = f"{type(error).__name__}: {error}"
    return {**found, "took_s": time.process_time() - began_s}


if __name__ == "__main__":
    if sys.argv[1] == "--read":
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY_BYTES, MEMORY_BYTES))  # what a header claims is not taken
        for name in sys.argv[2:]:
            print(json.dumps(read(Path(name))), flush=True)
    else:
        print(*files(Path(sys.argv[1]), *map(int, sys.argv[2:])), sep="\n")
