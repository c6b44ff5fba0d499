"""The option --target: the target length of an answer, for every command that takes one."""

from __future__ import annotations

from typing import Any

import click

from rehearse.errors import UsageError

TARGET_HELP = "The target length: 60, 90, 120 or 180 seconds, or junior (120) or senior (180); the bands scale with it."


def target_option(command: Any) -> Any:
    """The option, whose value `target_s` reads."""
    return click.option("--target", help=TARGET_HELP)(command)


def target_s(typed: str | None) -> float | None:
    """The target length in seconds, None if not given; raises UsageError that lists the valid values."""
    if typed is None:
        return None
    from rehearse.data.targets import LONGEST_S, SHORTEST_S, answer_lengths

    known = answer_lengths()
    seconds = known.level.get(typed.lower()) or next((s for s in known.seconds if typed == str(s)), None)
    if seconds is None:
        names = ", ".join([*map(str, known.seconds), *known.level])
        always = f" `rehearse config set targets.duration.target {typed}` makes it the default."
        other = always if typed.isdecimal() and SHORTEST_S <= int(typed[:9]) <= LONGEST_S else ""
        raise UsageError(f'"{typed}" is not a target length.', f"Use one of: {names}.{other}")
    return float(seconds)
