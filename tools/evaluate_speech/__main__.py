"""`python -m tools.evaluate_speech [MODEL ...]` writes docs/speech-evaluation.md; by default for all installed ones."""

from __future__ import annotations

import datetime
import sys
from pathlib import Path

from rehearse.errors import RehearseError
from rehearse.speech import models
from rehearse.types import ModelInfo
from tools.evaluate_speech import page
from tools.evaluate_speech.clips import FOLDER, clips
from tools.evaluate_speech.inference import Heard, trials
from tools.evaluate_speech.run import evaluate

PAGE = Path(__file__).parents[2] / "docs" / "speech-evaluation.md"


def main() -> int:
    """Write the page; exit status 2 with one line if there are no clips or no models."""
    try:
        known = [clip for clip in clips() if clip.words]
    except OSError:
        print(f"The clips are not there ({FOLDER}); nothing was measured.", file=sys.stderr)
        return 2
    found = installed(sys.argv[1:])
    if not found:
        print("No speech model is installed: `make models` fetches one.", file=sys.stderr)
        return 2
    results = [evaluate(model, known) for model in found]
    heard = [Heard.of(one.model, row.clip, row.words) for one in results for row in one.rows if row.fillers]
    text = page.write(datetime.datetime.now(tz=datetime.UTC).date().isoformat(), results, trials(heard))
    PAGE.write_text(text, encoding="utf-8")
    print(text)
    return 0


def installed(names: list[str]) -> list[ModelInfo]:
    """The models with these names, or all installed ones."""
    found = []
    for name in names or [row.name for row in models.listed()]:
        try:
            found.append(models.find(name))
        except RehearseError as error:
            if names:
                print(error.message, file=sys.stderr)
    return found


if __name__ == "__main__":
    sys.exit(main())
