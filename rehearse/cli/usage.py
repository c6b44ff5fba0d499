"""What click finds wrong with a command line, in plain words."""

from __future__ import annotations

import re
from typing import Any

import click

from rehearse.data.near import did_you_mean, one_of
from rehearse.errors import UsageError

_BAD_VALUE = re.compile(
    r"^(?:'(?P<quoted>.*?)'|(?P<bare>\S+)) is not ", re.DOTALL
)  # how click begins what it says of a value
_EXTRA = re.compile(r"unexpected extra arguments? \((?P<words>.*)\)", re.DOTALL)


def in_plain_words(error: click.UsageError) -> UsageError:
    """The same mistake as one of ours: what is wrong, then what to type."""
    if error.ctx is None:
        return UsageError(_said(error))
    piped = "Name a file, or - for standard input; " if _takes_a_pipe(error) else ""
    return UsageError(_said(error), f"{piped}`{error.ctx.command_path} -h` {_helps(error)}.")


def _takes_a_pipe(error: click.UsageError) -> bool:
    """Whether a file is missing for which - may stand, as the help of the command says."""
    command = error.ctx.command if error.ctx else None
    missing = isinstance(error, click.MissingParameter) and isinstance(error.param, click.Argument)
    return missing and command is not None and "standard input" in (command.help or "")


def _helps(error: click.UsageError) -> str:
    """What the help does for whoever made that mistake."""
    if error.ctx is None or not isinstance(error.ctx.command, click.Group):
        return "explains the command"
    return f"lists the {'options' if isinstance(error, click.NoSuchOption) else 'commands'}"


def _said(error: click.UsageError) -> str:
    if isinstance(error, click.NoSuchOption):
        near = did_you_mean(error.option_name, _options(error.ctx))
        return f"There is no option {error.option_name}. {near}".strip()
    if isinstance(error, click.MissingParameter) and error.param is not None:
        return f"{_name(error.param)} is missing."
    if isinstance(error, click.BadOptionUsage) and "requires an argument" in error.message:
        words = " --words prints what was said." if error.option_name == "--transcript" else ""
        return f"{error.option_name} needs a value after it.{words}"
    if isinstance(error, click.BadParameter) and error.param is not None:
        return _value(error, error.param)
    message = error.format_message()
    if (extra := _EXTRA.search(message)) is not None:
        return _extra(error, extra["words"])
    return message


def _extra(error: click.UsageError, words: str) -> str:
    """Words for which the command has no place; a file that it could write has an option."""
    command = error.ctx.command_path if error.ctx else "rehearse"
    options = {name for one in (error.ctx.command.params if error.ctx else ()) for name in one.opts}
    first, _, _ = words.partition(" ")
    if f"--{first}" in options:
        return f'`{command}` does not take "{words}". Did you mean `{command} --{words}`?'
    typed = error.ctx.params.get("question") if error.ctx else None
    if isinstance(typed, str) and " " not in typed:
        return f'`{command}` does not take "{words}". Several words of a question need quotes: "{typed} {words}".'
    writes = "-o" in options
    return f'`{command}` does not take "{words}".{f" To write a file: -o {words}" if writes else ""}'


def _value(error: click.BadParameter, param: click.Parameter) -> str:
    """An invalid value, and what would be valid."""
    typed = _BAD_VALUE.match(error.message)
    wanted = _wanted(param.type)
    if typed is None or wanted is None:
        return f"{_name(param)}: {error.message}"
    value = _as_typed(typed["quoted"] or typed["bare"] or "")
    near = did_you_mean(value, list(map(str, param.type.choices))) if isinstance(param.type, click.Choice) else ""
    return f'{_name(param)} takes {wanted}, not "{value}". {near}'.strip()


def _as_typed(value: str) -> str:
    """A number without the decimals that it was read with."""
    return value.removesuffix(".0")


def _wanted(kind: click.ParamType[Any]) -> str | None:
    """What a value must be."""
    if isinstance(kind, click.Choice):
        return f"one of {one_of([str(choice) for choice in kind.choices])}"
    if isinstance(kind, click.IntRange | click.FloatRange):
        number = "a whole number" if isinstance(kind, click.IntRange) else "a number"
        if kind.max is None:
            return f"{number} {'above' if kind.min_open else 'of at least'} {kind.min:g}"
        return f"{number} from {kind.min or 0:g} to {kind.max:g}"
    return {"integer": "a whole number", "float": "a number"}.get(kind.name)


def _name(param: click.Parameter) -> str:
    """How a user names it: --option, or the argument in capitals."""
    if isinstance(param, click.Option):
        return max(param.opts, key=len)
    return (param.metavar or param.name or "").strip("[]….").upper()


def _options(ctx: click.Context | None) -> list[str]:
    params = ctx.command.get_params(ctx) if ctx else ()  # --help among them
    return [name for param in params for name in param.opts if name.startswith("--")]
