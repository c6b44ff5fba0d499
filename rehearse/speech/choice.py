"""Read and write the name of the model chosen with `rehearse models use`, kept in the settings folder."""

from __future__ import annotations

from rehearse.errors import UsageError, refused
from rehearse.settings import config_dir

FILE = "model"


def chosen() -> str | None:
    """The name of the chosen model; None if no choice was made."""
    path = config_dir() / FILE
    try:
        return (path.read_text(encoding="utf-8").strip() or None) if path.is_file() else None
    except (OSError, UnicodeDecodeError):
        return None


def choose(name: str | None) -> None:
    """Use this model from now on, or the default for None. Raises UsageError if the choice cannot be saved."""
    path = config_dir() / FILE
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        if name is None:
            path.unlink(missing_ok=True)
        else:
            path.write_text(name + "\n", encoding="utf-8")
    except OSError as error:
        raise UsageError(
            f"The choice cannot be saved in {path.parent}: {refused(error)}.", "Use --model each time instead."
        ) from error
