"""Write docs/report.png: the web page of a fixture answer with fillers, using its true words as transcript.

`python -m tools.make_screenshot` needs Chromium; the page is written by `rehearse analyze --html`.
"""

import json
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

ROOT = Path(__file__).parent.parent
RECORDING = ROOT / "fixtures" / "audio" / "fillers.flac"
TRUTH = ROOT / "fixtures" / "audio" / "truth.json"
PICTURE = ROOT / "docs" / "report.png"
QUESTION = "removed-steps"


def subtitles(name: str) -> str:
    """The true words of a fixture, stretch by stretch, as SRT."""
    spoken = [one for one in json.loads(TRUTH.read_bytes())[name]["stretches"] if one["kind"] != "pause"]
    return "\n".join(
        f"{number}\n{_moment(one['start_s'])} --> {_moment(one['end_s'])}\n{one['text']}\n"
        for number, one in enumerate(spoken, start=1)
    )


def _moment(at_s: float) -> str:
    milliseconds = round(at_s * 1000)
    seconds, milliseconds = divmod(milliseconds, 1000)
    return f"{seconds // 3600:02d}:{seconds // 60 % 60:02d}:{seconds % 60:02d},{milliseconds:03d}"


def main() -> None:
    """Analyse the fixture, open its page and save the screenshot."""
    with tempfile.TemporaryDirectory() as folder:
        words, page = Path(folder, "words.srt"), Path(folder, "page.html")
        words.write_text(subtitles("fillers"), encoding="utf-8")
        command = [
            "analyze",
            str(RECORDING),
            "--transcript",
            str(words),
            "--html",
            str(page),
            "--no-save",
            "-q",
            QUESTION,
        ]
        subprocess.run([sys.executable, "-m", "rehearse", *command], cwd=ROOT, check=True, stdout=subprocess.DEVNULL)
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
            shot = browser.new_page(viewport={"width": 1060, "height": 1500})
            shot.goto(page.as_uri())
            shot.wait_for_timeout(500)
            shot.screenshot(path=PICTURE)
            browser.close()


if __name__ == "__main__":
    main()
