"""`rehearse models`: which speech models there are, and getting one. `install` is the only use of the network."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from rehearse.cli.agreeing import agreed
from rehearse.cli.completing import INSTALLABLE_MODEL, MODEL, PRESENT_MODEL, REMOVABLE_MODEL
from rehearse.cli.groups import Group
from rehearse.cli.say import echo, listed, verbatim
from rehearse.speech import models

if TYPE_CHECKING:
    from rehearse.speech.speed import Speed
    from rehearse.types import Asked, ModelInfo


@click.group(cls=Group, default="list")
def command() -> None:
    """List, install and verify speech models."""


@command.command("list")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
def list_(as_json: bool) -> None:
    """List every model: installed, available, and your own."""
    rows, default = models.listed(), models.default_name()
    if as_json:
        import msgspec

        verbatim(msgspec.json.encode({"default": default, "models": rows}).decode())
        return
    from rich.table import Table

    from rehearse.cli.model_option import better_model
    from rehearse.cli.terminal import show

    table = Table(box=None, pad_edge=False, header_style="bold")
    for title in ("model", "state", "MB", "about"):
        table.add_column(title, justify="right" if title == "MB" else "left")
    for row in rows:
        mark = " (default)" if row.name == default else ""
        table.add_row(row.name + mark, row.state, f"{row.size_mb:,.0f}", row.about)
    show(table)
    advice = better_model(below_table=True)
    if advice is not None:
        echo(advice, err=True)


@command.command()
@click.argument("name", default="", shell_complete=INSTALLABLE_MODEL)
def install(name: str) -> None:
    """Download a model (default: base.en, 148 MB).

    After that everything works offline.
    """
    from tqdm import tqdm

    from rehearse.speech.install import install as fetch

    name = name or models.catalogue().recommended
    model = fetch(name, tqdm, lambda sentence: echo(sentence, err=True))
    echo(f"{name} is installed in {model.folder} and its checksums match.", whole=model.folder)
    _measure_after(model)


@command.command()
@click.argument("name", default="", shell_complete=MODEL)
@click.option("--forget", is_flag=True, help="Go back to the default: base.en, then tiny.en, then any other.")
def use(name: str, forget: bool) -> None:
    """Use this model from now on; --model still overrides it."""
    from rehearse.errors import UsageError
    from rehearse.speech.choice import choose

    if bool(name) == forget:
        raise UsageError("Name a model, or --forget.", "`rehearse models list` shows them.")
    choose(None if forget else models.find(name).name)
    echo(f"{models.default_name()} will be used from now on.")


@command.command()
@click.argument("folder", type=click.Path(path_type=Path))
@click.option("--name", help="Name of the model [default: the folder's name].")
@click.option(
    "--max-chunk-s",
    type=click.FloatRange(2.0, 28.0),
    default=models.DEFAULT_CHUNK_S,
    show_default=True,
    help="The longest piece of speech it transcribes well in one pass, in seconds.",
)
def add(folder: Path, name: str | None, max_chunk_s: float) -> None:
    """Add your own Whisper model, in CTranslate2 format, from FOLDER."""
    model = models.add(folder, name, max_chunk_s)
    echo(f"{model.name} was added: use it with `--model {model.name}`.")
    _measure_after(model)


@command.command()
@click.argument("names", nargs=-1, shell_complete=MODEL)
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
def measure(names: tuple[str, ...], as_json: bool) -> None:
    """Measure how fast models are on this machine.

    The fastest way to run each is saved. Without a name, all installed ones are measured, a few seconds each;
    measure while the machine is idle.
    """
    from rehearse.cli.terminal import print_json

    found = {name: _measured(models.find(name)) for name in names or models.installed()}
    if as_json:
        print_json({"speeds": found})
        return
    for name, speed in found.items():
        echo(says_speed(name, speed))


@command.command()
@click.argument("name", default="", shell_complete=PRESENT_MODEL)
def verify(name: str) -> None:
    """Check that a model is complete, unchanged and can be loaded."""
    from rehearse.speech.transcribe import Recogniser

    model = models.verify(name or models.default_name())
    Recogniser(model).warm_up()
    echo(f"{model.name} is complete and works; it is in:")
    listed(model.folder)  # a sentence would put its full stop on a line of its own behind a long path


@command.command()
@click.argument("name", shell_complete=REMOVABLE_MODEL)
@click.option("--yes", is_flag=True, help="Do not ask for confirmation.")
def remove(name: str, yes: bool) -> None:
    """Delete a model from this machine."""
    from rehearse.speech.remove import folder_of
    from rehearse.speech.remove import remove as delete

    place, used = folder_of(name), models.default_name()
    if not yes:
        agreed(f"Delete the model {name}?", "Nothing was deleted.")
    delete(name)
    echo(f"Deleted {place}.", whole=place)
    if used == name and models.installed():
        echo(f"{models.default_name()} will be used from now on.", err=True)


@command.command()
@click.argument("name", default="", shell_complete=MODEL)
def where(name: str) -> None:
    """Print the folder of a model, or of all models."""
    from rehearse.settings import models_dir

    listed(models.find(name).folder if name else str(models_dir()))
    for other in () if name else models.installed():
        folder = Path(models.find(other).folder)
        if folder.parent != models_dir():
            echo(f"{other} is in {folder}.", err=True, whole=folder)


def says_speed(name: str, speed: Speed) -> str:
    """How fast a model answers and with which settings, as a sentence."""
    return f"{name} is ready {speed.answer_s:.2f} s after you stop ({_way(speed.asked)})."


def _way(asked: Asked) -> str:
    return asked.precision if asked.beam_size is None else f"{asked.precision}, beam {asked.beam_size}"


def _measure_after(model: ModelInfo) -> None:
    """Measure a model that was just installed; if that fails, it still works with default settings."""
    try:
        echo(says_speed(model.name, _measured(model)))
    except Exception:  # the model is installed: an unknown speed must not look like a failure
        again = f"`rehearse models measure {model.name}` tries again"
        echo(f"The speed of {model.name} could not be measured here; {again}.", err=True)


def _measured(model: ModelInfo) -> Speed:
    """Measure and remember; the ways that were tried and not chosen have a line each on stderr."""
    from rehearse.audio.decode import decode
    from rehearse.data import folder
    from rehearse.speech.speed import remember
    from rehearse.speech.speed_trial import measure as measured

    tried: dict[str, float] = {}

    def on_try(asked: Asked, answer_s: float) -> None:
        tried[_way(asked)] = answer_s

    echo(f"Measuring how fast {model.name} is on this machine …", err=True)
    speed = measured(model, decode(folder() / "demo" / "answer.flac").audio.samples, on_try)
    for way, answer_s in tried.items():
        if way != _way(speed.asked):  # the chosen one is named in what is printed
            echo(f"  not chosen: {way}, {answer_s:.2f} s", err=True)
    remember(model.name, speed)
    return speed
