"""`rehearse completion`: the shell completes commands and options."""

from __future__ import annotations

import os
from pathlib import Path

import click

from rehearse.cli.say import echo
from rehearse.errors import UsageError, refused

SHELLS = ("bash", "zsh", "fish")
_VARIABLE = "_REHEARSE_COMPLETE"
_LOADER = Path("/usr/share/bash-completion/bash_completion")  # loads the scripts of a user's folder itself

# click's own script for fish cuts a description at its first comma and completes no path that begins with ~
_FISH = """\
function %(complete_func)s
    set -l response (env %(complete_var)s=fish_complete COMP_WORDS=(commandline -cp) \
COMP_CWORD=(commandline -t) %(prog_name)s)
    for completion in $response
        set -l found (string split --max 1 "," -- $completion)
        switch $found[1]
            case dir
                __fish_complete_directories (commandline -t)
            case file
                complete -C "'' "(commandline -t)
            case plain
                echo $found[2]
        end
    end
end

complete --no-files --command %(prog_name)s --arguments "(%(complete_func)s)"
"""


@click.command()
@click.argument("shell", type=click.Choice(SHELLS, case_sensitive=False), required=False)
@click.option("--install", is_flag=True, help="Install it; it works from the next terminal you open.")
def command(shell: str | None, install: bool) -> None:
    """Complete commands in the shell: --install sets it up.

    The Tab key then completes commands, options and values. Without --install, the script is printed.
    SHELL defaults to the shell you use.
    """
    name = shell or _own_shell()
    script = _script(name)
    if not install:
        click.echo(script, nl=False)
        return
    for line in _installed(name, script):
        echo(line)


def _own_shell() -> str:
    """The shell of the environment; raises UsageError for one that is not supported."""
    name = Path(os.environ.get("SHELL", "")).name
    if name not in SHELLS:
        raise UsageError(f"Completion is not available for {name or 'this shell'}.", f"Name one: {', '.join(SHELLS)}.")
    return name


def _script(shell: str) -> str:
    from click.shell_completion import get_completion_class

    from rehearse.cli.root import root

    found = get_completion_class(shell)
    if found is None:
        raise UsageError(f"Completion is not available for {shell}.", f"Name one: {', '.join(SHELLS)}.")
    completion = found(root, {}, "rehearse", _VARIABLE)
    return _FISH % completion.source_vars() if shell == "fish" else completion.source()


def _installed(shell: str, script: str) -> list[str]:
    """What was written, and where; an existing script is replaced, and an existing line is not added twice."""
    home, data = Path.home(), Path(os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share")
    config = Path(os.environ.get("XDG_CONFIG_HOME") or home / ".config")
    place, start_file, start_line = {
        "bash": (data / "bash-completion" / "completions" / "rehearse", home / ".bashrc", "source {}"),
        "zsh": (data / "rehearse" / "completion.zsh", home / ".zshrc", "autoload -Uz compinit && compinit; source {}"),
        "fish": (config / "fish" / "completions" / "rehearse.fish", None, ""),
    }[shell]
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
        if place.is_file() and place.read_bytes() == script.encode():
            said = [f"Already installed in {place}."]
        else:
            place.write_text(script, encoding="utf-8")
            said = [f"Written to {place}."]
        if start_file is not None and not (shell == "bash" and _LOADER.exists()):
            said += _begun(start_file, start_line.format(f'"{place}"'))
    except OSError as error:
        raise UsageError(
            f"{error.filename} cannot be written: {refused(error)}.", "Leave out --install to print the script."
        ) from error
    return [*said, "Open a new terminal; then Tab completes commands and options."]


def _begun(file: Path, line: str) -> list[str]:
    """Add the line at the end of a shell's start-up file, unless it is already there."""
    before = file.read_text(encoding="utf-8", errors="surrogateescape") if file.exists() else ""
    if line in before.splitlines():
        return []
    with file.open("a", encoding="utf-8", errors="surrogateescape") as end:
        end.write(f"{'' if not before or before.endswith(chr(10)) else chr(10)}{line}\n")
    return [f"Added a line to {file}: {line}"]
