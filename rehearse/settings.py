"""Where data and models live, and which of them the person has chosen. Everything moves with REHEARSE_HOME."""

import os
import tempfile
from functools import cache
from pathlib import Path

import platformdirs

APP = "rehearse"


def data_dir() -> Path:
    """The folder of attempts, recordings and models: $REHEARSE_HOME, else the platform's user data folder."""
    home = os.environ.get("REHEARSE_HOME")
    return Path(home).expanduser() if home else Path(platformdirs.user_data_dir(APP, appauthor=False))


def config_dir() -> Path:
    """The folder of the person's own targets, questions and settings."""
    home = os.environ.get("REHEARSE_HOME")
    return Path(home).expanduser() if home else Path(platformdirs.user_config_dir(APP, appauthor=False))


def recordings_dir() -> Path:
    """Where takes are written as they are spoken."""
    return data_dir() / "recordings"


def models_dir() -> Path:
    """Where downloaded speech models are kept, one folder each."""
    return data_dir() / "models"


def pages_dir() -> Path:
    """Where web pages lie that were asked for in the browser alone."""
    return data_dir() / "pages"


def database_path() -> Path:
    """The SQLite file of attempts."""
    return data_dir() / "attempts.sqlite3"


def cache_dir() -> Path:
    """What libraries keep to start sooner; it can be deleted at any time."""
    home = os.environ.get("REHEARSE_HOME")
    return Path(home).expanduser() / "cache" if home else Path(platformdirs.user_cache_dir(APP, appauthor=False))


@cache
def place_library_caches() -> tempfile.TemporaryDirectory[str] | None:
    """Have matplotlib and numba keep their caches in `cache_dir`; call it before either is imported.

    Where that folder cannot be written they get a temporary one (returned), which is gone when the program ends.
    A folder that the environment names already is left as it is.
    """
    place, temporary = cache_dir(), None
    try:
        place.mkdir(parents=True, exist_ok=True)
        tempfile.TemporaryFile(dir=place).close()
    except OSError:
        temporary = tempfile.TemporaryDirectory(prefix="rehearse-")
        place = Path(temporary.name)
    for variable, name in (("MPLCONFIGDIR", "matplotlib"), ("NUMBA_CACHE_DIR", "numba")):
        os.environ.setdefault(variable, str(place / name))
    return temporary
