"""`rehearse check`: the content check alone, on a written answer."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from rehearse.cli.completing import answered_option
from rehearse.cli.output import show
from rehearse.cli.own import own_settings
from rehearse.cli.report_files import ReportFiles, file_options
from rehearse.cli.report_form import again_with, form_options
from rehearse.cli.target_option import target_option, target_s
from rehearse.cli.terminal import waiting
from rehearse.data.own_settings import aimed_at
from rehearse.errors import UsageError

if TYPE_CHECKING:
    from rehearse.report.to_terminal import Form

SENTENCE_WORDS = 4  # so many in a name that is no file's: the answer itself was typed
LONG_WORDS = 5_000  # judged in more than a moment


@click.command()
@click.argument("text_file", type=click.Path(path_type=Path, readable=False))
@answered_option
@target_option
@form_options("--transcript")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
@file_options()
def command(
    text_file: Path,
    question: str | None,
    target: str | None,
    form: Form | None,
    as_json: bool,
    pages: ReportFiles,
) -> None:
    """Judge the content of a written answer.

    TEXT_FILE contains the answer; - reads it from standard input. Nothing is saved.
    """
    from rehearse.cli.inputs import question_of
    from rehearse.pipeline import check

    pages.check((text_file,))
    answer = _text(text_file)
    asked, own = question_of(question), aimed_at(own_settings(), target_s(target))
    with waiting(_long(answer)):
        report = check(answer, asked, own)
    again = None if str(text_file) == "-" else again_with(str(text_file))
    if as_json or not pages:
        show(report, as_json, form=form, again=again)
    for trouble in pages.write(report, None):
        raise trouble


def _long(answer: str) -> str:
    """What is said while a text is judged that takes more than a moment; nothing for an answer of usual length."""
    words = len(answer.split())
    return f"Judging {words:,} words; an answer has a few hundred." if words > LONG_WORDS else ""


def _text(path: Path) -> str:
    """The answer as text. Raises UsageError with one sentence where the input is not text or has no word."""
    from rehearse.data.plain_text import read_text

    if len(str(path).split()) >= SENTENCE_WORDS and not path.exists():
        raise UsageError("There is no file of that name.", "To judge words, use a pipe: echo … | rehearse check -")
    text = read_text(path)
    if any(char.isalnum() for char in text):
        return text
    if str(path) == "-":
        said = f"Standard input {'had no words' if text.strip() else 'was empty'}."
        raise UsageError(said, "`rehearse check - < answer.txt` sends a file.")
    raise UsageError(f"{path} {'has no words' if text.strip() else 'is empty'}.", "Write your answer into it.")
