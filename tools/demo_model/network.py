"""The network: Whisper's architecture at a small size, with a phoneme CTC head for training only."""

from __future__ import annotations

import math
from dataclasses import dataclass

import torch
import torch.nn.functional as F  # noqa: N812 - the name that PyTorch's own documentation uses
from torch import Tensor, nn

#: Symbols of the CTC head, espeak-ng's phonemes without stress and length; index 0 of the head is the blank.
PHONEMES = (
    " aeioubdfhjklmnprstvwz"
    "\u00e6\u00f0\u014b\u0250\u0251\u0252\u0254\u0259\u025a\u025b\u025c\u0261\u026a\u0279\u027e\u0283\u028a\u028c\u0292\u03b8\u1d7b"
)


@dataclass(frozen=True)
class Shape:
    """Sizes of a network; the ones that faster-whisper fixes (3000 frames, 448 positions) are not free."""

    vocabulary: int
    width: int = 192
    heads: int = 3
    encoder_layers: int = 4
    decoder_layers: int = 4
    mels: int = 80
    text_positions: int = 448
    audio_positions: int = 1500
    dropout: float = 0.0


def _later(scores: Tensor) -> Tensor:
    """What hides the keys behind each query, [T, T]."""
    size = scores.shape[-1]
    return torch.full((size, size), -torch.inf, dtype=scores.dtype, device=scores.device).triu(1)


class Attention(nn.Module):  # type: ignore[misc]  # PyTorch is seen as Any
    """Multi-head attention as Whisper has it: no bias on the keys."""

    def __init__(self, width: int, heads: int) -> None:
        super().__init__()
        self.heads = heads
        self.query = nn.Linear(width, width)
        self.key = nn.Linear(width, width, bias=False)
        self.value = nn.Linear(width, width)
        self.out = nn.Linear(width, width)

    def _split(self, x: Tensor) -> Tensor:
        return x.view(x.shape[0], x.shape[1], self.heads, -1).transpose(1, 2)

    def forward(
        self, x: Tensor, source: Tensor | None = None, bias: Tensor | None = None, causal: bool = False
    ) -> Tensor:
        """Attend from x [B, T, D] to source [B, S, D], or to x itself; bias [1, 1, 1, S] weighs the keys."""
        source = x if source is None else source
        q, k, v = self._split(self.query(x)), self._split(self.key(source)), self._split(self.value(source))
        # written out, and the softmax left in the numbers' own precision: on a CPU the fused kernel's backward pass
        # is several times slower than this, and copies to float32 and back take as long as the products
        scores = (q * q.shape[-1] ** -0.5) @ k.transpose(-1, -2)
        if causal:
            scores = scores + _later(scores)
        elif bias is not None:
            scores = scores + bias.to(scores.dtype)
        with torch.autocast(x.device.type, enabled=False):
            weights = torch.softmax(scores, -1)
        o = weights @ v
        return self.out(o.transpose(1, 2).reshape(x.shape))

    def log_weights(self, x: Tensor, source: Tensor, heads: int, bias: Tensor | None = None) -> Tensor:
        """Log attention of the first heads, float32 [B, heads, T, S]: what guided attention and alignment read."""
        q, k = self._split(self.query(x))[:, :heads], self._split(self.key(source))[:, :heads]
        scores = (q @ k.transpose(-1, -2)).float() / math.sqrt(q.shape[-1])
        return F.log_softmax(scores if bias is None else scores + bias, -1)


class Layer(nn.Module):  # type: ignore[misc]  # PyTorch is seen as Any
    """One pre-norm transformer layer; with cross attention it is a decoder layer."""

    def __init__(self, shape: Shape, cross: bool) -> None:
        super().__init__()
        d = shape.width
        self.self_norm, self.self_attention = nn.LayerNorm(d), Attention(d, shape.heads)
        self.cross = cross
        if cross:
            self.cross_norm, self.cross_attention = nn.LayerNorm(d), Attention(d, shape.heads)
        self.feed_norm, self.feed_in, self.feed_out = nn.LayerNorm(d), nn.Linear(d, 4 * d), nn.Linear(4 * d, d)
        self.drop = nn.Dropout(shape.dropout)

    def forward(self, x: Tensor, source: Tensor | None = None, bias: Tensor | None = None) -> Tensor:
        """Pass x [B, T, D] on; source is what a decoder layer attends to, bias weighs the encoder's positions."""
        x = x + self.drop(self.self_attention(self.self_norm(x), bias=None if self.cross else bias, causal=self.cross))
        if self.cross:
            x = x + self.drop(self.cross_attention(self.cross_norm(x), source, bias))
        return x + self.drop(self.feed_out(F.gelu(self.feed_in(self.feed_norm(x)))))


