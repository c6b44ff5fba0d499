"""Running a command as a person does, in a home of its own."""

import json
import os
import sys
from typing import Any

from click.testing import CliRunner, Result

from rehearse.cli.errors import translated
from rehearse.cli.root import root

ROOM = "1000"


def rehearse(*words: str, typed: str = "", seen: bool = False) -> Result:
    """The outcome of `rehearse WORDS…` with its errors translated; exit code, stdout and stderr apart.

    seen: as it is on a terminal of COLUMNS by LINES, and not as it is in a pipe. Unless COLUMNS is set, a pipe has room
    for any sentence, so that a test can look for it.
    """

    def run() -> None:
        with translated():
            root.main(args=list(words), prog_name="rehearse", standalone_mode=True)

    runner = CliRunner()
    pipe = _piped(typed)
    room = {} if seen or "COLUMNS" in os.environ else {"COLUMNS": ROOM}
    with runner.isolation(input=typed, env=room) as (out, err, _):
        code = 0
        sys.stdin.fileno = lambda: pipe  # type: ignore[method-assign]
        if seen:
            for stream in (sys.stdout, sys.stderr):
                stream.isatty = lambda: True  # type: ignore[method-assign]
        try:
            run()
        except SystemExit as stop:
            code = stop.code if isinstance(stop.code, int) else 1
        stdout, stderr = out.getvalue(), err.getvalue()
    os.close(pipe)
    return Result(runner, stdout, stderr, stdout + stderr, None, code, None)


def _piped(typed: str) -> int:
    """What is typed, for whoever reads it from the descriptor: a user's standard input always has one."""
    reading, writing = os.pipe()
    with os.fdopen(writing, "w", encoding="utf-8") as pipe:
        pipe.write(typed)
    return reading


def printed(result: Result) -> Any:
    """The one JSON object on standard output."""
    assert result.exit_code == 0, result.output
    return json.loads(result.stdout)
