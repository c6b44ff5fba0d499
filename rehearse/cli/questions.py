"""`rehearse questions`: the bank."""

from pathlib import Path
from typing import Any

import click
import msgspec

from rehearse.cli.completing import OWN_QUESTION, PRINCIPLE, QUESTION, ROLE, TAG
from rehearse.cli.destinations import FORCE, LIST, writable
from rehearse.cli.groups import Group
from rehearse.cli.own_takes import own_takes
from rehearse.cli.say import echo, verbatim
from rehearse.cli.terminal import print_json, show
from rehearse.data import questions as bank
from rehearse.data.model_answers import model_answer
from rehearse.data.near import one_of
from rehearse.errors import UsageError
from rehearse.practice import question_files as files
from rehearse.practice import question_markdown
from rehearse.practice.choose import (
    Practised,
    Wanted,
    checked,
    counts,
    least_recent,
    practised,
    principle,
    select,
)
from rehearse.practice.hint import steps
from rehearse.practice.question_text import cleaned, short_enough
from rehearse.report.writing import replace
from rehearse.types import BANK_KINDS, Question

KINDS = f"{', '.join(BANK_KINDS[:-1])} or {BANK_KINDS[-1]}"
HOW_TO_LIST = {
    ".md": "Put each question on its own line, starting with - or a number.",
    ".csv": "Put each question on its own line, below the line with the names of the columns.",
    ".json": "`rehearse questions export --format json` shows the format.",
}
FORMATS = click.Choice(["md", "csv", "json"], case_sensitive=False)


def known() -> dict[str, Practised]:
    """What was practised so far; nothing before the first take."""
    return practised(own_takes())


def filters(command: Any) -> Any:
    """The options by which questions are chosen, the same for every command."""
    for option in (
        click.option("--principle", help="A leadership principle, or part of its name.", shell_complete=PRINCIPLE),
        click.option("--role", help="For a role, e.g. manager.", shell_complete=ROLE),
        click.option(
            "--difficulty", type=click.Choice(["easy", "medium", "hard"], case_sensitive=False), help="How hard it is."
        ),
        click.option("--tag", help="With a tag, e.g. conflict.", shell_complete=TAG),
        click.option("--kind", help=f"{KINDS}; the start of a word is enough."),
        click.option("--never-practised", is_flag=True, help="Only questions you have not answered yet."),
    ):
        command = option(command)
    return command


@click.group(cls=Group, default="list", search="list")
def command() -> None:
    """List, add, import and export questions."""


