"""One take from the microphone check to the closed file: the steps a user goes through, in order."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from rehearse.audio.check import headset_advice, judge
from rehearse.audio.devices import remembered
from rehearse.audio.events import Ended, Metered
from rehearse.audio.sources import FILE
from rehearse.audio.take import Take
from rehearse.cli.live.interrupts import Interrupts
from rehearse.cli.live.keyboard import ENTER, Keys
from rehearse.cli.live.remarks import Remarks
from rehearse.cli.live.screen import Screen
from rehearse.cli.live.view import Phase, View
from rehearse.data.take import take_settings
from rehearse.errors import Declined
from rehearse.practice import take_options
from rehearse.store.moments import now

_STEP_S = 0.1


class UserLeft(Declined):
    """The user left before anything was recorded."""

    code = "left"


@dataclass(frozen=True)
class Plan:
    """What is to happen. think_s 0: no time to think; seconds None: until stopped.

    hint: lines that h shows in the time to think; hinted: they are shown without being asked for. lights_s: when the
    lights of the clock change, where they are not the usual. keep: whether the recording stays whatever happens.
    leaves_early: whether Ctrl-C in the first seconds of a take leaves it unanswered instead of ending it.
    """

    new_path: Callable[[], Path]
    question: str = ""
    device: str | None = None
    think_s: float = 0.0
    seconds: float | None = None
    check: bool = True
    hint: tuple[str, ...] = ()
    hinted: bool = False
    lights_s: tuple[float, float, float] | None = None
    keep: bool = True
    leaves_early: bool = False
    target_s: float | None = None  # the length aimed at; None for the one of targets.toml


@dataclass
class Session:
    """A take in progress: the recorder, the keys, the screen. `run` returns how it ended."""

    plan: Plan
    keys: Keys
    screen: Screen
    interrupts: Interrupts
    on_open: Callable[[], None] = lambda: None  # the microphone works
    on_start: Callable[[Take], None] = lambda _take: None  # the recording has begun
    on_discard: Callable[[], None] = lambda: None  # the user starts over: what was heard counts no more
    enough: Callable[[], bool] = lambda: False  # whether the take should end by itself
    restarted: bool = False  # an earlier take was deleted
    stopped_s: float = 0.0  # the moment of the stop, on the monotonic clock
    began: str | None = None  # the moment at which the recording began, ISO 8601
    _take: Take = field(init=False)
    _path: Path | None = None  # of the take
    _going_s: float = 0.0  # since when the recorder records, on the monotonic clock
    _before_again: Phase = "take"  # where n leads back to, when the user is asked about starting over
    _hint_left: bool = False  # there is a hint, and it was not shown yet
    _remarks: Remarks = field(default_factory=Remarks)

    def run(self) -> Ended | None:
        """Check, think, record; None when nothing was recorded. Raises MicrophoneError, DiskFull, UserLeft."""
        first = True
        try:
            while True:
                with self._new_take() as self._take:
                    opened = self._take.wait_open()
                    if first:
                        self.on_open()
                        self._remark(opened.device)
                    if first and self.plan.check:
                        self._check()
                    if first:
                        self._think()
                    first = False
                    if self._record():
                        self.stopped_s = time.monotonic()
                        return self._take.ended() if self._take.over else self._take.stop()
                    self.restarted = True
        finally:
            self.screen.hide()
            if self._path is not None:
                take_options.drop_unless_recorded(self._path)

    def _new_take(self) -> Take:
        """The recorder on the microphone asked for; one that is only remembered may be missing."""
        plan, self._path = self.plan, self.plan.new_path()
        return Take(self._path, plan.device, plan.seconds, or_default=plan.device == remembered())

    def _remark(self, device: str) -> None:
        """Say what is worth knowing of the microphone before it is used."""
        wanted = self.plan.device
        if wanted and wanted.lower() not in device.lower():
            self.screen.note(f"{wanted} is not connected; using {device}.")
        if advice := headset_advice(device):
            self.screen.note(advice)

    def _check(self) -> None:
        """Listen for a few seconds and say what is wrong, if anything is."""
        length_s = take_settings().check.length_s
        end_s, readings = time.monotonic() + length_s, list[Metered]()
        while (left_s := end_s - time.monotonic()) > 0 and not self._take.over:
            key = self._step("check", length_s - left_s, readings)
            if key == ENTER:
                break
        verdict = judge(readings) if readings else None
        if verdict:
            self.screen.note(verdict.message)
            if verdict.advice:
                self.screen.note(f"  {verdict.advice}")
            self._remarks.said_silent = verdict.kind == "silent"

    def _think(self) -> None:
        """Show the question until the time is up or Enter is pressed; h shows the hint once."""
        self._hint_left = bool(self.plan.hint)
        if self.plan.hinted:
            self._show_hint()
        end_s = time.monotonic() + self.plan.think_s
        while (left_s := end_s - time.monotonic()) > 0 and not self._take.over:
            key = self._step("think", left_s)
            if key == ENTER:
                return
            if key == "h":
                self._show_hint()

    def _show_hint(self) -> None:
        if self._hint_left:
            self._hint_left = False
            for line in self.plan.hint:
                self.screen.note(line)

    def _record(self) -> bool:
        """Record until it ends; False when it was deleted to start over. Raises UserLeft when deleted to leave."""
        self._take.tell("record")
        self._going_s, self.began = time.monotonic(), now()
        self.on_start(self._take)
        phase: Phase = "take"
        while not self._take.over:
            key = self._step(phase, self._take.level.recorded_s if self._take.level else 0.0)
            if self.interrupts.stops or self.interrupts.leave or (key == ENTER and self._ends(phase)):
                return True
            if phase == "take" and self.enough():
                return True
            if phase == "again" and key in ("y", "q"):
                self._discard(leaves=key == "q")
                return False
            phase = self._turn(phase, key)
        return True

    def _ends(self, phase: Phase) -> bool:
        """Whether Enter ends the take now. One that was meant for the time to think, or for a question, does not."""
        late_s = time.monotonic() - self._going_s
        soon = phase == "take" and self.keys.by_hand and late_s < take_settings().enter.ignored_s
        if soon and not self._remarks.insists(self._going_s):
            self._remarks.ignore_enter()
            return False
        return phase != "again"

    def _turn(self, phase: Phase, key: str | None) -> Phase:
        """The phase that a key leads to; the recorder pauses in all but `take`."""
        turns: dict[tuple[Phase, str | None], Phase] = {
            ("take", "p"): "paused",
            ("paused", "p"): "take",
            ("take", "r"): "again",
            ("paused", "r"): "again",
            ("again", "n"): self._before_again,
        }
        turned = turns.get((phase, key), phase)
        if turned != phase:
            self._before_again = phase
            self._take.tell("resume" if turned == "take" else "pause")
            self._going_s = time.monotonic()
        return turned

    def _discard(self, *, leaves: bool) -> None:
        """The user said yes: this take is deleted. Raises UserLeft if they want no other."""
        self.on_discard()
        ended = self._take.stop()
        if ended and ended.path:
            take_options.delete(Path(ended.path))
        if leaves:
            raise UserLeft("You left. The recording was deleted.")

    def hardly_begun(self, ended: Ended) -> bool:
        """Whether the user left so soon that there is nothing to keep.

        That is Ctrl-C twice right after starting over, or once where the plan says so. A take that somebody else ended,
        as with a closed terminal, is kept whatever its length.
        """
        stops = 0 if self.interrupts.leave else self.interrupts.stops
        left = (stops > 1 and self.restarted) or (stops > 0 and self.plan.leaves_early)
        return left and ended.recorded_s < take_settings().start_over.hardly_begun_s

    def _step(self, phase: Phase, clock_s: float, readings: list[Metered] | None = None) -> str | None:
        """Show this moment, wait a tenth of a second for a key, read the recorder's messages; returns the key.

        Before the recording Ctrl-C and a closed terminal leave the program (UserLeft).
        """
        level, ended = self._take.level, self.keys.ended
        warning = self._remarks.warning(phase, level)
        if self._remarks.sound_arrives(level):
            self.screen.note("Sound arrives now.")
        plan, hint = self.plan, self._hint_left
        from_file = (plan.device or "").startswith(FILE)
        self.screen.show(View(phase, plan.question, clock_s, level, warning, hint, ended, plan.seconds, from_file))
        key = self.keys.poll(_STEP_S)
        while (event := self._take.poll()) is not None:
            if readings is not None and isinstance(event, Metered):
                readings.append(event)
        if self.interrupts.suspend:
            self._suspend(phase)
        if phase in ("check", "think") and (self.interrupts.stops or self.interrupts.leave):
            raise UserLeft("Nothing was recorded.")
        return key

    def _suspend(self, phase: Phase) -> None:
        """Ctrl-Z: pause the take, give the terminal back, stop; continue on return."""
        self.interrupts.suspend = False
        self._take.tell("pause")
        self.screen.hide()
        self.keys.release()
        os.kill(os.getpid(), signal.SIGSTOP)
        self.keys.engage()
        if phase == "take":
            self._take.tell("resume")
