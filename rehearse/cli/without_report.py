"""Recorded takes that have no report: what is said of them, and what to type."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from rehearse.cli.say import echo

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rehearse.audio.flaw import Flaw
    from rehearse.audio.recover import Unfinished
    from rehearse.practice.suggestion import Suggestion


@dataclass(frozen=True)
class WithoutReport:
    """The takes that a report can be made of, and those with a flaw that rules it out."""

    usable: tuple[Unfinished, ...]
    useless: tuple[tuple[Unfinished, Flaw], ...]

    def __bool__(self) -> bool:
        return bool(self.usable or self.useless)

    @property
    def told(self) -> tuple[str, str]:
        """How many takes a report can be made of, or if of none, why; and what to type. Neither has a full stop."""
        if self.usable:
            return self._waiting, f"`rehearse recover` finishes {_them(self.usable)}"
        return f"{self._unusable} cannot be used", f"`rehearse recover --delete` deletes {_them(self.useless)}"

    @property
    def offer(self) -> str:
        """What finishes the takes that a report can be made of, as a sentence; empty without any."""
        return "{}: {}.".format(*self.told) if self.usable else ""

    @property
    def in_list(self) -> str:
        """The same and which cannot be used, without a command then: `--delete` would delete all of them."""
        if self.usable and self.useless:
            return f"{self.offer} {self._unusable} cannot be used."
        return "{}: {}.".format(*self.told) if self else ""

    @property
    def suggestion(self) -> Suggestion | None:
        """What to type for takes of which a report can be made; None without any."""
        from rehearse.practice.suggestion import Suggestion

        return Suggestion("rehearse recover", f"{self._waiting} yet") if self.usable else None

    @property
    def _unusable(self) -> str:
        why = " or ".join(sorted({flaw for _, flaw in self.useless}))
        return _counted([take for take, _ in self.useless], why)

    @property
    def _waiting(self) -> str:
        return f"{_counted(self.usable)} {'has' if len(self.usable) == 1 else 'have'} no report"


def without_report() -> WithoutReport:
    """The takes without a report, as they are now."""
    from rehearse.audio.flaw import flaw
    from rehearse.practice.takes import unfinished_takes

    flaws = [(take, flaw(take)) for take in unfinished_takes()]
    return WithoutReport(
        tuple(take for take, found in flaws if found is None),
        tuple((take, found) for take, found in flaws if found is not None),
    )


def offer_recovery() -> None:
    """Say which takes were recorded and can still be judged, and what makes their reports.

    Those that no report can be made of are named by `list` and `doctor` alone: it would be said again and again.
    """
    if said := without_report().offer:
        echo(said, err=True)


def _counted(takes: Sequence[Unfinished], why: str = "") -> str:
    """How many takes there are, how long they are, and `why` they are useless."""
    from rehearse.report.wording import count, seconds

    length = seconds(sum(take.duration_s for take in takes), digits=0)
    long = f"{length}{'' if len(takes) == 1 else ' in all'}"
    return f"{count(len(takes), 'recorded take')} ({', '.join(filter(None, (long, why)))})"


def _them(takes: Sequence[object]) -> str:
    return "it" if len(takes) == 1 else "them"
