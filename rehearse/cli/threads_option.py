"""The option --threads: how many cores transcribe saved recordings, for every command that does so."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from rehearse.speech.cores import Cores

_KEY = "rehearse.threads"


def threads_option(command: Callable[..., Any]) -> Callable[..., Any]:
    """The option, whose value `cores_for` reads."""

    def keep(context: click.Context, _option: click.Parameter, value: int | None) -> None:
        context.meta[_KEY] = value

    told = "Use at most this many processor cores [default: all]."
    return click.option("--threads", type=click.IntRange(1), expose_value=False, callback=keep, help=told)(command)


def cores_for(jobs: int = 1, threads: int | None = None) -> Cores:
    """The cores for each of so many jobs: of `threads`, else of --threads, else of the setting, else of all there are.

    Without a limit, one core fewer while a take is being recorded.
    """
    from rehearse.audio.safe_wav import being_recorded
    from rehearse.cli.own import own_settings
    from rehearse.settings import recordings_dir
    from rehearse.speech.cores import available, for_files

    context = click.get_current_context(silent=True)
    asked = threads or (context.meta.get(_KEY) if context else None) or own_settings().preferences.threads
    cores: int = asked or available() - being_recorded(recordings_dir())
    return for_files(max(1, cores // jobs))
