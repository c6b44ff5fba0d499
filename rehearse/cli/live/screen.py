"""What is shown while a take is made: the question, a quiet timer, the level.

On stderr, so that stdout holds the report alone. On a terminal the lines are drawn in place; elsewhere plain lines
say what changed.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Protocol

from rehearse.audio.events import Metered
from rehearse.cli.live.view import Phase, View
from rehearse.cli.say import wrapped
from rehearse.data.plain_text import printable
from rehearse.data.take import take_settings

if TYPE_CHECKING:
    from rich.console import Console, RenderableType

_METER_FLOOR_DBFS = -60.0
_LIGHTS = ("green", "yellow", "red")


class Screen(Protocol):
    """Where views are shown."""

    def show(self, view: View) -> None:
        """Show this moment."""

    def note(self, text: str) -> None:
        """Say something that stays."""

    def hide(self) -> None:
        """Take away what was drawn, for good or until the next `show`."""


Lights = tuple[float, float, float]


def lights_s(target_s: float | None) -> Lights:
    """When the lights change, in seconds: those of take.toml, scaled from its middle one to the length aimed at."""
    lights = take_settings().timer.lights_s
    if target_s is None:
        return lights
    green, amber, red = (light_s * target_s / lights[1] for light_s in lights)
    return green, amber, red


def open_screen(clock: bool, lights_s: Lights | None = None) -> Screen:
    """The screen for this terminal, or for a pipe; lights_s: when the lights change, None for the default."""
    console = _console()
    lights_s = lights_s or take_settings().timer.lights_s
    if _draws(console):
        return DrawnScreen(console, clock, lights_s)
    return PlainScreen(console, clock, lights_s)


def is_drawn() -> bool:
    """Whether the screen here is one that is redrawn in place, and gone in the end."""
    return _draws(_console())


def _console() -> Console:
    from rich.console import Console

    from rehearse.cli.terminal import wide_enough

    return wide_enough(Console(stderr=True, highlight=False))


def _draws(console: Console) -> bool:
    return console.is_terminal and not console.is_dumb_terminal and os.environ.get("TERM") != "dumb"


class PlainScreen:
    """Lines that say what changed, for a pipe or a terminal that cannot move its cursor."""

    def __init__(self, console: Console, clock: bool, lights_s: Lights | None = None) -> None:
        self._console, self._clock = console, clock
        self._lights_s = lights_s or take_settings().timer.lights_s
        self._said: set[str] = set()
        self._phase: Phase | None = None

    def show(self, view: View) -> None:
        """Say what is new since the last moment."""
        if view.phase != self._phase:
            self._phase = view.phase
            self._enter(view)
        self._once(view.warning and f"! {view.warning}")
        if view.phase == "take" and self._clock:
            for light_s in self._lights_s:
                if view.clock_s >= light_s:
                    self._once(f"{light_s:.0f} s")

    def _enter(self, view: View) -> None:
        if view.phase in ("think", "take") and view.question:
            self._once(f"Question: {view.question}")
        if view.phase == "check":
            self.note("Checking the microphone.")
        if view.phase == "think":
            self.note(f"{view.clock_s:.0f} s to think.")
        if view.phase == "take":
            self.note("Recording.")
        self.note(view.keys)
        self._once(view.stopping)

    def _once(self, text: str) -> None:
        if text and text not in self._said:
            self._said.add(text)
            self.note(text)

    def note(self, text: str) -> None:
        """Say it."""
        _print(self._console, text)

    def hide(self) -> None:
        """Nothing is drawn."""


def _print(console: Console, text: str) -> None:
    """Print a line, wrapped with its own indent; the take goes on if the terminal is gone."""
    try:
        console.print(wrapped(printable(text), console.width), markup=False)
    except OSError:
        console.quiet = True


class DrawnScreen:
    """A few lines redrawn in place."""

    def __init__(self, console: Console, clock: bool, lights_s: Lights | None = None) -> None:
        from rich.live import Live

        self._console, self._clock = console, clock
        self._lights_s = lights_s or take_settings().timer.lights_s
        self._live = Live(console=console, auto_refresh=False, transient=True, redirect_stdout=False)
        self._shown = False

    def show(self, view: View) -> None:
        """Draw this moment over the last."""
        try:
            if not self._shown:
                self._live.start()
                self._shown = True
            self._live.update(self._drawn(view), refresh=True)
        except OSError:  # the terminal is gone: the take goes on
            self._console.quiet = True

    def note(self, text: str) -> None:
        """Say it above what is drawn."""
        _print(self._console, text)

    def hide(self) -> None:
        """Take the drawing away and give the cursor back."""
        if self._shown:
            self._shown = False
            try:
                self._live.stop()
            except OSError:
                self._console.quiet = True

    def _drawn(self, view: View) -> RenderableType:
        from rich.console import Group
        from rich.text import Text

        lines: list[RenderableType] = []
        if view.question:
            lines += [Text(printable(view.question), style="bold"), Text()]
        lines += [self._status(view), _meter(view.level)]
        if view.warning:
            lines.append(Text(printable(f"! {view.warning}"), style="yellow"))
        lines += [Text(one, style="dim") for one in (view.keys, view.stopping) if one]
        return Group(*lines)

    def _status(self, view: View) -> RenderableType:
        from rich.text import Text

        if view.phase == "check":
            return Text("Microphone check", style="cyan")
        if view.phase == "think":
            soon = view.clock_s <= take_settings().think.warn_s
            return Text(f"Think: {view.clock_s:.0f} s left", style="bold yellow" if soon else "cyan")
        line = Text().append("● Recording", "red") if view.phase == "take" else Text("‖ Paused")
        if self._clock:
            minutes, seconds = divmod(int(view.clock_s), 60)
            line.append(f"  {minutes}:{seconds:02d}  ")
            for light_s, colour in zip(self._lights_s, _LIGHTS, strict=True):
                lit = view.clock_s >= light_s
                line.append(f" {'●' if lit else '○'} {light_s:.0f}", style=colour if lit else "dim")
        return line


def _meter(level: Metered | None) -> RenderableType:
    """The level as a bar; in words where it clips."""
    from rich.text import Text

    width, peak = 30, level.peak_dbfs if level and level.peak_dbfs is not None else _METER_FLOOR_DBFS
    filled = round(width * min(1.0, max(0.0, 1 - peak / _METER_FLOOR_DBFS)))
    line = Text("Level ").append("█" * filled, style="green").append("·" * (width - filled), style="dim")
    if level and level.clipped_runs >= take_settings().check.clipped_runs:
        line.append("  too loud", style="bold red")
    return line