@command.command("list")
@filters
@click.option("--least-recent", "by_age", is_flag=True, help="Show the least recently practised first.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
@click.argument("words", nargs=-1)
def listed(words: tuple[str, ...] = (), by_age: bool = False, as_json: bool = False, **wanted: Any) -> None:
    """List questions, all or those that match."""
    from rehearse.cli.no_questions import nothing_found
    from rehearse.report.screens import questions as screen
    from rehearse.report.wording import count

    done = known()
    everything = bank.bank()
    filters = checked(Wanted(**wanted, words=" ".join(words) or None), everything, bank.principle_names())
    found = select(everything, filters, done)
    found = least_recent(found, done) if by_age else found
    if as_json:
        print_json({"questions": found, "counts": counts(found)})
        return
    if not found:
        echo(nothing_found(filters, everything, done), err=True)
        return
    show(screen.listing(found, done), "", screen.counted(counts(found)))
    echo(
        f"\n{count(len(found), 'question')}. `rehearse questions show ID` shows one; `rehearse record ID` asks it.",
        err=True,
    )


@command.command("show")
@click.argument("question", shell_complete=QUESTION)
@click.option(
    "--model-answer", "with_answer", is_flag=True, help="Also show a model answer; best read after giving your own."
)
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
def shown(question: str, with_answer: bool, as_json: bool) -> None:
    """Show a question, its principles and the outline of a good answer."""
    from rehearse.report.screens import questions as screen

    found = bank.find(question)
    answer = model_answer(found.id) if with_answer else None
    if with_answer and answer is None:
        raise UsageError(f"There is no model answer for {found.id}.", "Only some of the built-in questions have one.")
    if as_json:
        more = {"steps": steps(found), **({} if answer is None else {"model_answer": answer})}
        print_json({"question": found, **more})
    else:
        show(screen.card(found, known()), *([screen.answer(answer)] if answer else []))


@command.command("add")
@click.argument("text")
@click.option("--id", "name", default="", help="Its id [default: made from its words].")
@click.option(
    "--principle",
    "principles",
    multiple=True,
    help="A principle it is about; can be repeated.",
    shell_complete=PRINCIPLE,
)
@click.option("--role", default="any", show_default=True, help="The role it is for.")
@click.option(
    "--difficulty",
    type=click.Choice(["easy", "medium", "hard"], case_sensitive=False),
    default="medium",
    show_default=True,
)
@click.option("--tag", "tags", multiple=True, help="A tag; can be repeated.", shell_complete=TAG)
@click.option(
    "--kind",
    type=click.Choice(BANK_KINDS, case_sensitive=False),
    default="behavioural",
    show_default=True,
    metavar="KIND",
    help=f"{KINDS}.",
)
@click.option("--hint", default="", help="The outline of a good answer, in a sentence or two.")
def add(text: str, name: str, principles: tuple[str, ...], **rest: Any) -> None:
    """Add a question of your own."""
    about = [principle(part, bank.principle_names()) for part in principles]
    tags = tuple(filter(None, map(cleaned, rest.pop("tags"))))
    shown = {key: cleaned(value) for key, value in rest.items()}
    asked = {"id": cleaned(name), "text": cleaned(short_enough(text, "The question")), "principles": about}
    fields = {**asked, "source": "own", "tags": tags, **shown}
    if not fields["text"]:
        raise UsageError("The question is empty.", 'Give its words: rehearse questions add "Why this company?"')
    question = msgspec.convert(fields, Question)
    (added,) = _saved((question,)) or (None,)
    if added is None:
        raise UsageError("That question already exists.", "Find it: `rehearse questions list` and some of its words.")
    echo(f"Added as {added.id}: rehearse record {added.id}")


@command.command("import")
@click.argument("file", type=click.Path(path_type=Path))
def imported(file: Path) -> None:
    """Import questions from a Markdown list, a CSV file or exported JSON."""
    from rehearse.data.plain_text import read_text
    from rehearse.report.wording import count

    text = read_text(file)
    ending, known = file.suffix.lower(), bank.principle_names()
    readers = {".csv": files.read_csv, ".json": files.read_json}
    found = readers.get(ending, question_markdown.read_markdown)(text, known)
    if not found:
        where = "standard input" if str(file) == "-" else file
        raise UsageError(f"No questions were found in {where}.", HOW_TO_LIST.get(ending, HOW_TO_LIST[".md"]))
    added = _saved(found)
    already = f" ({len(found) - len(added):,} already in the bank)" if len(added) < len(found) else ""
    echo(
        f"{count(len(added), 'question')} added{already}; your own questions are in {bank.own_path()}.",
        whole=bank.own_path(),
    )
    unread = {".csv": ("columns", files.unread_columns), ".json": ("keys", files.unread_keys)}
    if ending in unread and (ignored := unread[ending][1](text)):
        what, columns = unread[ending][0], ", ".join(files.COLUMNS)
        echo(f"Ignored {what}: {', '.join(ignored)}. {what.capitalize()} that are read: {columns}.", err=True)
    if unknown := files.unknown_principles(added, known):
        echo(f"No principle is called {one_of(unknown)}; kept as written.", err=True)
    if ending not in readers and (left := question_markdown.left_out(text, known)):
        said = f"Left out: {count(left, 'list item')} under headings that name no principle."
        echo(f"{said} Put questions under `## {question_markdown.OTHER}`.", err=True)


def _saved(new: tuple[Question, ...]) -> tuple[Question, ...]:
    added = files.numbered(new, bank.bank())
    if added:
        bank.save_own((*bank.own(), *added))
    return added


@command.command("remove")
@click.argument("name", metavar="ID", shell_complete=OWN_QUESTION)
def removed(name: str) -> None:
    """Remove a question of your own."""
    mine = bank.own()
    if name not in {question.id for question in mine}:
        raise UsageError(
            f'None of your own questions is called "{name}".', "`rehearse questions export --own` lists them."
        )
    bank.save_own(tuple(question for question in mine if question.id != name))
    echo(f"Removed {name}; its takes stay.")


@command.command("export")
@click.option("--own", is_flag=True, help="Only your own questions.")
@click.option(
    "--format", "form", type=FORMATS, help="Markdown, CSV or JSON [default: by the file extension, otherwise md]."
)
@click.option("--output", "-o", type=click.Path(path_type=Path), help="Write to a file instead of standard output.")
@click.option("--force", is_flag=True, help=FORCE)
def exported(own: bool, form: str | None, output: Path | None, force: bool) -> None:
    """Export questions as Markdown, CSV or JSON."""
    if output is not None:
        writable(output, LIST, force=force)
    writers = {"md": question_markdown.to_markdown, "csv": files.to_csv, "json": files.to_json}
    ending = output.suffix.lower().removeprefix(".") if output is not None else ""
    text = writers.get(form or ending, question_markdown.to_markdown)(bank.own() if own else bank.bank())
    if output is None:
        verbatim(text, nl=False)
        return
    replace(output, text.encode())
    echo(f"Written to {output}.", err=True, whole=output)
