"""Folders for data and models, as set by the environment; all of them follow REHEARSE_HOME."""

import os
import tempfile
from collections.abc import Callable
from functools import cache
from pathlib import Path

import platformdirs

from rehearse.errors import StoreError, UsageError

APP = "rehearse"
OURS = (  # glob patterns for everything the program keeps in the two folders
    "attempts.sqlite3*",
    "recordings",
    "pages",
    "models",
    "cache",
    "stories.md",
    "questions.json",
    "settings.toml",
    "targets.toml",
    "fillers.toml",
    "microphone",
    "model",
    "speeds.json",
)


def data_dir() -> Path:
    """The folder for attempts, recordings and models: $REHEARSE_HOME, else the platform's user data folder.

    Raises UsageError where there is no home directory.
    """
    return _home() or _known("The data folder", lambda: platformdirs.user_data_dir(APP, appauthor=False))


def config_dir() -> Path:
    """The folder for the user's own targets, questions and settings. Raises UsageError as `data_dir` does."""
    return _home() or _known("The settings folder", lambda: platformdirs.user_config_dir(APP, appauthor=False))


def _home() -> Path | None:
    home = os.environ.get("REHEARSE_HOME")
    return _known(home, lambda: home) if home else None


def _known(name: str, folder: Callable[[], str]) -> Path:
    """The folder with ~ expanded; raises UsageError with its name if there is no home directory."""
    try:
        return Path(folder()).expanduser()
    except RuntimeError as error:  # raised by pathlib or platformdirs
        raise UsageError(
            f"{name} cannot be found: this user has no home directory.",
            "Set REHEARSE_HOME to a folder you can write to.",
        ) from error


def recordings_dir() -> Path:
    """The folder that takes are recorded to."""
    return data_dir() / "recordings"


def models_dir() -> Path:
    """The folder that speech models are installed in, with one subfolder per model.

    $REHEARSE_MODELS, else the `models` folder of $REHEARSE_HOME, of the checkout the program runs from, or of the
    platform's user data folder.
    """
    own = os.environ.get("REHEARSE_MODELS")
    if own:
        return Path(own).expanduser()
    top = None if os.environ.get("REHEARSE_HOME") else checkout()
    return (top or data_dir()) / "models"


def model_folders() -> tuple[Path, ...]:
    """The folders searched for speech models, in order; only $REHEARSE_MODELS if that is set."""
    if not anywhere():
        return (models_dir(),)
    top = checkout()
    found = [models_dir(), data_dir() / "models", *([top / "models"] if top else [])]
    return tuple(dict.fromkeys(found))


def anywhere() -> bool:
    """Whether models may also be used from a checkout or a Python package: unless $REHEARSE_MODELS is set."""
    return not os.environ.get("REHEARSE_MODELS")


def checkout() -> Path | None:
    """The root of the source tree that the program runs from; None for an installed program."""
    top = Path(__file__).parent.parent
    return top if (top / "pyproject.toml").is_file() and (top / "Makefile").is_file() else None


def pages_dir() -> Path:
    """The folder for web pages that are opened in the browser without an output file."""
    return data_dir() / "pages"


def database_path() -> Path:
    """The SQLite file of attempts. Raises StoreError where its folder is a file: nothing can be saved there."""
    folder = data_dir()
    if folder.is_file():
        raise StoreError(f"{folder} is a file, not a folder.", "Set REHEARSE_HOME to a folder.")
    return folder / "attempts.sqlite3"


def cache_dir() -> Path:
    """The folder for caches that make libraries start sooner; it can be deleted at any time."""
    home = _home()
    if home:
        return home / "cache"
    return _known("The cache folder", lambda: platformdirs.user_cache_dir(APP, appauthor=False))


@cache
def place_library_caches() -> tempfile.TemporaryDirectory[str] | None:
    """Point matplotlib's cache to `cache_dir`; call this before importing matplotlib.

    If that folder is not writable, use a temporary one (returned), which is deleted when the program ends.
    A cache folder already set in the environment is left alone.
    """
    temporary = None
    try:
        place = cache_dir()
        place.mkdir(parents=True, exist_ok=True)
        tempfile.TemporaryFile(dir=place).close()
    except (OSError, UsageError):
        temporary = tempfile.TemporaryDirectory(prefix="rehearse-")
        place = Path(temporary.name)
    os.environ.setdefault("MPLCONFIGDIR", str(place / "matplotlib"))
    return temporary
