"""Training: cross-entropy, a phoneme CTC on the encoder, a guide for the attention; resumable at any moment."""

from __future__ import annotations

import math
import time
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from typing import Any

import torch
from torch import Tensor

from tools.demo_model.batches import Batch, Mix, Store
from tools.demo_model.losses import PADDING_STEP, Plan, States, decoder_losses, losses
from tools.demo_model.network import Network, Shape
from tools.demo_model.tokens import load

REPORT_STEPS = 50
DECODER_FRAMES = 830  # windows of the decoder's own training


def _heard(name: str) -> bool:
    """Whether a parameter is on the encoder's side."""
    return name.startswith(("conv", "encoder", "ctc"))


class Optimisers:
    """Muon for the matrices of the layers, AdamW for the rest; or AdamW for all."""

    def __init__(self, net: Network, plan: Plan) -> None:
        named = [(n, p) for n, p in net.named_parameters() if not plan.frozen_encoder or not _heard(n)]
        matrix = {
            n for n, p in named if p.ndim == 2 and n.startswith(("encoder.", "decoder.")) and plan.optimizer == "muon"
        }
        adam = torch.optim.AdamW(
            [p for n, p in named if n not in matrix], lr=1.0, betas=(0.9, 0.98), weight_decay=0.01, fused=True
        )
        self.all: list[torch.optim.Optimizer] = [adam]
        if matrix:
            chosen = [p for n, p in named if n in matrix]
            self.all.append(
                torch.optim.Muon(chosen, lr=1.0, weight_decay=0.01, momentum=0.95, adjust_lr_fn="match_rms_adamw")
            )

    def step(self, rate: float) -> None:
        """Apply the gradients at this learning rate."""
        for optimiser in self.all:
            for group in optimiser.param_groups:
                group["lr"] = rate
            optimiser.step()
            optimiser.zero_grad(set_to_none=True)

    def clear(self) -> None:
        """Forget the gradients."""
        for optimiser in self.all:
            optimiser.zero_grad(set_to_none=True)


def learning_rate(plan: Plan, step: int, progress: float) -> float:
    """Warm up, stay, then fall to 3 % of the peak over the last share of the schedule."""
    fall = min(1.0, max(0.03, (1 - progress) / plan.decay_share))
    return plan.peak_rate * min(1.0, (step + 1) / plan.warmup_steps) * fall


def padding_step(progress: float, draw: float) -> int:
    """How the zeros up to 30 s are stood for: not at first, then ever less thinned, in full now and then at the end."""
    if progress < 0.2:
        return 0
    if progress < 0.85:
        return 3 * PADDING_STEP
    return 1 if progress > 0.93 and draw < 0.04 else PADDING_STEP


def longest_frames(progress: float) -> int:
    """Short windows first: they cost less a second, and the attention finds its way on them."""
    return 639 if progress < 0.2 else 830


@dataclass
class State:
    """Where training stands."""

    step: int = 0
    spent_s: float = 0.0
    heard_s: float = 0.0


def save(path: Path, net: Network, averaged: dict[str, Tensor], optimisers: Optimisers, state: State) -> bool:
    """Write a checkpoint in one move, and only when every weight is finite."""
    if not all(bool(torch.isfinite(v).all()) for v in (*net.state_dict().values(), *averaged.values())):
        return False
    content = {
        "shape": asdict(net.shape), "net": net.state_dict(), "averaged": averaged, "state": asdict(state),
        "optimisers": [o.state_dict() for o in optimisers.all],
    }  # fmt: skip
    torch.save(content, path.with_suffix(".tmp"))
    path.with_suffix(".tmp").replace(path)
    return True


def restore(path: Path, optimizer_plan: Plan) -> tuple[Network, dict[str, Tensor], Optimisers, State]:
    """Read a checkpoint back."""
    content: dict[str, Any] = torch.load(path, map_location=optimizer_plan.device, weights_only=True)
    net = Network(Shape(**content["shape"])).to(optimizer_plan.device)
    net.load_state_dict(content["net"])
    optimisers = Optimisers(net, optimizer_plan)
    for optimiser, saved in zip(optimisers.all, content["optimisers"], strict=True):
        optimiser.load_state_dict(saved)
    return net, content["averaged"], optimisers, State(**content["state"])


