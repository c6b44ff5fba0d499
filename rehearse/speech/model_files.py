"""Inspect the files of a model on disk."""

from pathlib import Path

NEEDED = ("config.json", "model.bin", "tokenizer.json")


def is_whole(place: Path) -> bool:
    """Whether the folder contains every file that a model needs."""
    return all((place / name).is_file() for name in NEEDED)


def on_disk_mb(place: Path) -> float:
    """Size of all files in a model's folder in MB (10^6 bytes)."""
    return round(sum(file.lstat().st_size for file in place.rglob("*") if not file.is_dir()) / 1e6, 1)


def weights_mb(place: Path) -> float:
    """Size of the weights in MB (10^6 bytes); 0 if they are missing."""
    weights = place / "model.bin"
    return round(weights.stat().st_size / 1e6, 1) if weights.is_file() else 0.0
