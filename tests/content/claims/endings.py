"""Endings with a result, and endings whose numbers are not results: results.toml, no_results.toml."""

import tomllib
from pathlib import Path


def _endings(name: str) -> tuple[str, ...]:
    return tuple(tomllib.loads(Path(__file__).with_name(name).read_text(encoding="utf-8"))["endings"])


RESULTS, NO_RESULTS = _endings("results.toml"), _endings("no_results.toml")
