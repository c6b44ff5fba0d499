"""Where data and models live, and which of them the person has chosen. Everything moves with REHEARSE_HOME."""

import os
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
