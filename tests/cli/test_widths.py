"""The main commands on a narrow, an ordinary and a wide terminal: how they look, and that no line is too long."""

from pathlib import Path

import pytest
from syrupy.assertion import SnapshotAssertion
from syrupy.extensions.single_file import SingleFileSnapshotExtension, WriteMode

from tests.cli.homes import fill, improving
from tests.cli.running import rehearse

WIDTHS = ("50", "80", "120")
COMMANDS = ("show 1", "compare 1 2", "progress", "rules OWN001", "questions show root-cause", "advice nerves")


class TextFile(SingleFileSnapshotExtension):
    """One readable file a snapshot."""

    _write_mode = WriteMode.TEXT
    file_extension = "txt"


@pytest.mark.parametrize("columns", WIDTHS)
def test_the_main_commands_look_like_this(
    columns: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, snapshot: SnapshotAssertion
) -> None:
    monkeypatch.setenv("REHEARSE_HOME", str(tmp_path))
    monkeypatch.setenv("COLUMNS", columns)
    monkeypatch.setenv("TZ", "UTC")
    fill(tmp_path, improving())
    shown = []
    for command in COMMANDS:
        result = rehearse(*command.split())
        assert result.exit_code == 0, command
        shown.append(f"$ rehearse {command}\n{result.stdout}")
        assert [line for line in result.stdout.splitlines() if len(line) > int(columns)] == []
    assert "\n".join(shown) == snapshot.use_extension(TextFile)
