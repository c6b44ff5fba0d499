"""The files of a model on disk."""

from pathlib import Path

NEEDED = ("config.json", "model.bin", "tokenizer.json")


def is_whole(place: Path) -> bool:
    """Whether every file that a model needs lies in the folder."""
    return all((place / name).is_file() for name in NEEDED)


def size_mb(place: Path) -> float:
    """Megabytes of the weights; 0 where they are not there."""
    weights = place / "model.bin"
    return round(weights.stat().st_size / 1e6, 1) if weights.is_file() else 0.0
