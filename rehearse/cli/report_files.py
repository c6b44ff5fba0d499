"""The files that a report can be written to instead of the screen: their options, what may be replaced, the writing."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import wraps
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from rehearse.cli.destinations import FORCE, PAGE, STANDARD_OUTPUT, Kind, writable
from rehearse.cli.say import echo, verbatim
from rehearse.errors import RehearseError
from rehearse.report.writing import probe, replace

if TYPE_CHECKING:
    from rehearse.store.comments import StoredComment
    from rehearse.types import Report, Since


_LAST_LINE = "Made by rehearse; a file that does not end with this line is not replaced."


@dataclass(frozen=True)
class Format:
    """A text format.

    option: its option, without the dashes. name: what messages call it. comment: a comment of the format, with {} for
    its words. renderer: the module whose `render` turns a report, and what changed since the take before it (or None),
    into text; it is loaded when it is needed.
    """

    option: str
    name: str
    comment: str
    renderer: str

    @property
    def kind(self) -> Kind:
        """Its name, and the last line by which an earlier file is known as ours."""
        return Kind(self.name, self.comment.format(_LAST_LINE).encode(), ends=True)

    def text(self, report: Report, since: Since | None = None) -> bytes:
        """The report in this format, with the line by which the file is known."""
        text: str = import_module(self.renderer).render(report, since)
        return text.encode() + b"\n" + (self.kind.mark or b"") + b"\n"


FORMATS = (Format("markdown", "Markdown", "<!-- {} -->", "rehearse.report.to_markdown"),)


@dataclass(frozen=True)
class ReportFiles:
    """What is to be written: a web page, which is also opened with `open_it`, and a file for each text format."""

    html: Path | None
    open_it: bool
    texts: tuple[tuple[Format, Path], ...]
    force: bool

    def __bool__(self) -> bool:
        return bool(self.html or self.open_it or self.texts)

    def check(self, inputs: Iterable[Path]) -> None:
        """Check every path before the report is made. Raises UsageError for one that may not be written."""
        known = list(inputs)
        for path, kind in ((self.html, PAGE), *((path, one.kind) for one, path in self.texts)):
            if path is not None and not (kind.ends and str(path) == STANDARD_OUTPUT):
                writable(path, kind, inputs=known, force=self.force)
                probe(path)
                known.append(path)  # the next file would replace this one

    def write(
        self, report: Report, recording: Path | None, comments: Sequence[StoredComment] = (), attempt: int | None = None
    ) -> list[RehearseError]:
        """Write them, and say on stderr where each lies; a page to open that has no path lies beside the attempts.

        attempt: the number under which the report is kept; each file says what changed since the take before. Returns
        what could not be written: a wrong name of a file must not cost the attempt.
        """
        from rehearse.cli.output import since_of

        troubles: list[RehearseError] = []
        since = since_of(report, attempt) if self else None
        try:
            self._write_page(report, recording, comments, since)
        except RehearseError as error:
            if attempt is not None:
                error.hint = f"{error.hint} `rehearse show {attempt} --html FILE` writes the page."
            troubles.append(error)
        for one, path in self.texts:
            try:
                _write_text(one, report, path, since)
            except RehearseError as error:
                troubles.append(error)
        return troubles

    def _write_page(
        self, report: Report, recording: Path | None, comments: Sequence[StoredComment], since: Since | None
    ) -> None:
        from rehearse.cli.pages import last_page, open_page, write_page

        if self.html is None and not self.open_it:
            return
        page = self.html or last_page()
        there = recording is not None and recording.exists()  # sound may be switched off in the settings
        write_page(report, recording if there else None, page, comments, since)
        echo(f"Page written to {page}", err=True, whole=page)
        if self.open_it:
            open_page(page)


def _write_text(one: Format, report: Report, path: Path, since: Since | None) -> None:
    if str(path) == STANDARD_OUTPUT:
        verbatim(one.text(report, since).decode(), nl=False)
        return
    replace(path, one.text(report, since))
    echo(f"{one.kind.name} written to {path}", err=True, whole=path)


def file_options(html: str = "Write a web page instead of printing the report.") -> Callable[[Any], Any]:
    """--html (with this help), --open, an option for each format, and --force; the command gets them as `pages`."""

    def add(command: Callable[..., Any]) -> Callable[..., Any]:
        @wraps(command)
        def gathered(*, html: Path | None, open_it: bool, force: bool, **given: Any) -> Any:
            named = [(one, given.pop(one.option)) for one in FORMATS]
            texts = tuple((one, path) for one, path in named if path is not None)
            return command(pages=ReportFiles(html, open_it, texts, force), **given)

        options = [
            click.option("--html", type=click.Path(path_type=Path), help=html),
            click.option("--open", "open_it", is_flag=True, help="Open the web page in the browser."),
            *(_option(one) for one in FORMATS),
            click.option("--force", is_flag=True, help=FORCE),
        ]
        for option in reversed(options):
            gathered = option(gathered)
        return gathered

    return add


def _option(one: Format) -> Callable[[Any], Any]:
    told = f"Write {one.kind.name} instead of printing the report; - writes it to standard output."
    return click.option(f"--{one.option}", type=click.Path(path_type=Path), help=told)
