"""The README is true: every console block is run and prints what it shows; its tables are the program's own."""

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import click
import pytest

from rehearse.cli.root import root
from tools.make_readme import generated

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text()
BLOCKS = re.findall(r"^```console\n(.*?)^```", README, re.M | re.S)


def steps(block: str) -> list[tuple[str, str]]:
    """A block as commands and what each is said to print; a line of … stands for any number of lines."""
    parts = re.split(r"^\$ (.*)\n", block, flags=re.M)[1:]
    return list(zip(parts[::2], parts[1::2], strict=True))


def matches(shown: str, printed: str) -> bool:
    """Whether what was printed is what is shown, up to the lines of … and trailing blanks."""
    pattern = ""
    for line in shown.rstrip("\n").split("\n"):
        text = re.escape(line.rstrip()).replace("…", ".*")
        pattern += r"(?:.*\n)*?" if line.strip() == "…" else text + r"[ ]*\n"
    return re.fullmatch(pattern + r"\s*", printed) is not None


@pytest.mark.model
@pytest.mark.parametrize("block", BLOCKS, ids=lambda b: b.split("\n")[0][:60])
def test_what_the_readme_shows_is_what_the_program_prints(block: str, tmp_path: Path) -> None:
    env = {**os.environ, "REHEARSE_HOME": str(tmp_path), "NO_COLOR": "1", "COLUMNS": "80"}
    for command, shown in steps(block):
        words = [sys.executable if word == "python" else word for word in shlex.split(command)]
        if words[0] == "rehearse":
            words[:1] = [sys.executable, "-m", "rehearse"]
        done = subprocess.run(words, cwd=ROOT, env=env, capture_output=True, text=True, check=False)
        printed = "\n".join(line.rstrip() for line in (done.stdout + done.stderr).splitlines()) + "\n"
        assert matches(shown, printed), f"$ {command}\n{printed}"


def options(*words: str) -> set[str]:
    """The long options of a command, those of its subcommands among them."""
    found: click.Command = root
    for word in words:
        assert isinstance(found, click.Group)
        inner = found.get_command(click.Context(found), word)
        assert inner is not None, f"there is no {word}"
        found = inner
    names = {name for option in found.params for name in (*option.opts, *option.secondary_opts)}
    if isinstance(found, click.Group):
        names |= set().union(*(options(*words, word) for word in found.list_commands(click.Context(found))))
    return names


@pytest.mark.parametrize("line", re.findall(r"^ {4}rehearse (\w.*)$", README, re.M))
def test_a_command_that_the_readme_names_has_the_options_it_names(line: str) -> None:
    """The remark behind # counts, too: it names further options."""
    command = line.split(maxsplit=1)[0]
    assert set(re.findall(r"--[a-z-]+", line)) <= options(command)


def test_every_option_that_the_readme_names_is_one_of_some_command() -> None:
    assert set(re.findall(r"`(--[a-z-]+)", README)) <= options() | {"--json"}


def test_every_page_that_the_readme_links_is_there() -> None:
    assert [link for link in re.findall(r"\]\(([^)#]+)\)", README) if not (ROOT / link).exists()] == []


def test_the_generated_tables_are_up_to_date() -> None:
    """`python -m tools.make_readme` writes them anew."""
    assert generated(README) == README
