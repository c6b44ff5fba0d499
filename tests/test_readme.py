"""The README is true: every console block is run and prints what it shows; its tables are the program's own."""

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from tests.run_cli import with_demo_as_default
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


@pytest.mark.parametrize("block", BLOCKS, ids=lambda b: b.split("\n")[0][:60])
def test_what_the_readme_shows_is_what_the_program_prints(block: str, tmp_path: Path) -> None:
    home = with_demo_as_default(tmp_path)
    env = {**os.environ, "REHEARSE_HOME": str(home), "NO_COLOR": "1", "COLUMNS": "80"}
    for command, shown in steps(block):
        words = [sys.executable if word == "python" else word for word in shlex.split(command)]
        if words[0] == "rehearse":
            words[:1] = [sys.executable, "-m", "rehearse"]
        done = subprocess.run(words, cwd=ROOT, env=env, capture_output=True, text=True, check=False)
        printed = "\n".join(line.rstrip() for line in (done.stdout + done.stderr).splitlines()) + "\n"
        assert matches(shown, printed), f"$ {command}\n{printed}"


def test_the_generated_tables_are_up_to_date() -> None:
    """`python -m tools.make_readme` writes them anew."""
    assert generated(README) == README
