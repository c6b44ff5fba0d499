"""What is said when a user leaves while a take is judged."""

from pathlib import Path

import pytest

from rehearse.cli.live.answer import TakeKept, _kept


def test_what_is_said_after_ctrl_c_begins_on_a_line_of_its_own(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The terminal has printed ^C, and the cursor stands behind it."""
    (tmp_path / "take.wav").write_bytes(b"")
    with pytest.raises(TakeKept, match="saved without a report"), _kept(tmp_path / "take.wav", keep=True):
        raise KeyboardInterrupt
    assert capsys.readouterr().err == "\n"
