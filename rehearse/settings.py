"""Where data and models live, and which of them the user has chosen. Everything moves with REHEARSE_HOME."""

import os
import tempfile
from collections.abc import Callable
from functools import cache
from pathlib import Path

import platformdirs

from rehearse.errors import UsageError

APP = "rehearse"
OURS = (  # everything that lies in the two folders, as patterns of names
    "attempts.sqlite3*",
    "recordings",
    "pages",
    "models",
    "cache",
    "stories.md",
    "questions.json",
    "questions.partial",
    "settings.toml",
    "targets.toml",
    "fillers.toml",
    "microphone",
    "speeds.json",
)


def data_dir() -> Path:
    """The folder of attempts, recordings and models: $REHEARSE_HOME, else the platform's user data folder.

    Raises UsageError where there is no home directory.
    """
    return _home() or _known("The data folder", lambda: platformdirs.user_data_dir(APP, appauthor=False))


def config_dir() -> Path:
    """The folder of the user's own targets, questions and settings. Raises UsageError as `data_dir` does."""
    return _home() or _known("The settings folder", lambda: platformdirs.user_config_dir(APP, appauthor=False))


def _home() -> Path | None:
    home = os.environ.get("REHEARSE_HOME")
    return _known(home, lambda: home) if home else None


def _known(name: str, folder: Callable[[], str]) -> Path:
    """The folder with ~ replaced; raises UsageError, which names it, where nobody knows what that stands for."""
    try:
        return Path(folder()).expanduser()
    except RuntimeError as error:  # of pathlib, or of platformdirs
        raise UsageError(
            f"{name} cannot be found: this user has no home directory.",
            "Set REHEARSE_HOME to a folder you can write to.",
        ) from error


def recordings_dir() -> Path:
    """Where takes are written as they are spoken."""
    return data_dir() / "recordings"


def models_dir() -> Path:
    """Where speech models are installed, one folder each.

    $REHEARSE_MODELS, else the `models` folder of $REHEARSE_HOME, of the checkout the program runs from, or of the
    platform's user data folder.
    """
    own = os.environ.get("REHEARSE_MODELS")
    if own:
        return Path(own).expanduser()
    top = None if os.environ.get("REHEARSE_HOME") else checkout()
    return (top or data_dir()) / "models"


def model_folders() -> tuple[Path, ...]:
    """Where speech models are looked for, in this order; nowhere but in $REHEARSE_MODELS when that is set."""
    if not anywhere():
        return (models_dir(),)
    top = checkout()
    found = [models_dir(), data_dir() / "models", *([top / "models"] if top else [])]
    return tuple(dict.fromkeys(found))


def anywhere() -> bool:
    """Whether a model may be used from wherever it is found: in a checkout, in a Python package."""
    return not os.environ.get("REHEARSE_MODELS")


def checkout() -> Path | None:
    """The top of the source tree the program runs from; None for an installed program."""
    top = Path(__file__).parent.parent
    return top if (top / "pyproject.toml").is_file() and (top / "Makefile").is_file() else None


def pages_dir() -> Path:
    """Where web pages lie that were asked for in the browser alone."""
    return data_dir() / "pages"


def database_path() -> Path:
    """The SQLite file of attempts."""
    return data_dir() / "attempts.sqlite3"


def cache_dir() -> Path:
    """What libraries keep to start sooner; it can be deleted at any time."""
    home = _home()
    if home:
        return home / "cache"
    return _known("The cache folder", lambda: platformdirs.user_cache_dir(APP, appauthor=False))


@cache
def place_library_caches() -> tempfile.TemporaryDirectory[str] | None:
    """Have matplotlib keep its cache in `cache_dir`; call it before it is imported.

    Where that folder cannot be written it gets a temporary one (returned), which is gone when the program ends.
    A folder that the environment names already is left as it is.
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
