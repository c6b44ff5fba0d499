"""Batches of windows of like length, with prompts, padding, masks over the spectrogram and guides for the attention."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from tools.demo_model import shards
from tools.demo_model.network import PHONEMES
from tools.demo_model.shards import Example
from tools.demo_model.tokens import Codes

IGNORED = -100
BUCKET_FRAMES = 128
_POSITIONS_PER_S = 50.0
#: A token's start, its end and the start of the next token, in encoder positions.
Span = tuple[float, float, float]
_UNKNOWN: Span = (np.nan, np.nan, np.nan)
_CODE = {c: i + 1 for i, c in enumerate(PHONEMES)}


@dataclass(frozen=True)
class Batch:
    """One step's input and targets.

    guide holds the positions (start, end, next token's start) of each target token, NaN where unknown.
    """

    mels: Tensor  # [B, 80, frames]
    tokens: Tensor  # [B, S]
    targets: Tensor  # [B, S]
    guide: Tensor  # [B, S, 3]
    ctc_targets: Tensor  # [sum of lengths]
    ctc_lengths: Tensor  # [B]
    seconds: float
    keys: tuple[tuple[int, int] | None, ...]  # which window each row is: shard and offset; None for an empty one


@dataclass(frozen=True)
class Mix:
    """Shares of the kinds of sequence."""

    prompt: float = 0.03
    timestamps: float = 0.03
    empty: float = 0.01
    cut: float = 0.25  # windows that begin or end at any word; none where states are kept, which are of whole windows


class Store:
    """All finished shards of a folder; new ones are taken up while training runs."""

    def __init__(self, folder: Path, codes: Codes, seed: int, mix: Mix) -> None:
        self.folder, self.codes, self.mix = folder, codes, mix
        self.random = random.Random(seed)
        self.mels: dict[int, NDArray[np.float16]] = {}
        self.waiting: list[Example] = []
        self.hours = 0.0
        self.refresh()

    def refresh(self) -> None:
        """Take up shards that were finished since the last call."""
        for shard in shards.finished(self.folder):
            if shard in self.mels:
                continue
            self.mels[shard] = shards.open_mels(self.folder, shard)
            found = shards.examples(self.folder, shard)
            self.hours += sum(e.frames for e in found) / 360_000
            self.waiting += found
            self.random.shuffle(self.waiting)

    def batches(self, frame_budget: int, longest_frames: int) -> Iterator[Batch]:
        """Endless batches of about frame_budget frames, none longer than longest_frames at the time of drawing."""
        while True:
            if sum(e.frames <= longest_frames for e in self.waiting) < 300:
                self.waiting = []
                for shard in self.mels:
                    self.waiting += shards.examples(self.folder, shard)
                self.random.shuffle(self.waiting)
            self.waiting, drawn = self.waiting[500:], self.waiting[:500]
            self.waiting += [e for e in drawn if e.frames > longest_frames]  # they come again when their length is due
            groups: list[list[Example]] = [[]]  # of one bucket each, so that a window always has the same padded length
            for example in sorted((e for e in drawn if e.frames <= longest_frames), key=lambda e: e.frames):
                last = groups[-1]
                if last and (bucket(example) != bucket(last[0]) or bucket(example) * (len(last) + 1) > frame_budget):
                    groups.append([])
                groups[-1].append(example)
            groups = [g for g in groups if g]
            self.random.shuffle(groups)
            for group in groups:
                yield self.batch(group)

    def batch(self, group: list[Example]) -> Batch:
        """One batch of these windows, some of them cut."""
        group = [shards.cut(e, self.random) if self.random.random() < self.mix.cut else e for e in group]
        group.sort(key=lambda e: e.frames)
        frames = bucket(group[-1])
        mels = np.zeros((len(group), frames, 80), np.float32)
        rows = []
        keys: list[tuple[int, int] | None] = []
        for b, example in enumerate(group):
            sound = self.mels[example.shard][example.offset : example.offset + example.frames].astype(np.float32)
            empty = self.random.random() < self.mix.empty
            if empty:
                sound = (
                    np.full_like(sound, self.random.uniform(-1.5, 0.2))
                    + np.random.standard_normal(sound.shape).astype(np.float32) * 0.08
                )
            mels[b, : len(sound)] = self._mask(sound)
            rows.append(self._sequence(example, empty))
            keys.append(None if empty else (example.shard, example.offset))
        return self._collate(mels, rows, tuple(keys), sum(e.frames for e in group) / 100)

    def _mask(self, mels: NDArray[np.float32]) -> NDArray[np.float32]:
        mean = mels.mean()
        for _ in range(2):
            width, span = self.random.randint(0, 9), self.random.randint(0, 12)
            low, start = self.random.randint(0, 79 - width), self.random.randint(0, max(0, len(mels) - span))
            mels[:, low : low + width] = mean
            mels[start : start + span] = mean
        return mels

    def _prompt(self) -> list[int]:
        if self.random.random() < self.mix.prompt and self.waiting:
            return [self.codes.previous, *self.codes.text(self.random.choice(self.waiting).text)[-60:]]
        return []

    def _sequence(self, example: Example, empty: bool) -> tuple[list[int], list[int], list[Span], list[int]]:
        c = self.codes
        prompt = [*self._prompt(), c.start]
        if empty:
            return prompt, [c.no_speech, c.end], [_UNKNOWN] * 2, []
        text: list[int] = []
        guide: list[Span] = []
        for i, unit in enumerate(example.units):
            ids = c.unit(unit)
            text += ids
            guide += _spread(ids, c, example.times_s, i)
        ctc = [_CODE[p] for p in example.phonemes if p in _CODE]
        if example.times_s and self.random.random() < self.mix.timestamps:
            first, last = (
                c.first_timestamp + round(t * _POSITIONS_PER_S) for t in (example.times_s[0][0], example.times_s[-1][1])
            )
            return prompt, [first, *text, last, c.end], [_UNKNOWN, *guide, _UNKNOWN, _UNKNOWN], ctc
        return prompt, [c.no_timestamps, *text, c.end], [_UNKNOWN, *guide, _UNKNOWN], ctc

    def _collate(
        self,
        mels: NDArray[np.float32],
        rows: list[tuple[list[int], list[int], list[Span], list[int]]],
        keys: tuple[tuple[int, int] | None, ...],
        seconds: float,
    ) -> Batch:
        length = -(-max(len(p) + len(t) - 1 for p, t, _, _ in rows) // 8) * 8
        tokens = torch.full((len(rows), length), self.codes.end)
        targets = torch.full((len(rows), length), IGNORED)
        guide = torch.full((len(rows), length, 3), torch.nan)
        for b, (prompt, target, spans, _) in enumerate(rows):
            both = prompt + target
            inputs = [self.codes.no_timestamps if i == self.codes.no_speech else i for i in both[:-1]]
            tokens[b, : len(inputs)] = torch.tensor(inputs)
            at = slice(len(prompt) - 1, len(both) - 1)
            targets[b, at] = torch.tensor(target)
            guide[b, at] = torch.tensor(spans)
        ctc = [torch.tensor(row[3], dtype=torch.long) for row in rows]
        return Batch(
            torch.from_numpy(mels).transpose(1, 2),
            tokens,
            targets,
            guide,
            torch.cat(ctc),
            torch.tensor([len(x) for x in ctc]),
            seconds,
            keys,
        )


def bucket(example: Example) -> int:
    """Frames that a window is padded to."""
    return -(-example.frames // BUCKET_FRAMES) * BUCKET_FRAMES


def _spread(ids: list[int], codes: Codes, times_s: tuple[tuple[float, float], ...] | None, unit: int) -> list[Span]:
    """Share a unit's time among its tokens by their letters; the quiet after it belongs to its last token."""
    if times_s is None:
        return [_UNKNOWN] * len(ids)
    start_s, end_s = times_s[unit]
    lengths = np.array([max(1, len((codes.tokenizer.id_to_token(i) or "").strip("\u0120"))) for i in ids], float)
    edges = np.concatenate([[0.0], np.cumsum(lengths) / lengths.sum()])
    at = (start_s + edges * (end_s - start_s)) * _POSITIONS_PER_S
    spans = [(float(a), float(b), float(b)) for a, b in pairwise(at)]
    if unit + 1 < len(times_s):
        spans[-1] = (*spans[-1][:2], times_s[unit + 1][0] * _POSITIONS_PER_S)
    return spans
