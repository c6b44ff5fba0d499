"""What the Tab key offers for values: attempts, questions, stories, models, settings, pages of help; else nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import get_args

import click
from click.shell_completion import CompletionItem

from rehearse.errors import RehearseError
from rehearse.settings import database_path
from rehearse.types import PartName

MOST_ATTEMPTS = 50  # the newest; a longer list is of no use


def attempts() -> Iterable[tuple[str, str]]:
    """The numbers of the newest attempts, the newest first, each with its day and question; and `last`."""
    from rehearse.store.attempts import Store

    if not database_path().exists():
        return
    with Store(database_path()) as store:
        newest = store.entries()[: -MOST_ATTEMPTS - 1 : -1]
    for entry in newest:
        brief = entry.summary
        yield str(entry.id), f"{brief.created[:10]} {brief.question_id or brief.file or ''}".strip()
    yield "last", "the newest one"


def questions() -> Iterable[tuple[str, str]]:
    """The ids of the bank, each with its text."""
    from rehearse.data.questions import bank

    return ((question.id, question.text) for question in bank())


def stories() -> Iterable[tuple[str, str]]:
    """The ids of the user's stories, each with its title."""
    from rehearse.cli.telling import own

    return ((story.id, story.title) for story in own())


def principles() -> Iterable[tuple[str, str]]:
    """The first word of each leadership principle, which is enough for its name and needs no quotes."""
    from rehearse.data.questions import principle_names
    from rehearse.practice.readiness import short_name

    return ((short_name(name), name) for name in principle_names())


def models() -> Iterable[tuple[str, str]]:
    """The known models, each with its state."""
    from rehearse.speech.models import listed

    return ((model.name, model.state) for model in listed())


def settings() -> Iterable[tuple[str, str]]:
    """The keys of `rehearse config`, each with its meaning."""
    from rehearse.cli.all_settings import settings as known

    return ((one.key, one.meaning) for one in known())


def rules() -> Iterable[tuple[str, str]]:
    """The codes of the rules, each with its name."""
    from rehearse.content.rules import ALL

    return sorted((rule.code, rule.name) for rule in ALL)


def advice() -> Iterable[tuple[str, str]]:
    """The themes of `rehearse advice`, each with its title."""
    from rehearse.data.advice import advice_pages

    return ((page.id, page.title) for page in advice_pages())


def frameworks() -> Iterable[tuple[str, str]]:
    """The frameworks, each with its title."""
    from rehearse.data.frameworks import frameworks as known

    return ((one.id, one.title) for one in known())


def moments() -> Iterable[tuple[str, str]]:
    """The moments of an answer that have a name."""
    from rehearse.practice.moments import STRETCHES

    return ((name, "") for name in (*get_args(PartName), *STRETCHES))


def of(
    offered: Callable[[], Iterable[tuple[str, str]]],
) -> Callable[[click.Context, click.Parameter, str], list[CompletionItem]]:
    """The completion of a value from those offered, by its beginning, ignoring case."""

    def complete(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
        begun = incomplete.casefold()
        try:
            return [CompletionItem(name, help=said or None) for name, said in offered()
                    if name.casefold().startswith(begun)]  # fmt: skip
        except (RehearseError, OSError):
            return []

    return complete


ATTEMPT, QUESTION, STORY, PRINCIPLE, MODEL, SETTING = map(
    of, (attempts, questions, stories, principles, models, settings)
)
RULE, THEME, FRAMEWORK, MOMENT = map(of, (rules, advice, frameworks, moments))

answered_option = click.option(
    "--question", "-q", help="The question this answers: its id or some of its words.", shell_complete=QUESTION
)
story_option = click.option(
    "--story", help="Which of your stories it tells: its id or some words of its title.", shell_complete=STORY
)
