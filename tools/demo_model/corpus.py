"""Windows of the corpus: a few sentences of one voice with gaps, up to the longest chunk; seeded by shard."""

from __future__ import annotations

import json
import random
import tomllib
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from functools import cache
from itertools import pairwise

from tools.demo_model.exclusions import runs
from tools.demo_model.sentences import DATA, Sources, sentence
from tools.demo_model.units import Unit, Units, spoken, written

MAX_WINDOW_S = 12.0
_SOUNDS = {"um", "uh", "er", "hmm"}


@dataclass(frozen=True)
class Voice:
    """How a window is spoken. Pitch and pitch range as espeak-ng takes them, 0 to 100."""

    engine: str
    name: str
    rate_wpm: int
    pitch: int
    pitch_range: int
    word_gap: int


@dataclass(frozen=True)
class Piece:
    """A stretch that is spoken in one go, and the quiet after it."""

    units: Units
    gap_s: float


@dataclass(frozen=True)
class Window:
    """One training example before it is spoken."""

    pieces: tuple[Piece, ...]
    voice: Voice
    lead_s: float

    @property
    def units(self) -> Units:
        """Everything that is said in it."""
        return tuple(u for p in self.pieces for u in p.units)


@cache
def _voices() -> dict[str, list[dict[str, object]]]:
    return tomllib.loads((DATA / "voices.toml").read_text())


def draw_voice(r: random.Random, held_out: bool = False) -> Voice:
    """A voice with its rate, pitch and pitch range."""
    entries = _voices()["held_out" if held_out else "voice"]
    entry = r.choices(entries, [float(str(e.get("weight", 1))) for e in entries])[0]
    rate = r.randint(145, 172) if r.random() < 0.5 else r.randint(120, 190)
    pitch = r.randint(42, 56) if r.random() < 0.5 else r.randint(30, 72)
    return Voice(
        str(entry["engine"]),
        str(entry["name"]),
        rate,
        pitch,
        r.choice((50, 50, r.randint(25, 75))),
        r.choice((0,) * 9 + (1,)),
    )


def _gap(r: random.Random) -> float:
    kind = r.random()
    if kind < 0.65:
        return r.uniform(0.1, 0.6)
    return r.uniform(0.6, 1.2) if kind < 0.87 else r.uniform(1.2, 2.6)


def split(units: Units, r: random.Random) -> list[Units]:
    """Break a sentence where a speaker stops: around fillers, at commas, now and then anywhere."""
    breaks: set[int] = set()
    apart = r.random() < 0.5
    anywhere = 0.12 if r.random() < 0.15 else 0.0
    for i, unit in enumerate(units[:-1]):
        sound = unit.written.strip(",.").lower() in _SOUNDS
        if sound and apart:
            breaks |= {i, i + 1}
        elif (unit.mark and r.random() < 0.08) or r.random() < anywhere:
            breaks.add(i + 1)
    edges = [0, *sorted(breaks - {0}), len(units)]
    return [units[a:b] for a, b in pairwise(edges) if a < b]


def _seconds(units: Units, rate_wpm: int) -> float:
    return 0.15 + len(spoken(units)) / 5.3 * 60 / rate_wpm


def _target_s(r: random.Random, longest_s: float) -> float:
    """Few very short windows, half of middle length, the rest up to the longest."""
    kind = r.random()
    low, high = (1.0, 0.25 * longest_s) if kind < 0.12 else (0.25 * longest_s, 0.67 * longest_s)
    return r.uniform(low, high) if kind < 0.6 else r.uniform(0.67 * longest_s, 0.95 * longest_s)


def window(s: Sources, r: random.Random, longest_s: float = MAX_WINDOW_S) -> Window:
    """One window of random length; its first or last sentence may be cut where it pauses, as a chunk at run time is."""
    voice = draw_voice(r)
    target = _target_s(r, longest_s)
    lead = r.choice((0.0, r.uniform(0, 0.4)))
    pieces: list[Piece] = []
    total = lead
    while total < target:
        parts = split(sentence(s, r), r)
        parts = parts[r.randrange(len(parts)) :] if not pieces and r.random() < 0.2 else parts
        for part in parts:
            gap = _gap(r) if r.random() < 0.8 else r.uniform(0.02, 0.15)
            length = _seconds(part, voice.rate_wpm) + gap
            if total + length - gap > longest_s and pieces:
                return Window(tuple(pieces), voice, lead)
            pieces.append(Piece(part, round(gap, 3)))
            total += length
            if total > target and r.random() < 0.3:
                break
    return Window(tuple(pieces), voice, lead)


def windows(
    s: Sources, shard: int, count: int, excluded: frozenset[str], longest_s: float = MAX_WINDOW_S
) -> Iterator[Window]:
    """The windows of a shard, the same for the same number, free of the excluded runs."""
    r = random.Random(7_000_003 + shard)
    made = 0
    while made < count:
        w = window(s, r, longest_s)
        if runs(written(w.units)) & excluded or runs(spoken(w.units)) & excluded:
            continue
        made += 1
        yield w


def to_json(w: Window) -> str:
    """One line of a shard's plan."""
    return json.dumps(asdict(w))


def from_json(line: str) -> Window:
    """The reverse of to_json."""
    raw = json.loads(line)
    pieces = tuple(Piece(tuple(Unit(**u) for u in p["units"]), p["gap_s"]) for p in raw["pieces"])
    return Window(pieces, Voice(**raw["voice"]), raw["lead_s"])
