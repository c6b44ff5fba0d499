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
            body = {"error": {"code": error.code, "message": error.message, "hint": error.hint}}
            click.echo(json.dumps(body, ensure_ascii=False))
        else:
            click.echo(f"Error: {error.message}", err=True)
            if error.hint:
                click.echo(f"  {error.hint}", err=True)
        sys.exit(error.exit_code)
