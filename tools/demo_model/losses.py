"""What training makes small: cross-entropy, a phoneme CTC on the encoder, a guide for the attention."""

from __future__ import annotations

from dataclasses import dataclass

import torch
import torch.nn.functional as F  # noqa: N812 - the name that PyTorch's own documentation uses
from torch import Tensor

from tools.demo_model.batches import IGNORED, Batch
from tools.demo_model.network import Network

PADDING_STEP = 10
_NEAR_POSITIONS = 5
_QUIET_WEIGHT = 0.15


@dataclass(frozen=True)
class Plan:
    """How to train. minutes is the length of the whole schedule, over all resumed runs."""

    minutes: float
    seed: int = 1
    frame_budget: int = 16000
    peak_rate: float = 1.2e-3
    warmup_steps: int = 100
    decay_share: float = 1.0
    ctc_weight: float = 0.5
    guide_weight: float = 0.25
    guided_heads: int = 2
    label_smoothing: float = 0.04
    average: float = 0.995
    save_every_s: float = 120.0
    device: str = "cpu"
    optimizer: str = "muon"
    frozen_encoder: bool = False


def guide_loss(log_weights: Tensor, guide: Tensor) -> Tensor:
    """Cross-entropy between each token's time (as a box) and its attention, mean over tokens and heads.

    The quiet up to the next token counts a little, so that the alignment leaves it to the word before and the next
    word starts where its sound does.
    """
    known = ~guide[..., 0].isnan()
    if not bool(known.any()):
        return log_weights.sum() * 0
    at = torch.arange(log_weights.shape[-1], device=guide.device)
    start, end, following = (x[..., None] for x in guide.nan_to_num(0).unbind(-1))

    def overlap(low: Tensor, high: Tensor) -> Tensor:
        return (torch.minimum(at + 1.0, high) - torch.maximum(at * 1.0, low)).clamp(min=0)

    near = (at - (start + end) / 2).abs() < _NEAR_POSITIONS  # a token without a length of its own
    box = (overlap(start, end) + _QUIET_WEIGHT * overlap(end, following) + 1e-4 * near) * known[..., None]
    box = box / box.sum(-1, keepdim=True).clamp(min=1e-6)
    return -(box[:, None] * log_weights).sum() / (known.sum() * log_weights.shape[1])


def ctc_loss(letters: Tensor, batch: Batch) -> Tensor:
    """CTC over the windows that have phonemes: an empty one would ask for nothing but blanks."""
    chosen = batch.ctc_lengths > 0
    if not bool(chosen.any()):
        return letters.sum() * 0
    scores = F.log_softmax(letters[chosen.to(letters.device)].float(), -1).transpose(0, 1)
    lengths = torch.full((scores.shape[1],), scores.shape[0], dtype=torch.long)
    return F.ctc_loss(scores, batch.ctc_targets, lengths, batch.ctc_lengths[chosen], zero_infinity=True)


class States:
    """What a frozen encoder makes of each window, computed once and kept in memory (about 100 MB an hour of sound)."""

    def __init__(self, net: Network, plan: Plan) -> None:
        self._net, self._plan = net, plan
        self._kept: dict[tuple[int, int], Tensor] = {}
        self._bias: dict[int, Tensor] = {}

    def of(self, batch: Batch) -> tuple[Tensor, Tensor]:
        """States [B, positions, width] with thinned padding, and the bias of their keys."""
        frames = batch.mels.shape[2]
        new = [b for b, key in enumerate(batch.keys) if key is None or key not in self._kept]
        fresh: dict[int, Tensor] = {}
        if new or frames not in self._bias:
            with torch.no_grad(), torch.autocast(self._plan.device, dtype=torch.bfloat16):
                states, bias = self._net.encode(batch.mels[new or [0]].to(self._plan.device), PADDING_STEP)
            assert bias is not None  # noqa: S101 - padded, hence there
            self._bias[frames] = bias
            fresh = {b: states[i].to(torch.bfloat16).clone() for i, b in enumerate(new)}
            self._kept.update({key: fresh[b] for b in new if (key := batch.keys[b]) is not None})
        rows = [fresh[b] if key is None else self._kept[key] for b, key in enumerate(batch.keys)]
        return torch.stack(rows), self._bias[frames]


def decoder_losses(net: Network, batch: Batch, plan: Plan, states: States) -> tuple[Tensor, Tensor, Tensor]:
    """Cross-entropy and guide loss with the encoder left as it is; the CTC loss is zero."""
    with torch.autocast(plan.device, dtype=torch.bfloat16):
        heard, bias = states.of(batch)
        hidden, weights = net.decode(batch.tokens.to(plan.device), heard, bias, plan.guided_heads)
    cross = _cross_entropy(net, hidden, batch, plan)
    return cross, cross.detach() * 0, guide_loss(weights, batch.guide.to(plan.device))


def _cross_entropy(net: Network, hidden: Tensor, batch: Batch, plan: Plan) -> Tensor:
    wanted = batch.targets.to(plan.device).reshape(-1)
    kept = wanted != IGNORED
    with torch.autocast(plan.device, dtype=torch.bfloat16):
        logits = net.logits(hidden.reshape(-1, hidden.shape[-1])[kept])
    return F.cross_entropy(logits.float(), wanted[kept], label_smoothing=plan.label_smoothing)


def losses(net: Network, batch: Batch, plan: Plan, step_of_padding: int, phase: int) -> tuple[Tensor, Tensor, Tensor]:
    """Cross-entropy, CTC and guide loss of a batch."""
    with torch.autocast(plan.device, dtype=torch.bfloat16):
        states, bias = net.encode(batch.mels.to(plan.device), step_of_padding, phase)
        hidden, weights = net.decode(batch.tokens.to(plan.device), states, bias, plan.guided_heads)
        letters = net.ctc(states[:, : batch.mels.shape[2] // 2])
    cross = _cross_entropy(net, hidden, batch, plan)
    ctc = ctc_loss(letters, batch)
    return cross, ctc, guide_loss(weights, batch.guide.to(plan.device))
