"""Groups of commands: one can stand for the group alone, a mistyped one gets a suggestion, help lines are never cut."""

from __future__ import annotations

import re
import shlex
from itertools import takewhile
from typing import Any

import click
import msgspec
from click.shell_completion import CompletionItem

from rehearse.cli.say import echo, safe
from rehearse.data.near import near, one_of

_LONG = 400  # characters of a one-line help; click cuts it to what fits the line, and we wrap it
_BEGINNING = 5  # letters that a word shares with one of a command's help to be taken for it
_MOST = 3  # commands that are suggested


class _Meanings(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """commands.toml: the first list is of words for looking at what there is."""

    words: tuple[frozenset[str], ...]


class Group(click.Group):
    """A group of commands.

    default: the command that runs where none is named, options of its own included.
    search: the command that takes words, where words without a command are most likely meant for it.
    """

    def __init__(self, *args: Any, default: str = "", search: str = "", **options: Any) -> None:
        super().__init__(*args, **options)
        self.default, self.search = default, search

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Parse the line; without a command it is that of the default, or the help of a group that has none.

        `rehearse help record` is `rehearse record --help`.
        """
        if args[:1] == ["help"] and not ctx.resilient_parsing and self.get_command(ctx, "help") is None:
            args = [*args[1:], "--help"]
        if not ctx.resilient_parsing and not self.invoke_without_command:
            if not args and not self.default:
                echo(ctx.get_help())
                ctx.exit()
            if self.default and (not args or (args[0].startswith("-") and args[0] not in ctx.help_option_names)):
                args = [self.default, *args]
        return super().parse_args(ctx, args)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command that was typed; raises click.UsageError with suggestions if there is none."""
        name = args[0]
        if self.get_command(ctx, name) is None and not name.startswith("-") and not ctx.resilient_parsing:
            ctx.fail(safe(f'There is no command "{name}". {self.hint(ctx, args)}'.strip()))
        return super().resolve_command(ctx, args)

    def hint(self, ctx: click.Context, words: list[str]) -> str:
        """What was probably meant by words that begin with no command."""
        if words[0] == "version" and ctx.parent is None:
            return f"`{ctx.command_path} -V` prints the version."
        meant = self._meant(ctx, words[0])
        if meant:
            named = one_of([f"`{f'{ctx.command_path} {name}'.rstrip()}`" for name in meant])
            return f"Did you mean {named}? {self._others(ctx)}"
        if self.search:
            sought = shlex.join(takewhile(lambda word: not word.startswith("-"), words))
            return f"`{ctx.command_path} {self.search} {sought}` searches for it. {self._others(ctx)}"
        return self._others(ctx)

    def _others(self, ctx: click.Context) -> str:
        return f"The commands are {', '.join(self.list_commands(ctx))}." if ctx.parent else ""

    def _meant(self, ctx: click.Context, word: str) -> tuple[str, ...]:
        """The commands of like meaning; else those of like spelling; else those whose help has the word.

        The empty word stands for the group alone.
        """
        commands = self.list_commands(ctx)
        like = [name for words in _meanings() if word.lower() in words for name in commands if name in words]
        if not like and (found := near(word, commands)):
            return found
        if ctx.parent and self.invoke_without_command and word.lower() in _meanings()[0]:
            return ("",)
        begins = re.compile(rf"\b{re.escape(word[:_BEGINNING])}", re.IGNORECASE)
        about = [name for name, said in self.helps(ctx) if len(word) >= _BEGINNING and begins.search(said)]
        return tuple("" if name == self.default else name for name in dict.fromkeys(like or about))[:_MOST]

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List the commands, each with its whole line of help, and the one that runs where none is named."""
        with formatter.section("Commands"):
            formatter.write_dl(self.helps(ctx))
        if self.default:
            formatter.write_paragraph()
            formatter.write_text(f"`{ctx.command_path}` on its own runs `{ctx.command_path} {self.default}`.")

    def shell_complete(self, ctx: click.Context, incomplete: str) -> list[CompletionItem]:
        """What the Tab key offers, each command with its whole line of help, which click cuts at 45 characters."""
        whole, found = dict(self.helps(ctx)), super().shell_complete(ctx, incomplete)
        for item in found:
            item.help = whole.get(item.value, item.help)
        return found

    def helps(self, ctx: click.Context) -> list[tuple[str, str]]:
        """The commands with one line of help each."""
        found = ((name, self.get_command(ctx, name)) for name in self.list_commands(ctx))
        return [(name, one.get_short_help_str(_LONG)) for name, one in found if one is not None and not one.hidden]


def _meanings() -> tuple[frozenset[str], ...]:
    from rehearse.data import load

    return load("commands.toml", _Meanings).words
