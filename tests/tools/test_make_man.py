"""Every command has a page in the manual, and the text of its help is in it."""

import subprocess
import sys
from pathlib import Path

from rehearse import __version__


def test_every_command_has_a_page(tmp_path: Path) -> None:
    subprocess.run([sys.executable, "-m", "tools.make_man", str(tmp_path)], check=True, capture_output=True)
    pages = {path.stem: path.read_text(encoding="utf-8") for path in tmp_path.glob("*.1")}
    assert {"rehearse", "rehearse-record", "rehearse-data-delete", "rehearse-cohort-report"} <= pages.keys()
    assert all(__version__ in page and "DESCRIPTION" in page for page in pages.values())
    assert "Answer a question aloud" in pages["rehearse-record"]