def begin_decoder(source: Path, checkpoint: Path, plan: Plan) -> None:
    """Start a training of the decoder alone from the averaged weights of a checkpoint."""
    content: dict[str, Any] = torch.load(source, map_location=plan.device, weights_only=True)
    net = Network(Shape(**content["shape"])).to(plan.device)
    net.load_state_dict(content["averaged"])
    save(checkpoint, net, content["averaged"], Optimisers(net, plan), State())


def train(folder: Path, tokenizer: Path, checkpoint: Path, plan: Plan, shape: Shape | None = None) -> None:
    """Train until the schedule is over; continue where the checkpoint stands when there is one."""
    torch.manual_seed(plan.seed)
    torch.set_flush_denormal(True)
    codes = load(tokenizer)
    if checkpoint.exists():
        net, averaged, optimisers, state = restore(checkpoint, plan)
    else:
        net = Network(replace(shape or Shape(codes.size), vocabulary=codes.size)).to(plan.device)
        averaged, optimisers = {k: v.clone() for k, v in net.state_dict().items()}, Optimisers(net, plan)
        state = State()
    store = Store(folder, codes, plan.seed + state.step, Mix(cut=0.0) if plan.frozen_encoder else Mix())
    size = sum(p.numel() for p in net.parameters()) / 1e6
    print(f"{size:.1f} M parameters, {store.hours:.1f} h, from step {state.step}", flush=True)
    states = States(net, plan) if plan.frozen_encoder else None
    _Trainer(net, averaged, optimisers, state, plan, states).run(store, checkpoint)


@dataclass
class _Trainer:
    """The parts of a running training."""

    net: Network
    averaged: dict[str, Tensor]
    optimisers: Optimisers
    state: State
    plan: Plan
    states: States | None = None
    sums: Tensor = field(default_factory=lambda: torch.zeros(3))

    @property
    def progress(self) -> float:
        """Share of the schedule that is done."""
        return self.state.spent_s / (self.plan.minutes * 60)

    def run(self, store: Store, checkpoint: Path) -> None:
        """Step, average, report and save until the time is spent."""
        self.net.train()
        saved_at = last = time.monotonic()
        while self.progress < 1:
            longest = DECODER_FRAMES if self.states else longest_frames(self.progress)
            for batch in store.batches(self.plan.frame_budget, longest):
                self._step(batch, store)
                now = time.monotonic()
                self.state.spent_s += now - last
                last = now
                if self.state.step % REPORT_STEPS == 0:
                    self._report(store)
                if now - saved_at > self.plan.save_every_s:
                    save(checkpoint, self.net, self.averaged, self.optimisers, self.state)
                    saved_at = now
                if self.progress >= 1 or (not self.states and longest_frames(self.progress) != longest):
                    break
        save(checkpoint, self.net, self.averaged, self.optimisers, self.state)

    def _step(self, batch: Batch, store: Store) -> None:
        """One step; a batch whose loss or gradient is not finite is left out."""
        plan, step = self.plan, padding_step(self.progress, store.random.random())
        if self.states is not None:
            parts = decoder_losses(self.net, batch, plan, self.states)
        else:
            parts = losses(self.net, batch, plan, step, store.random.randrange(max(1, step)))
        loss = parts[0] + plan.ctc_weight * parts[1] + plan.guide_weight * parts[2]
        loss.backward()
        norm = torch.nn.utils.clip_grad_norm_(self.net.parameters(), 1.0)
        if not math.isfinite(float(norm)) or not math.isfinite(float(loss.detach())):
            print("skipped a step that was not finite", flush=True)
            self.optimisers.clear()
            return
        self.optimisers.step(learning_rate(plan, self.state.step, self.progress))
        keep = min(plan.average, 1 - 1 / (self.state.step / 4 + 2))
        for name, value in self.net.state_dict().items():
            self.averaged[name].lerp_(value, 1 - keep)
        self.state.step += 1
        self.state.heard_s += batch.seconds
        self.sums += torch.tensor([float(p.detach()) for p in parts])

    def _report(self, store: Store) -> None:
        """Print the mean losses since the last report, and take up new shards."""
        ce, ctc, guide = (self.sums / REPORT_STEPS).tolist()
        done = f"{self.state.step} {self.state.spent_s / 60:.1f} min heard {self.state.heard_s / 3600:.1f} h"
        print(f"{done} of {store.hours:.0f} ce {ce:.3f} ctc {ctc:.3f} guide {guide:.3f}", flush=True)
        self.sums.zero_()
        store.refresh()
