"""How far pip is: a line for every ten packages or, on a terminal, one line that is renewed and then removed."""

import io
import subprocess
import sys

import pytest

from tools.show_pip import follow, lines_or_seconds

PIP = "".join(
    f"Collecting package-{number}==1.{number} (from -r requirements.lock)\n  Using cached package.whl (1 kB)\n"
    for number in range(1, 24)
)
DONE = "Installing collected packages: a, b\nSuccessfully installed a-1 b-2\n"


class Terminal(io.StringIO):
    """What is printed on a terminal."""

    def isatty(self) -> bool:
        return True


def test_elsewhere_there_is_a_line_for_every_ten_packages(capsys: pytest.CaptureFixture[str]) -> None:
    follow(io.StringIO(PIP + DONE), 30)
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.splitlines() == [
        "  package 10 of at most 30: package-10",
        "  package 20 of at most 30: package-20",
        "  unpacking 23 packages",
    ]


def test_on_a_terminal_one_line_says_all_of_them_and_is_removed(monkeypatch: pytest.MonkeyPatch) -> None:
    screen = Terminal()
    monkeypatch.setattr(sys, "stderr", screen)
    follow(io.StringIO(PIP + DONE), 30)
    shown = screen.getvalue().split("\r\x1b[K")
    assert "\n" not in screen.getvalue()
    assert [f"package {n} of at most 30: package-{n}" in "".join(shown) for n in range(1, 24)] == [True] * 23
    assert shown[-2].endswith("unpacking 23 packages")
    assert shown[-1] == ""


def test_what_is_there_already_is_no_package_that_is_fetched(capsys: pytest.CaptureFixture[str]) -> None:
    follow(io.StringIO("Requirement already satisfied: a\n" * 20 + "Collecting one\n" + DONE), 1)
    assert capsys.readouterr().err == "  unpacking 1 package\n"


def test_every_line_comes_once_and_nothing_after_the_end() -> None:
    assert [line for line in lines_or_seconds(io.StringIO("a\nb\n")) if line] == ["a\n", "b\n"]


def test_as_a_program_it_reads_what_is_piped_into_it() -> None:
    done = subprocess.run(
        [sys.executable, "tools/show_pip.py", "30"], input=PIP, capture_output=True, text=True, check=True
    )
    assert done.stderr.splitlines()[0] == "  package 10 of at most 30: package-10"
