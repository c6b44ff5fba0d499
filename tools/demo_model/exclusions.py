"""Runs of five words that the corpus must not contain, so that the evaluation sentences stay unseen."""

from __future__ import annotations

import hashlib
import re
import tomllib
from collections.abc import Iterable
from pathlib import Path

from tools.demo_model.units import plain_words

RUN_WORDS = 5
_DATA = Path(__file__).parent / "data"


def run_hash(run: Iterable[str]) -> str:
    """A short hash of a run of words: texts that are not ours are kept out of the corpus without being kept here."""
    return hashlib.sha256(" ".join(run).encode()).hexdigest()[:12]


def runs(text: str) -> set[str]:
    """Hashes of every run of five words in a text."""
    found = plain_words(text)
    return {run_hash(found[i : i + RUN_WORDS]) for i in range(len(found) - RUN_WORDS + 1)}


def fixture_texts(manifest: Path) -> list[tuple[str, str]]:
    """Written and spoken text of each line of the fixture manifest; none when there is no manifest."""
    if not manifest.exists():
        return []
    lines = []
    for fixture in tomllib.loads(manifest.read_text())["fixture"]:
        said = [line for line in fixture["say"] if not line.startswith("[")]
        for line in [*said, " ".join(said)]:
            pairs = re.compile(r"\{([^|]*)\|([^}]*)\}")
            lines.append((pairs.sub(r"\1", line), pairs.sub(r"\2", line)))
    return lines


def excluded_runs(manifest: Path) -> frozenset[str]:
    """Every forbidden run: held-out sentences, fixtures, and the hashes of texts that are not ours."""
    found = set((_DATA / "excluded_runs.txt").read_text().split())
    for entry in tomllib.loads((_DATA / "held_out.toml").read_text())["sentence"]:
        found |= runs(entry["written"]) | runs(entry.get("spoken", entry["written"]))
    for written, spoken in fixture_texts(manifest):
        found |= runs(written) | runs(spoken)
    return frozenset(found)
