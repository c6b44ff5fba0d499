"""Inspect the files of a model on disk."""

from pathlib import Path

NEEDED = ("config.json", "model.bin", "tokenizer.json")


def is_whole(place: Path) -> bool:
    """Whether the folder contains every file that a model needs."""
    return all((place / name).is_file() for name in NEEDED)


def size_mb(place: Path) -> float:
    """Size of the weights in MB (10^6 bytes); 0 if they are missing."""
    weights = place / "model.bin"
    return round(weights.stat().st_size / 1e6, 1) if weights.is_file() else 0.0
