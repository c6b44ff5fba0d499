"""`rehearse feedback`: a coach's comments on your takes."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from rehearse.cli.attempt_ref import number_of, opened
from rehearse.cli.completing import ATTEMPT
from rehearse.cli.groups import Group
from rehearse.cli.say import echo, hanging
from rehearse.cli.terminal import print_json
from rehearse.errors import UsageError
from rehearse.settings import database_path

if TYPE_CHECKING:
    from rehearse.store.comments import StoredComment
    from rehearse.types import Report


@click.group(cls=Group, default="list")
def command() -> None:
    """Import a coach's comments, moment by moment, and list them."""


@command.command("import")
@click.argument("file", type=click.Path(path_type=Path))
@click.option(
    "--take", "--attempt", "attempt", help="The take they are about, if the file does not say.", shell_complete=ATTEMPT
)
@click.option("--from", "author", help="Who wrote them, if the file does not say.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
def imported(file: Path, attempt: str | None, author: str | None, as_json: bool) -> None:
    """Read comments from a text file, one per line.

    Each line starts with its moment, for example: "1:12 Say what you measured here". `rehearse share` puts such a
    file next to each report. A moment is m:ss, seconds (72 s) or a part such as result; a line without one is about the
    whole answer. - reads standard input. Comments that are already saved are skipped.
    """
    from rehearse.data.plain_text import read_text
    from rehearse.practice.feedback import comments, read
    from rehearse.report.wording import count
    from rehearse.store.comments import add_all

    sheet = read(read_text(file))
    named = attempt or sheet.attempt
    if named is None:
        raise UsageError("The file does not say which take it is about.", "Name it: --take 7.")
    with opened() as store, store.transaction():
        number = number_of(store, named)
        found = comments(sheet, store.get(number).report)
        new = add_all(store, ((number, one.start_s, one.text, author or sheet.author) for one in found))
        of_file = sheet.attempt is not None and attempt is not None and sheet.attempt != str(number)
    if of_file:
        echo(f"The file is about take {sheet.attempt}; its comments were saved on take {number}.", err=True)
    if as_json:
        print_json({"attempt": number, "new": new, "comments": found})
        return
    already = f" ({len(found) - new} already saved)" if new < len(found) else ""
    echo(f"{count(new, 'comment')} saved on take {number}{already}: rehearse feedback list {number}")


@command.command("list")
@click.argument("attempt", metavar="[TAKE]", required=False, shell_complete=ATTEMPT)
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
def listed(attempt: str | None = None, as_json: bool = False) -> None:
    """List comments, all or those on a take, with the words they are about."""
    from rehearse.store.comments import listed as of_store

    found: tuple[StoredComment, ...] = ()
    reports: dict[int, Report] = {}
    if database_path().exists():
        with opened() as store:
            number = None if attempt is None else store.known(number_of(store, attempt))
            found = of_store(store, number)
            reports = {number: store.get(number).report for number in dict.fromkeys(one.attempt for one in found)}
    if as_json:
        print_json({"comments": found})
        return
    if not found:
        where = "" if attempt is None else f" on take {attempt.lstrip('#')}"
        share = "share" if attempt is None else f"share {attempt}"
        echo(
            f"No comments{where} yet. `rehearse {share}` packs a take for a coach; `rehearse feedback import FILE` "
            "imports the reply.",
            err=True,
        )
    for number, report in reports.items():
        echo(f"Take {number}")
        echo(text_of([one for one in found if one.attempt == number], report))


@command.command("remove")
@click.argument("number", type=int)
def removed(number: int) -> None:
    """Remove a comment by its number."""
    from rehearse.store.comments import remove, unknown

    with opened(unknown(number)) as store:
        remove(store, number)
    echo(f"Comment {number} removed.")


def text_of(comments: list[StoredComment], report: Report) -> str:
    """The comments of one attempt: number, moment, text, who said it, and the words that were said there."""
    from rehearse.report.wording import clock

    lines = []
    for one in comments:
        moment = "all" if one.start_s is None else clock(one.start_s)
        by = f" ({one.author})" if one.author else ""
        lines.append(hanging(f"{one.id:3}  {moment:>5}  {one.text}{by}", rest=" " * 12))
        if heard := _heard(one.start_s, report):
            lines.append(hanging(f"“{heard}”", " " * 12, " " * 12))
    return "\n".join(lines)


def _heard(start_s: float | None, report: Report, words: int = 8) -> str:
    """The first words from that moment on."""
    if start_s is None or report.transcript is None:
        return ""
    later = [word.text for word in report.transcript.words if word.end_s is not None and word.end_s > start_s]
    return " ".join(later[:words])
