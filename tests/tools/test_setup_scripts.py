"""What the scripts of `make demo` say fits 80 columns: nobody wraps it for them."""

import re
from pathlib import Path

import pytest

SCRIPTS = sorted((Path(__file__).parents[2] / "tools").glob("setup_*.sh"))
VALUES = {"count": "64", "size": "1.4 GB on disk, one to three minutes", "packages[*]": "python3-venv libportaudio2"}


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda path: path.name)
def test_no_line_of_it_is_longer_than_a_terminal(script: Path) -> None:
    said = re.findall(r'^ *echo "(.+)" >&2$', script.read_text(), re.M)
    assert said
    for line in said:
        shown = re.sub(r"\$\{?([\w\[*\]]+)\}?", lambda found: VALUES[found[1]], line).replace("\\`", "`")
        assert len(shown) < 80, shown
