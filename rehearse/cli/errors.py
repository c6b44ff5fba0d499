"""Errors are translated here and nowhere else: one sentence, a hint, an exit code; as JSON if --json is given."""

import contextlib
import errno
import json
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from rehearse.cli.say import echo, lines_of, verbatim
from rehearse.data.plain_text import escaped, visible
from rehearse.errors import Declined, RehearseError, StoreError, refused
from rehearse.settings import models_dir

_WANT_OF_MEMORY = ("failed to map segment", "cannot allocate memory", "Cannot allocate memory")
_LESS = "Close other programs, or analyse fewer or shorter recordings at once."


@contextmanager
def translated() -> Iterator[None]:
    """Turn a RehearseError into its message on stderr (or JSON on stdout) and its exit code.

    The same for what the system refuses: a folder that may not be read, an output that cannot be written (a closed pipe
    ends the program without a word, as it does others).
    """
    try:
        try:
            yield
        finally:
            if sys.stdout is not None:  # it may have been closed before we began
                sys.stdout.flush()  # here, where it can still be reported, and not when Python exits
    except RehearseError as error:
        _end(error, as_json="--json" in sys.argv)
    except MemoryError:
        _end(RehearseError("There is not enough memory.", _LESS), as_json="--json" in sys.argv)
    except ImportError as error:  # so the loader says it of a library that finds no room
        if not any(want in str(error) for want in _WANT_OF_MEMORY):
            raise
        _end(RehearseError("There is not enough memory.", _LESS), as_json="--json" in sys.argv)
    except OSError as error:
        no_output = error.filename is None
        if no_output:
            _silence()
        if error.errno == errno.EPIPE:
            sys.exit(1)
        _end(of_the_system(error), as_json=not no_output and "--json" in sys.argv)


def of_the_system(error: OSError) -> RehearseError:
    """What the system refused, as one sentence."""
    if error.filename is None:
        return RehearseError(
            f"The output could not be written: {refused(error)}.", "Free some space, or write it somewhere else."
        )
    name = os.fsdecode(error.filename) if isinstance(error.filename, str | bytes) else str(error.filename)
    moved_by = "REHEARSE_MODELS" if _is_of_models(Path(name)) else "REHEARSE_HOME"
    return StoreError(
        f"{name} could not be read or written: {refused(error)}.", f"Change its permissions, or set {moved_by}."
    )


def _is_of_models(path: Path) -> bool:
    """Whether a path is in the folder of models; a folder that cannot be worked out holds nothing."""
    with contextlib.suppress(RuntimeError):  # "~somebody", of whom the system knows no home
        return path.is_relative_to(models_dir())
    return False


def _end(error: RehearseError, *, as_json: bool) -> None:
    try:
        if as_json:
            verbatim(escaped(json.dumps({"error": as_object(error)}, ensure_ascii=False)))
            sys.stdout.flush()
        else:
            _tell(error)
    except OSError:  # stdout is full or closed: report it on stderr, unless that is as well
        _silence()
        with contextlib.suppress(OSError):
            _tell(error)
    sys.exit(error.exit_code)


def _tell(error: RehearseError) -> None:
    """What went wrong; what the user chose is no error."""
    if isinstance(error, Declined):
        echo(f"{error.message} {error.hint}".strip(), err=True)
    else:
        tell(error.message, error.hint)


def _silence() -> None:
    """Discard what stdout still holds, so that Python does not fail on it at exit."""
    with contextlib.suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def tell(message: str, hint: str = "") -> None:
    """A sentence and its hint on stderr, each on one line, in the form every error has."""
    first, *hints = _lines(message, hint)
    begin = first.split(" ")[:2]  # a path too long for a line would leave the word by itself
    echo(first, err=True, rest="  ", whole=" ".join(begin))
    for one in hints:
        echo(one, err=True)


def told_in(*errors: RehearseError | None) -> int:
    """In how many lines `tell` says them."""
    return lines_of(line for one in errors if one is not None for line in _lines(one.message, one.hint))


def _lines(message: str, hint: str) -> list[str]:
    """What is said of an error, and what to do about it, each for a line of its own."""
    return [f"Error: {visible(message)}", *([f"  {visible(hint)}"] if hint else [])]


def as_object(error: RehearseError) -> dict[str, str]:
    """The error as the JSON contract has it."""
    return {"code": error.code, "message": error.message, "hint": error.hint}
