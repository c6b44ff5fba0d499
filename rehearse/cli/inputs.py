"""What the commands that listen share: the question, the model, the progress bar, transcripts from elsewhere."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from rehearse.cli.stopping import first_on_interrupt
from rehearse.cli.typed_ahead import unechoed
from rehearse.data.plain_text import printable
from rehearse.errors import ModelError, RehearseError, UnreadableAudio
from rehearse.permissions import TemporaryFolder
from rehearse.pipeline import Progress
from rehearse.types import ModelInfo, Question

if TYPE_CHECKING:
    from rehearse.speech.cores import Cores
    from rehearse.speech.imports import Imported
    from rehearse.speech.transcribe import Recogniser


def question_of(wanted: str | None) -> Question | None:
    """The bank's question by id or words; None where none was named."""
    if wanted is None:
        return None
    from rehearse.data.questions import find

    return find(wanted)


def recogniser_for(
    name: str | None, cores: Cores | None = None, load: Callable[[ModelInfo, Cores], Recogniser] | None = None
) -> tuple[Recogniser | None, RehearseError | None]:
    """The model loaded; without a name the default one, or None and the error when that is not installed or broken.

    A model asked for by name that cannot be used is an error at once. cores: those of `cores_for`
    unless others are given. load: how to load a model that was found; by default it is loaded every time.
    """
    from rehearse.cli.threads_option import cores_for
    from rehearse.speech import models
    from rehearse.speech.transcribe import Recogniser

    try:
        model, cores = models.find(name or models.default_name()), cores or cores_for()
        return (load(model, cores) if load else Recogniser(model, cores=cores)), None
    except ModelError as error:
        if name is not None:
            raise
        return None, error


def transcript_at(path: Path | None) -> Imported | None:
    """Words from a file (JSON, SRT, VTT), in place of a model's."""
    if path is None:
        return None
    from rehearse.speech.imports import read_transcript

    return read_transcript(path)


_DOING = {"listening": "listening to"}  # what a stage is called before the name of a recording


@contextmanager
def progress_bar(label: str) -> Iterator[Progress | None]:
    """A bar on stderr that goes away when done; none where stderr is no terminal.

    It moves to and fro until something is done: a bar that stands still looks dead. After Ctrl-C it says that the
    command is stopping, which takes until the piece that is being transcribed is done.
    """
    if not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.progress import BarColumn, TextColumn, TimeRemainingColumn
    from rich.progress import Progress as Bars

    columns = (TextColumn("{task.description}", markup=False), BarColumn(), TimeRemainingColumn())
    with unechoed(), Bars(*columns, console=Console(stderr=True), transient=True) as bars:
        shown = printable(label)
        task = bars.add_task(shown, total=None)

        def stopping() -> None:
            bars.update(task, description="Stopping …", total=None)
            bars.refresh()

        def on_progress(stage: str, share: float) -> None:
            doing = f"{_DOING.get(stage, stage)} {shown}"
            bars.update(task, description=doing, completed=share, total=1.0 if share > 0 else None)

        with first_on_interrupt(stopping):
            yield on_progress


_TYPED = "rehearse.typed"


def typed_file(kind: type[RehearseError] = UnreadableAudio, example: str = "answer.wav") -> Path:
    """Standard input as a file that exists while the command runs. Raises an error of this kind if it is empty.

    example: the name of a file that could be sent, for the hint.
    """
    context = click.get_current_context()
    path = context.with_resource(TemporaryFolder()) / "stdin"
    with path.open("wb") as file:
        shutil.copyfileobj(sys.stdin.buffer, file)
    if not path.stat().st_size:
        raise kind("Standard input was empty.", f"`{context.command_path} - < {example}` sends a file.")
    context.meta[_TYPED] = path
    return path


@contextmanager
def file_or_typed(file: Path, typed: Callable[[], Path]) -> Iterator[Path]:
    """The file, or for "-" what `typed` makes of standard input; errors call that standard input, not by its path."""
    if str(file) != "-":
        yield file
        return
    path = typed()
    try:
        yield path
    except RehearseError as error:
        error.message = error.message.replace(str(path), "Standard input")
        raise


def typed_path() -> Path | None:
    """The file that `typed_file` made for this command; None where it read none."""
    path: Path | None = click.get_current_context().meta.get(_TYPED)
    return path
