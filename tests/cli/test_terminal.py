"""What every command prints through: JSON as one object, in pieces where it is long, and steering nothing."""

import json

import pytest

from rehearse.cli.say import safe
from rehearse.cli.terminal import print_json, waiting
from rehearse.data.plain_text import printable

LONG = {"takes": [{"n": n, "said": f"Łódź \u202e café {n} " + "x" * (n % 997)} for n in range(9000)]}


@pytest.mark.parametrize(
    "value", [{}, {"a": []}, {"a": "\u2028\x9b", "b": 1.5}, LONG], ids=["none", "few", "odd", "long"]
)
def test_json_is_one_object_of_the_same_value_that_steers_nothing(
    value: dict[str, object], capsys: pytest.CaptureFixture[str]
) -> None:
    """The long one has several megabytes, and letters of two bytes where the pieces may end."""
    print_json(value)
    out = capsys.readouterr().out
    assert json.loads(out) == value
    assert out.endswith("}\n")
    assert not out.endswith("\n\n")
    assert not [line for line in out.split("\n") if line != printable(line)]
    assert value is not LONG or len(out) > 3 << 20


@pytest.mark.parametrize("terminal", [True, False])
def test_what_is_waited_for_is_said_on_a_terminal_and_nowhere_else(
    terminal: bool, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1" if terminal else "")
    with waiting("Loading the speech model."):
        pass
    out, err = capsys.readouterr()
    assert out == ""
    assert ("Loading the speech model." in err) is terminal


@pytest.mark.parametrize("text", ["", "plain", "two\nlines\n", "a\x1b[2J\nb\u202ec\n", "tab\there", "\n\n"])
def test_every_line_of_a_text_is_printable(text: str) -> None:
    assert safe(text) == "\n".join(printable(line) for line in text.split("\n"))
