"""What the Tab key offers for values: attempts, questions, stories, models, settings, pages of help; else nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import get_args

import click
from click.shell_completion import CompletionItem

from rehearse.cli.all_settings import CHOSEN
from rehearse.errors import RehearseError
from rehearse.settings import database_path
from rehearse.types import PartName

NEEDS_QUOTES = frozenset(" \t'\"()&;<>|$`\\*?#")  # what a shell would not read as it stands
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
    yield "last", "the one saved last"


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


def models(*states: str) -> Callable[[], Iterable[tuple[str, str]]]:
    """Something that offers the models in one of these states, each with its state."""

    def offered() -> Iterable[tuple[str, str]]:
        from rehearse.speech.models import listed

        return ((model.name, model.state) for model in listed() if model.state in states)

    return offered


usable_models = models("installed", "added")


def removable_models() -> Iterable[tuple[str, str]]:
    """The models in the folder of models; others go with whatever installed them."""
    from rehearse.settings import models_dir
    from rehearse.speech.models import listed

    here = (model for model in listed() if Path(model.folder).parent == models_dir())
    return ((model.name, model.state) for model in here if model.state != "not installed")


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


def values(key: str) -> Iterable[tuple[str, str]]:
    """What the setting of this name can be set to: all of it where it is a choice, else the value now and ours."""
    from msgspec.structs import replace

    from rehearse.data.setting_keys import FORMS, SWITCH, setting, typed
    from rehearse.settings import config_dir

    if key in CHOSEN:
        return usable_models() if key == "model" else ()
    one = setting(config_dir(), key)
    if one.kind in ("choice", "switch"):
        return ((name, "") for name in (FORMS if one.kind == "choice" else SWITCH))
    known = {"the value now": one.value, "the default": one.default}
    texts = {said: typed(replace(one, value=value)).replace(", ", ",") for said, value in known.items()}
    return {value: said for said, value in texts.items() if value[:1].isdecimal()}.items()


def people() -> Iterable[tuple[str, str]]:
    """The names of other people whose takes are here."""
    from rehearse.store.attempts import Store
    from rehearse.store.people import speakers

    if database_path().exists():
        with Store(database_path()) as store:
            yield from ((name, "") for name in speakers(store))


def own_questions() -> Iterable[tuple[str, str]]:
    """The ids of the user's own questions, each with its text."""
    from rehearse.data.questions import own

    return ((question.id, question.text) for question in own())


def tags() -> Iterable[tuple[str, str]]:
    """The tags of the bank."""
    from rehearse.data.questions import bank

    return ((tag, "") for tag in sorted({tag for question in bank() for tag in question.tags}))


def roles() -> Iterable[tuple[str, str]]:
    """The first word of each role that the bank has questions for, which is enough."""
    from rehearse.data.questions import bank

    return ((role.split(maxsplit=1)[0], role) for role in sorted({question.role for question in bank()} - {"any"}))


def interviewers() -> Iterable[tuple[str, str]]:
    """Who holds the rounds of the loop."""
    from rehearse.data.loop import interview_loop

    return ((one.id, one.title) for one in interview_loop().interviewer)


def measures() -> Iterable[tuple[str, str]]:
    """What is followed over takes."""
    from rehearse.data.progress_measures import measures as known

    return ((one.name, one.heading) for one in known().measure)


def exercises(kind: str) -> Iterable[tuple[str, str]]:
    """The exercises of a kind."""
    from rehearse.data.drills import drills
    from rehearse.practice.drill_items import KINDS, items

    known = drills().aloud if kind == "aloud" else [one for each in KINDS if each == kind for one in items(each)]
    return ((one.id, "") for one in known)


def of(
    offered: Callable[[], Iterable[tuple[str, str]]],
) -> Callable[[click.Context, click.Parameter, str], list[CompletionItem]]:
    """The completion of a value from those offered, by its beginning, ignoring case."""

    def complete(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
        begun = incomplete.casefold()
        try:
            return [CompletionItem(name, help=said or None) for name, said in offered()
                    if name.casefold().startswith(begun) and not set(name) & NEEDS_QUOTES]  # fmt: skip
        except (RehearseError, OSError):
            return []

    return complete


def of_other(
    name: str, offered: Callable[[str], Iterable[tuple[str, str]]]
) -> Callable[[click.Context, click.Parameter, str], list[CompletionItem]]:
    """The completion of a value that depends on the argument of this name."""

    def complete(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
        return of(lambda: offered(ctx.params.get(name) or ""))(ctx, param, incomplete)

    return complete


ATTEMPT, QUESTION, STORY, PRINCIPLE, MODEL, SETTING = map(
    of, (attempts, questions, stories, principles, usable_models, settings)
)
PRESENT_MODEL, REMOVABLE_MODEL = of(models("installed", "added", "broken")), of(removable_models)
INSTALLABLE_MODEL = of(models("not installed", "broken"))
RULE, THEME, FRAMEWORK, MOMENT = map(of, (rules, advice, frameworks, moments))
PERSON, OWN_QUESTION, TAG, ROLE, INTERVIEWER, MEASURE = map(
    of, (people, own_questions, tags, roles, interviewers, measures)
)
VALUE, EXERCISE = of_other("key", values), of_other("kind", exercises)

answered_option = click.option(
    "--question", "-q", help="The question this answers: its id or some of its words.", shell_complete=QUESTION
)
story_option = click.option(
    "--story", help="Which of your stories it tells: its id or some words of its title.", shell_complete=STORY
)