def sinusoids(length: int, width: int) -> Tensor:
    """Whisper's fixed encoder positions, [length, width]."""
    step = math.log(10000) / (width // 2 - 1)
    angle = torch.arange(length)[:, None] * torch.exp(-step * torch.arange(width // 2))[None]
    return torch.cat([angle.sin(), angle.cos()], 1)


class Network(nn.Module):  # type: ignore[misc]  # PyTorch is seen as Any
    """Encoder, decoder and the CTC head."""

    positions: Tensor

    def __init__(self, shape: Shape) -> None:
        super().__init__()
        d = shape.width
        self.shape = shape
        self.conv1 = nn.Conv1d(shape.mels, d, 3, padding=1)
        self.conv2 = nn.Conv1d(d, d, 3, stride=2, padding=1)
        self.register_buffer("positions", sinusoids(shape.audio_positions, d))
        self.encoder = nn.ModuleList(Layer(shape, False) for _ in range(shape.encoder_layers))
        self.encoder_norm = nn.LayerNorm(d)
        self.embedding = nn.Embedding(shape.vocabulary, d)
        nn.init.normal_(self.embedding.weight, std=0.02)
        self.text_positions = nn.Parameter(torch.randn(shape.text_positions, d) * 0.01)
        self.decoder = nn.ModuleList(Layer(shape, True) for _ in range(shape.decoder_layers))
        self.decoder_norm = nn.LayerNorm(d)
        self.ctc = nn.Linear(d, len(PHONEMES) + 1)

    def encode(self, mels: Tensor, padding_step: int = 0, phase: int = 0) -> tuple[Tensor, Tensor | None]:
        """Log-mels [B, 80, frames] to states [B, positions, width] and the bias of their keys.

        padding_step > 0 stands for the zeros up to 30 s that faster-whisper appends, at a fraction of their cost:
        behind the sound every padding_step-th position is kept (from phase on) and weighs as many keys as it
        stands for.
        """
        x = F.gelu(self.conv2(F.gelu(self.conv1(F.pad(mels, (0, 8))))))[..., :-2].transpose(1, 2)
        quiet, x = x[:, -1:], x[:, :-2]
        index = torch.arange(x.shape[1], device=x.device)
        bias = None
        if padding_step:
            beyond = torch.arange(x.shape[1] + phase, self.shape.audio_positions, padding_step, device=x.device)
            x = torch.cat([x, quiet.expand(-1, len(beyond), -1)], 1)
            bias = torch.cat([torch.zeros(len(index)), torch.full((len(beyond),), math.log(padding_step))])
            bias = bias.to(x.device)[None, None, None]
            index = torch.cat([index, beyond])
        x = x + self.positions[index]
        for layer in self.encoder:
            x = layer(x, bias=bias)
        return self.encoder_norm(x), bias

    def decode(
        self, tokens: Tensor, states: Tensor, bias: Tensor | None = None, guided_heads: int = 0
    ) -> tuple[Tensor, Tensor | None]:
        """Tokens [B, S] to decoder states [B, S, width]; and the last layer's log attention for the guided heads."""
        x = self.embedding(tokens) + self.text_positions[: tokens.shape[1]]
        for layer in self.decoder[:-1]:
            x = layer(x, states, bias)
        last = self.decoder[-1]
        x = x + last.drop(last.self_attention(last.self_norm(x), causal=True))
        y = last.cross_norm(x)
        weights = last.cross_attention.log_weights(y, states, guided_heads, bias) if guided_heads else None
        x = x + last.drop(last.cross_attention(y, states, bias))
        x = x + last.drop(last.feed_out(F.gelu(last.feed_in(last.feed_norm(x)))))
        return self.decoder_norm(x), weights

    def logits(self, states: Tensor) -> Tensor:
        """Project decoder states on the (tied) embeddings."""
        return states @ self.embedding.weight.T
