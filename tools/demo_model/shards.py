"""Shards on disk: a plan of windows, then their log-mels and what is said in them."""

from __future__ import annotations

import json
import random
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from faster_whisper.feature_extractor import FeatureExtractor
from numpy.typing import NDArray

from tools.demo_model.corpus import Window, from_json, to_json
from tools.demo_model.synthesis import Audio, phonemes, render

Mels = NDArray[np.float32]
FRAMES_PER_S = 100
_LEAST_CUT = 6  # words
_SHORTEST_FRAMES = 60


@dataclass(frozen=True)
class Example:
    """Where a window's log-mels lie in its shard and what is said in it."""

    shard: int
    offset: int
    frames: int
    units: tuple[str, ...]
    times_s: tuple[tuple[float, float], ...] | None
    pieces: tuple[int, ...]  # units per piece
    phonemes: str
    voice: str

    @property
    def text(self) -> str:
        """The transcript."""
        return " ".join(self.units)


def log_mels(sound: Audio) -> Mels:
    """faster-whisper's own features, [80, frames]: what its batched pipeline computes for a chunk."""
    return np.asarray(FeatureExtractor()(sound)[..., :-1], dtype=np.float32)


def plan_path(folder: Path, shard: int) -> Path:
    """Where the windows of a shard are written down."""
    return folder / f"plan-{shard:04d}.jsonl"


def write_plan(folder: Path, shard: int, windows: Iterator[Window]) -> None:
    """Write the windows of a shard."""
    folder.mkdir(parents=True, exist_ok=True)
    plan_path(folder, shard).write_text("".join(to_json(w) + "\n" for w in windows))


def synthesise(folder: Path, shard: int) -> float:
    """Speak a planned shard; returns its hours of sound. The index is written last: a shard without one is not done."""
    rng = np.random.default_rng(shard)
    frames = 0
    lines: list[str] = []
    with (folder / f"mels-{shard:04d}.f16").open("wb") as out:
        for line in plan_path(folder, shard).read_text().splitlines():
            window = from_json(line)
            one = render(window, rng)
            if one is None or not 0.4 <= len(one.audio) / 16000 <= 13.0:
                continue
            mels = log_mels(one.audio).T.astype(np.float16)
            out.write(mels.tobytes())
            lines.append(json.dumps(_record(window, frames, len(mels), one.times_s)))
            frames += len(mels)
    (folder / f"index-{shard:04d}.jsonl").write_text("\n".join(lines) + "\n")
    return frames / 360_000


def _record(
    window: Window, offset: int, frames: int, times_s: tuple[tuple[float, float], ...] | None
) -> dict[str, object]:
    return {
        "offset": offset,
        "frames": frames,
        "units": [u.written for u in window.units],
        "phonemes": " ".join(phonemes(p, window.voice) for p in window.pieces),
        "times_s": None if times_s is None else [[round(a, 3), round(b, 3)] for a, b in times_s],
        "pieces": [len(p.units) for p in window.pieces],
        "voice": f"{window.voice.engine} {window.voice.name}",
    }


def examples(folder: Path, shard: int) -> list[Example]:
    """The index of a finished shard."""
    found = []
    for line in (folder / f"index-{shard:04d}.jsonl").read_text().splitlines():
        raw = json.loads(line)
        times = None if raw["times_s"] is None else tuple((a, b) for a, b in raw["times_s"])
        found.append(
            Example(
                shard,
                raw["offset"],
                raw["frames"],
                tuple(raw["units"]),
                times,
                tuple(raw["pieces"]),
                raw["phonemes"],
                raw["voice"],
            )
        )
    return found


def cut(example: Example, r: random.Random) -> Example:
    """The window begun, and now and then ended, at any word: at run time a chunk that finds no pause is cut so.

    What cannot be cut (few words, a voice that does not tell its times) comes back as it is. A cut window has no
    phonemes: they are known for the whole only.
    """
    times_s = example.times_s
    if times_s is None or len(times_s) < _LEAST_CUT:
        return example
    first = r.randint(1, len(times_s) - 4) if r.random() < 0.75 else 0
    last = r.randint(first + 3, len(times_s)) if r.random() < 0.4 else len(times_s)
    begin_s = max(times_s[first - 1][1], times_s[first][0] - r.uniform(0, 0.2)) if first else 0.0
    begin = int(min(begin_s, times_s[first][0]) * FRAMES_PER_S)
    end = example.frames
    if last < len(times_s):
        end = min(end, round(min(times_s[last][0], times_s[last - 1][1] + r.uniform(0, 0.2)) * FRAMES_PER_S))
    if (begin, end) == (0, example.frames) or end - begin < _SHORTEST_FRAMES:
        return example
    moved = tuple((a - begin / FRAMES_PER_S, b - begin / FRAMES_PER_S) for a, b in times_s[first:last])
    return replace(
        example, offset=example.offset + begin, frames=end - begin, units=example.units[first:last], times_s=moved,
        pieces=(last - first,), phonemes="",
    )  # fmt: skip


def finished(folder: Path) -> list[int]:
    """Numbers of the shards that are done."""
    done = sorted(int(p.stem.split("-")[1]) for p in folder.glob("index-*.jsonl"))
    return [n for n in done if (folder / f"mels-{n:04d}.f16").exists()]


def open_mels(folder: Path, shard: int) -> NDArray[np.float16]:
    """All log-mels of a shard, [frames, 80], mapped from disk."""
    return np.memmap(folder / f"mels-{shard:04d}.f16", dtype=np.float16, mode="r").reshape(-1, 80)
