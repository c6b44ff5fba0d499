"""Folders of recordings: which files they hold, one line for each at the end, pages with an index."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path, PurePath
from typing import TYPE_CHECKING
from urllib.parse import quote

from rehearse.batch.addresses import is_address
from rehearse.batch.find import recordings
from rehearse.cli.destinations import PAGE, writable
from rehearse.cli.say import echo
from rehearse.errors import UsageError, refused

if TYPE_CHECKING:
    from rehearse.cli.batch import Outcome
    from rehearse.cli.report_files import ReportFiles
    from rehearse.report.screens.batch import Line


def recordings_of(paths: Iterable[Path], *, recursive: bool) -> tuple[Path, ...]:
    """The files named; see `rehearse.batch.find`. Raises UnreadableAudio, and UsageError for an address."""
    found = recordings(paths, recursive=recursive)
    for one in found:
        if is_address(one.path):
            raise UsageError(f"{one.path} is an address, not a file.", "Addresses only work with --out RESULTS.")
    return tuple(Path(one.path) for one in found)


def refuse_for_several(pages: ReportFiles, transcript: Path | None) -> None:
    """Raise UsageError for options that several recordings cannot share."""
    given = [*(f"--{text.option}" for text, _ in pages.texts), *(["--transcript"] if transcript else [])]
    if given:
        works = "work" if len(given) > 1 else "works"
        raise UsageError(f"{' and '.join(given)} {works} with one recording only.", "Give one file at a time.")


def say_summary(outcomes: Sequence[Outcome], *, more: bool) -> None:
    """One line per file, on standard output; more: whether what prints their reports is said on stderr."""
    from rehearse.cli.terminal import console, show
    from rehearse.report.screens import batch as screen

    show(screen.table(_lines(outcomes), console().width))
    if more and any(one.report is not None for one in outcomes):
        saved = any(one.attempt is not None for one in outcomes)
        one = "`rehearse show TAKE` prints one report; this" if saved else "This"
        echo(f"{one} command with --full prints them all.", err=True)


def say_whose(outcomes: Sequence[Outcome], person: str | None) -> None:
    """Of several folders, which may be those of several people: that new takes are the user's unless they are named."""
    folders = {one.path.parent for one in outcomes if one.attempt is not None}
    if person is None and len(folders) > 1 and any(one.is_new for one in outcomes):
        echo(
            "New takes are saved as your own, whatever their folder is called: `rehearse person TAKE NAME` names "
            "the speaker of one take, `--person NAME` that of all of them.",
            err=True,
        )


def _lines(
    outcomes: Sequence[Outcome], pages: dict[Path, str] | None = None, named: dict[Path, str] | None = None
) -> list[Line]:
    from rehearse.report.screens.batch import line

    names = named or short_names([one.path for one in outcomes])
    return [
        line(names[one.path], one.attempt, one.report, _trouble(one), (pages or {}).get(one.path))
        for one in outcomes
    ]  # fmt: skip


def _trouble(outcome: Outcome) -> str:
    """What went wrong, without the path of the file: its name begins the line, and the path would fill the rest."""
    return "" if outcome.error is None else outcome.error.message.removeprefix(f"{outcome.path} ")


def short_names(paths: Sequence[Path]) -> dict[Path, str]:
    """The name of each file, with as many of its folders as it takes to tell it from the others of that name."""
    names = {path: path.name for path in paths}
    for depth in range(2, max((len(path.parts) for path in paths), default=0) + 1):
        shared = {name for name, times in Counter(names.values()).items() if times > 1}
        names |= {path: "/".join(path.parts[-depth:]) for path, name in names.items() if name in shared}
    return names


def with_folders(paths: Sequence[Path]) -> dict[Path, str]:
    """The name of each file, with its folder where the files lie in several: often that says who speaks."""
    return dict(zip(paths, below_common([path.absolute() for path in paths]), strict=True))


def below_common(files: Sequence[PurePath]) -> list[str]:
    """The path of each file below the folder that holds them all; its whole path where they are on several drives."""
    folders = files[0].parents if files else ()
    common = next((folder for folder in folders if all(one.is_relative_to(folder) for one in files)), None)
    return [(one if common is None else one.relative_to(common)).as_posix() for one in files]


def index_in(folder: Path, inputs: Iterable[Path] = (), *, force: bool) -> Path:
    """Where the index of the pages goes; the folder is made. Raises UsageError, before anything is analysed."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UsageError(
            f"{folder} cannot be created: {refused(error)}.", "With several recordings, --html needs a folder."
        ) from error
    return writable(folder / "index.html", PAGE, inputs=inputs, force=force)


def write_pages(index: Path, outcomes: Sequence[Outcome], *, force: bool) -> None:
    """A page for every report beside the index, and the index. Raises UsageError."""
    from rehearse.cli.output import since_of
    from rehearse.cli.pages import write_page
    from rehearse.report.to_index_html import render
    from rehearse.report.writing import replace

    pages: dict[Path, str] = {}
    inputs = [one.path for one in outcomes]
    names = short_names(inputs)
    for one in outcomes:
        if one.report is not None:
            page = index.with_name(_free_name(names[one.path], {*pages.values(), *(path.name for path in inputs)}))
            writable(page, PAGE, inputs=inputs, force=force)
            since = since_of(one.report, one.attempt)
            write_page(one.report, one.path if one.path.is_file() else None, page, since=since)
            pages[one.path] = page.name
    addresses = {path: quote(name) for path, name in pages.items()}
    replace(index, render(_lines(outcomes, addresses, with_folders(inputs))).encode())
    echo(f"Pages written to {index}", err=True, whole=index)


def _free_name(name: str, taken: set[str]) -> str:
    """The name of a file's page; one that is taken gets a number."""
    stem = Path(name.lstrip("/").replace("/", "-")).stem
    stem = "report-index" if stem == "index" else stem
    names = (f"{stem}.html", *(f"{stem}-{number}.html" for number in range(2, len(taken) + 3)))
    return next(name for name in names if name not in taken)
