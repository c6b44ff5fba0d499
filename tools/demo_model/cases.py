"""The evaluation sets: held-out sentences, voices never heard, planted silences, the fixtures."""

from __future__ import annotations

import random
import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from tools.demo_model.corpus import Piece, Window, draw_voice, split
from tools.demo_model.scoring import align
from tools.demo_model.sentences import DATA
from tools.demo_model.synthesis import Audio, join
from tools.demo_model.units import Unit, Units

LONGEST_S = 8.0
LEAD_S = 0.2  # the program's chunks begin this long before the speech
PLANTED_S = 2.0
_PAIR = re.compile(r"\{([^|]*)\|([^}]*)\}")
_ROOM_DBFS = -62.0


@dataclass(frozen=True)
class Case:
    """A chunk of sound, what is said in it, and when each unit starts (None where the voice does not tell)."""

    audio: Audio
    units: Units
    starts_s: tuple[float, ...] | None


def held_out_sentences() -> list[Units]:
    """The evaluation sentences as units; a spoken form belongs to the whole sentence."""
    sentences = []
    for entry in tomllib.loads((DATA / "held_out.toml").read_text())["sentence"]:
        sentences.append(pair_units(entry["written"], entry.get("spoken", entry["written"])))
    return sentences


def pair_units(written_text: str, spoken_text: str) -> Units:
    """Units of a sentence whose spoken form differs in its numbers only: equal words anchor the rest."""
    a, b = written_text.split(), spoken_text.split()
    units: list[Unit] = []
    i = j = 0
    for x, y in (*align(a, b).matches, (len(a), len(b))):
        if i < x:
            units.append(Unit(" ".join(a[i:x]), " ".join(b[j:y])))
        if x < len(a):
            units.append(Unit(a[x], b[y]))
        i, j = x + 1, y + 1
    return tuple(units)


def _room(audio: Audio, seed: int) -> Audio:
    noise = np.random.default_rng(seed).standard_normal(len(audio)).astype(np.float32) * 10 ** (_ROOM_DBFS / 20)
    return (audio * 0.5 + noise).astype(np.float32)


def case(window: Window, seed: int) -> Case | None:
    """Speak a window in a quiet room."""
    one = join(window, tail_s=0.3)
    if one is None or len(one.audio) / 16000 > LONGEST_S + 0.5:
        return None
    return Case(_room(one.audio, seed), window.units, tuple(t for t, _ in one.times_s) if one.times_s else None)


def held_out_cases(seed: int = 3, rounds: int = 2, held_out_voice: bool = False) -> Iterator[Case]:
    """Neighbouring held-out sentences joined to chunks, each time in a voice drawn anew."""
    r = random.Random(seed)
    for _ in range(rounds):
        waiting = [split(units, r) for units in held_out_sentences()]
        while waiting:
            voice, length = draw_voice(r, held_out_voice), LEAD_S
            pieces: list[Piece] = []
            while waiting:
                text = " ".join(u.spoken for part in waiting[0] for u in part)
                more = len(text) / 5.0 * 60 / voice.rate_wpm + 0.6 * len(waiting[0])
                if pieces and length + more > LONGEST_S - 0.8:
                    break
                pieces += [Piece(part, r.uniform(0.25, 0.6)) for part in waiting.pop(0)]
                length += more
            one = case(Window(tuple(pieces), voice, LEAD_S), r.randrange(10**6))
            if one is not None:
                yield one


def silence_cases(seed: int = 5, count: int = 30) -> Iterator[tuple[Case, float]]:
    """Two held-out sentences with two seconds of quiet between them, and the second at which the quiet begins."""
    r = random.Random(seed)
    sentences = held_out_sentences()
    made = 0
    while made < count:
        voice = draw_voice(r)
        first, second = Piece(r.choice(sentences), PLANTED_S), Piece(r.choice(sentences), 0.0)
        one = case(Window((first, second), voice, LEAD_S), r.randrange(10**6))
        if one is None or one.starts_s is None:
            continue
        made += 1
        yield one, one.starts_s[len(first.units)] - PLANTED_S


def fixtures(folder: Path) -> Iterator[tuple[str, Path, str]]:
    """Name, recording and transcript (filled pauses included) of each fixture of the manifest in this folder."""
    for entry in tomllib.loads((folder / "manifest.toml").read_text())["fixture"]:
        lines = [line for line in entry["say"] if not line.startswith("[pause")]
        said = " ".join(line.strip("[]") + "," if line.startswith("[") else _PAIR.sub(r"\1", line) for line in lines)
        yield entry["id"], folder / entry.get("file", f"{entry['id']}.flac"), said
