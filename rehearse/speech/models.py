"""Find, list, add and verify speech models: stock models and folders added by the user."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Literal

import msgspec

from rehearse import settings
from rehearse.data import from_toml, load
from rehearse.data.near import did_you_mean
from rehearse.errors import InstallFailed, ModelBroken, ModelMissing, UsageError
from rehearse.speech.choice import chosen
from rehearse.speech.model_files import NEEDED, is_whole, on_disk_mb, weights_mb
from rehearse.speech.packaged import Package, genuine, installed_at, sha256
from rehearse.speech.speed import remembered
from rehearse.types import ModelInfo

OWN = "rehearse-model.toml"  # properties of a model the user added, kept in its folder
DEFAULT_CHUNK_S = 28.0


class Stock(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A model that can be installed, pinned to a revision and checksums."""

    repository: str
    revision: str
    size_mb: float
    max_chunk_s: float
    long_form_wer_percent: float
    use: str
    sha256: dict[str, str]
    package: Package | None = None


class Catalogue(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The contents of models.toml."""

    order: tuple[str, ...]
    recommended: str
    stock: dict[str, Stock]


class _OwnFacts(msgspec.Struct, frozen=True):
    max_chunk_s: float = DEFAULT_CHUNK_S
    note: str = ""


class Listed(msgspec.Struct, frozen=True):
    """A line of `rehearse models list`. size_mb: all its files on disk; if it is not installed, once it is."""

    name: str
    state: Literal["installed", "added", "not installed", "broken"]
    size_mb: float
    about: str
    folder: str


def catalogue() -> Catalogue:
    """The catalogue of stock models."""
    return load("models.toml", Catalogue)


def default_name() -> str:
    """The model used by default: the chosen one, else the first in the catalogue's order that is installed.

    If none of these is, any other installed and complete model; if there is none, the last in that order.
    """
    order, wanted = catalogue().order, chosen()
    there = (name for name in (wanted, *order) if name is not None and _place(name) is not None)
    return next(there, None) or next(iter(installed()), order[-1])


def installed() -> tuple[str, ...]:
    """The names of all installed and complete models, stock models first."""
    stock = (name for name in catalogue().stock if (place := _place(name)) is not None and is_whole(place))
    return (*stock, *(place.name for place in _own() if is_whole(place)))


def find(name: str) -> ModelInfo:
    """The model of that name; raises ModelMissing (stock model), ModelBroken, or UsageError (unknown name)."""
    stock, place = catalogue().stock.get(name), _place(name)
    if place is None:
        raise _missing(name, stock)
    missing = [f for f in NEEDED if not (place / f).is_file()]
    if missing:
        raise ModelBroken(f"The model {name} lacks {', '.join(missing)}.", how_to_renew(name))
    if stock is not None and place == _packaged(stock) and not genuine(place, stock.sha256):
        raise ModelBroken(f"The model {name} in {place} does not match what was published.", how_to_renew(name))
    facts = _own_facts(place)
    chunk_s = stock.max_chunk_s if stock else facts.max_chunk_s
    megabytes = weights_mb(place)
    speed = remembered(name, megabytes)
    return ModelInfo(name, str(place), chunk_s, facts.note, megabytes, speed.asked if speed else None)


def _missing(name: str, stock: Stock | None) -> UsageError | ModelMissing:
    if stock is None:
        known = [*catalogue().stock, *(own.name for own in _own())]
        return UsageError(
            f"There is no model called {name}.",
            f"{did_you_mean(name, known)}Known models: {', '.join(known)}. `rehearse models list` shows them.",
        )
    return ModelMissing(
        f"The model {name} is not installed.",
        f"Type `rehearse models install {name}` ({stock.size_mb:.0f} MB, once); after that everything works offline.",
    )


def _place(name: str) -> Path | None:
    """The folder of a model: the first complete one found, else the first one found; None if there is none."""
    if not _is_name(name):
        return None
    stock = catalogue().stock.get(name)
    folders = [folder / name for folder in settings.model_folders()]
    packaged = _packaged(stock) if stock is not None else None
    there = [folder for folder in (*folders, packaged) if folder is not None and folder.is_dir()]
    return next((folder for folder in there if is_whole(folder)), there[0] if there else None)


def comes_as_package(name: str) -> bool:
    """Whether a stock model is installed as a Python package and its files match what was published."""
    stock = catalogue().stock[name]
    place = _packaged(stock)
    return place is not None and genuine(place, stock.sha256)


def _packaged(stock: Stock) -> Path | None:
    """The folder of a stock model that was installed as a Python package."""
    return installed_at(stock.package) if stock.package is not None and settings.anywhere() else None


def listed() -> tuple[Listed, ...]:
    """Every model for `rehearse models list`: stock models first, then the user's own."""
    rows = []
    for name, stock in catalogue().stock.items():
        about = f"{stock.use}; {stock.long_form_wer_percent}% of words wrong in long recordings"
        place = _place(name) or settings.models_dir() / name
        state = _state(name)
        megabytes = on_disk_mb(place) if state == "installed" else stock.size_mb
        rows.append(Listed(name, state, megabytes, about, str(place)))
    return (*rows, *(_listed_own(place) for place in _own()))


def _listed_own(place: Path) -> Listed:
    """The line for a model that the user added."""
    try:
        about = _own_facts(place).note or "added by you"
    except ModelBroken as error:
        return Listed(place.name, "broken", on_disk_mb(place), error.message, str(place))
    return Listed(place.name, "added" if is_whole(place) else "broken", on_disk_mb(place), about, str(place))


def _own() -> list[Path]:
    """The folders of the models that the user added; unfinished installs are excluded."""
    found = [p for folder in settings.model_folders() for p in sorted(folder.glob("*")) if p.is_dir()]
    names = dict.fromkeys(p.name for p in found if _is_name(p.name) and p.name not in catalogue().stock)
    return [place for place in map(_place, sorted(names)) if place is not None]


def _is_name(name: str) -> bool:
    """Whether the text is a valid model name: a plain folder name without path separators or a leading dot."""
    return bool(name) and not name.startswith(".") and Path(name).name == name


def add(source: Path, name: str | None = None, max_chunk_s: float = DEFAULT_CHUNK_S) -> ModelInfo:
    """Copy a CTranslate2 Whisper folder to the models, under its own name or `name`.

    Raises UsageError for an invalid name, ModelBroken for a folder that is not a model, and InstallFailed if it cannot
    be copied; a partial copy is removed.
    """
    if not source.is_dir():
        raise UsageError(
            f"{source} is not a folder.", "Name the folder that contains model.bin, config.json and tokenizer.json."
        )
    missing = [f for f in NEEDED if not (source / f).is_file()]
    if missing:
        raise ModelBroken(f"{source} lacks {', '.join(missing)}.", "It must be a Whisper model in CTranslate2 format.")
    name = name or source.resolve().name
    if not _is_name(name):
        raise UsageError(f'A model cannot be called "{name}".', "Choose a plain name with --name, such as mine.")
    place = settings.models_dir() / name
    if place.exists():
        raise UsageError(
            f"There is already a model called {name}, in {place}.",
            "Choose another name with --name, or delete the old one.",
        )
    _own_facts(source)  # fail before copying if its properties cannot be read
    part = place.with_name(f".{name}.part")
    try:
        shutil.rmtree(part, ignore_errors=True)
        shutil.copytree(source, part)
        if name not in catalogue().stock and not (part / OWN).exists():
            (part / OWN).write_bytes(msgspec.toml.encode({"max_chunk_s": max_chunk_s}))
        part.replace(place)
    except OSError as error:  # includes shutil.Error, which copytree raises for several failures at once
        shutil.rmtree(part, ignore_errors=True)
        why = f"it cannot be copied to {settings.models_dir()}"
        raise InstallFailed(
            f"The model {name} could not be added: {why}.", "Check that it can be read and that there is enough space."
        ) from error
    return find(name)


def verify(name: str, on_progress: Callable[[float], None] | None = None) -> ModelInfo:
    """Check every file of a stock model against its published checksum; check other models for completeness."""
    model = find(name)
    stock = catalogue().stock.get(name)
    for number, (file, expected) in enumerate((stock.sha256 if stock else {}).items(), 1):
        path = Path(model.folder) / file
        if not path.is_file():
            raise ModelBroken(f"The model {name} lacks {file}.", how_to_renew(name))
        if sha256(path) != expected:
            raise ModelBroken(
                f"The file {file} of the model {name} does not match what was published.", how_to_renew(name)
            )
        if on_progress is not None and stock is not None:
            on_progress(number / len(stock.sha256))
    return model


def _state(name: str) -> Literal["installed", "not installed", "broken"]:
    if _place(name) is None:
        return "not installed"
    try:
        find(name)
    except ModelBroken:
        return "broken"
    return "installed"


def _own_facts(place: Path) -> _OwnFacts:
    """The properties kept with the user's own model, or the defaults; raises ModelBroken if they cannot be read."""
    file = place / OWN
    try:
        return from_toml(file.read_bytes(), _OwnFacts) if file.is_file() else _OwnFacts()
    except (msgspec.DecodeError, OSError, UnicodeDecodeError) as error:
        raise ModelBroken(
            f"{file} cannot be read.", "It may contain max_chunk_s = SECONDS and a note, or be left out."
        ) from error


def how_to_renew(name: str) -> str:
    """Advice for repairing a model whose files are missing or wrong."""
    if name in catalogue().stock:
        return f"`rehearse models install {name}` downloads it again."
    return f"Delete {_place(name) or settings.models_dir() / name} and add it again."
