"""What every command prints through: JSON as one object, in pieces where it is long, and steering nothing."""

import json

import pytest

from rehearse.cli.say import safe
from rehearse.cli.terminal import print_json
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


@pytest.mark.parametrize("text", ["", "plain", "two\nlines\n", "a\x1b[2J\nb\u202ec\n", "tab\there", "\n\n"])
def test_every_line_of_a_text_is_printable(text: str) -> None:
    assert safe(text) == "\n".join(printable(line) for line in text.split("\n"))
