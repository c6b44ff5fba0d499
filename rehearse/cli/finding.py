"""One check of `rehearse doctor` and what it found."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

import msgspec
from msgspec.structs import replace

from rehearse.cli.errors import of_the_system
from rehearse.errors import RehearseError

SHOWN = {"attempts": "database"}  # JSON keeps the old name


class Finding(msgspec.Struct, frozen=True):
    """One check: ok, worth knowing, or a failure."""

    name: str
    status: Literal["ok", "note", "fail"]
    message: str
    hint: str = ""
    exit_code: int = 0


def examine(name: str, look: Callable[[], Finding]) -> Finding:
    """Run one check; an error becomes the finding."""
    try:
        return look()
    except RehearseError as error:
        return Finding(name, "fail", error.message, _hint(error), error.exit_code)
    except OSError as error:
        refused = of_the_system(error)
        return Finding(name, "fail", refused.message, refused.hint, refused.exit_code)


def without(name: str, needed: Finding) -> Finding:
    """The finding of a check that was not made, as one that it needs failed."""
    return Finding(name, "note", f"Not tried, because the check of the {SHOWN.get(needed.name, needed.name)} failed.")


def shorter(finding: Finding, earlier: list[Finding]) -> Finding:
    """The finding, without the sentence of an earlier check that failed for the same reason."""
    same = next((one for one in earlier if (one.status, one.message) == (finding.status, finding.message)), None)
    if same is None:
        return finding
    return replace(finding, message=f"Not tried, for the same reason as {SHOWN.get(same.name, same.name)}.")


def _hint(error: RehearseError) -> str:
    """What to do, without the advice to run doctor, which is running already."""
    from rehearse.audio.check import missing_advice

    return missing_advice() if "`rehearse doctor`" in error.hint else error.hint
