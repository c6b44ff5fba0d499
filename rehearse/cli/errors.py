"""Errors are translated here and nowhere else: one sentence, a hint, an exit code; as JSON where --json stands."""

import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager

import click

from rehearse.errors import RehearseError


@contextmanager
def translated() -> Iterator[None]:
    """Turn a RehearseError into its message on stderr (or JSON on stdout) and its exit code."""
    try:
        yield
    except RehearseError as error:
        if "--json" in sys.argv:
            click.echo(json.dumps({"error": as_object(error)}, ensure_ascii=False))
        else:
            tell(error.message, error.hint)
        sys.exit(error.exit_code)


def tell(message: str, hint: str = "") -> None:
    """A sentence and its hint on stderr, in the form every error has."""
    click.echo(f"Error: {message}", err=True)
    if hint:
        click.echo(f"  {hint}", err=True)


def as_object(error: RehearseError) -> dict[str, str]:
    """The error as the JSON contract has it."""
    return {"code": error.code, "message": error.message, "hint": error.hint}
