"""Groups of commands: a mistyped one gets a suggestion, and help lines are never cut."""

from __future__ import annotations

from typing import Any

import click

from rehearse.cli.say import safe
from rehearse.data.near import did_you_mean

_LONG = 400  # characters of a one-line help; click cuts it to what fits the line, and we wrap it


class Group(click.Group):
    """A group of commands.

    search: the command that takes words, where words without a command are most likely meant for it.
    """

    def __init__(self, *args: Any, search: str = "", **options: Any) -> None:
        super().__init__(*args, **options)
        self.search = search

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command that was typed; raises click.UsageError with suggestions if there is none."""
        name = args[0]
        if self.get_command(ctx, name) is None and not name.startswith("-") and not ctx.resilient_parsing:
            ctx.fail(safe(f'There is no command "{name}". {self._hint(ctx, name)}'.strip()))
        return super().resolve_command(ctx, args)

    def _hint(self, ctx: click.Context, name: str) -> str:
        meant = did_you_mean(name, self.list_commands(ctx))
        if not meant and self.search:
            return f"`{ctx.command_path} {self.search} {name}` searches for it."
        return meant

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List the commands, each with its whole line of help."""
        with formatter.section("Commands"):
            formatter.write_dl(self.helps(ctx))

    def helps(self, ctx: click.Context) -> list[tuple[str, str]]:
        """The commands with one line of help each."""
        found = ((name, self.get_command(ctx, name)) for name in self.list_commands(ctx))
        return [(name, one.get_short_help_str(_LONG)) for name, one in found if one is not None and not one.hidden]
