"""`rehearse stories`: the story bank."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from rehearse.cli.completing import ATTEMPT, PRINCIPLE, STORY
from rehearse.cli.groups import Group
from rehearse.cli.say import echo
from rehearse.cli.telling import own, own_empty, times_told
from rehearse.cli.terminal import print_json, show
from rehearse.errors import UsageError
from rehearse.settings import database_path

if TYPE_CHECKING:
    from rehearse.practice.story_file import Story
    from rehearse.store.summary import Entry


@click.group(cls=Group, default="list")
def command() -> None:
    """Manage your stories: what they cover and what they lack.

    The list says which principles they cover, how often you have told each, and what is missing.
    """


@command.command("list")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
def listed(as_json: bool = False) -> None:
    """List stories, the principles they cover, gaps and overuse."""
    from rehearse.data.questions import principle_names
    from rehearse.practice.stories import overview, path
    from rehearse.report.screens import stories as screen

    stories, empty = own(), own_empty()
    found = overview(stories, times_told(), principle_names(), empty)
    if as_json:
        print_json({"stories": stories, "overview": found})
        return
    show(*screen.listing(stories, found, empty))
    if found.lost:
        echo(
            f"\nTakes are linked to {', '.join(found.lost)}, no longer in the file (renamed?): "
            "`rehearse stories link TAKE STORY` links them again.",
            err=True,
        )
    echo(f'\nStories file: {path()}; change it with `rehearse stories edit`, `new "TITLE"` or `import FILE`.', err=True)


@command.command("show")
@click.argument("story", shell_complete=STORY)
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
def shown(story: str, as_json: bool) -> None:
    """Show a story, judged as an answer.

    The content rules say what is weak about it, and whether its numbers would stand up to questions.
    """
    from rehearse.practice.stories import check, find, for_json
    from rehearse.report.mid_sentence import check_as_printed
    from rehearse.report.screens import stories as screen

    empty = own_empty()
    found = find(story, own(), empty, may_be_empty=True)
    checked = check(found)
    if as_json:
        print_json({"story": found, "check": for_json(checked)})
    elif found in empty:
        show(*screen.empty(found))
    else:
        show(*screen.card(found, check_as_printed(found, checked), _takes_of(found)))


def _takes_of(story: Story) -> tuple[Entry, ...]:
    """The takes that told it, oldest first."""
    from rehearse.store.attempts import Store
    from rehearse.store.links import links

    if not database_path().exists():
        return ()
    with Store(database_path()) as store:
        known = links(store)
        return tuple(entry for entry in store.entries() if known.get(entry.id) == story.id)


@command.command("check")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
def checked(as_json: bool) -> None:
    """Check every story against the content rules."""
    from rehearse.practice.stories import check, for_json
    from rehearse.report.mid_sentence import check_as_printed
    from rehearse.report.screens import stories as screen

    stories = own()
    found = [check(story) for story in stories]
    if as_json:
        print_json({"checks": [for_json(one) for one in found]})
    elif not found:
        echo('There is no story to check yet: `rehearse stories new "TITLE"`, then `rehearse stories edit`.')
    else:
        show(screen.checks(stories, [check_as_printed(*one) for one in zip(stories, found, strict=True)]))


@command.command("new")
@click.argument("words", metavar="TITLE", nargs=-1, required=True)
@click.option(
    "--principle",
    "principles",
    multiple=True,
    help="A principle it is for; can be repeated.",
    shell_complete=PRINCIPLE,
)
def new(words: tuple[str, ...], principles: tuple[str, ...]) -> None:
    """Add an empty story for you to fill in."""
    from rehearse.data.plain_text import printable
    from rehearse.data.questions import principle_names
    from rehearse.practice.choose import principle
    from rehearse.practice.stories import append_own, path
    from rehearse.practice.story_file import skeleton

    plain = " ".join(printable(" ".join(words)).split())
    if not plain:
        raise UsageError("The title is empty.", 'Give one: `rehearse stories new "The late train"`.')
    if any(story.title.casefold() == plain.casefold() for story in (*own(), *own_empty())):
        raise UsageError(f'You have a story called "{plain}" already.', "Fill it in: `rehearse stories edit`.")
    append_own(skeleton(plain, [principle(part, principle_names()) for part in principles]))
    echo(f'"{plain}" was added to {path()}. It is still empty; fill it in: `rehearse stories edit`.')


@command.command("edit")
def edit() -> None:
    """Open the stories in your editor ($EDITOR), to change or delete them."""
    from rehearse.practice.stories import append_own, path
    from rehearse.practice.story_file import skeleton
    from rehearse.report.wording import count

    if not path().exists():
        append_own(skeleton("My first story"))
    try:
        click.edit(filename=str(path()))
    except click.ClickException as error:
        hint = f"Set EDITOR to another one, or edit {path()} yourself."
        raise UsageError(f"The editor failed: {error.message}.", hint) from error
    told, empty = len(own()), len(own_empty())
    echo(f"{count(told, 'story', 'stories')}{f' and {empty} still empty' if empty else ''}: `rehearse stories check`")


@command.command("import")
@click.argument("file", type=click.Path(path_type=Path))
def imported(file: Path) -> None:
    """Add the stories of a Markdown file to your own."""
    from rehearse.data.plain_text import read_text
    from rehearse.data.questions import principle_names
    from rehearse.practice import story_file
    from rehearse.practice.stories import append_own, path
    from rehearse.report.wording import count

    text = read_text(file)
    found = story_file.read(text, principle_names())
    if not found:
        raise UsageError(
            f"No stories were found in {'standard input' if str(file) == '-' else file}.",
            'A story is a heading (# Title) with at least one line such as "Situation: …", Task, Action or Result.',
        )
    titles = {story.title for story in own()}
    known = {story_file.to_markdown(story) for story in own()}
    added = [story for story in found if story.title not in titles]
    for story in added:
        append_own(story_file.to_markdown(story))
    told = count(len(added), "story", "stories")
    already = f" ({old} {'was' if old == 1 else 'were'} already there)" if (old := len(found) - len(added)) else ""
    echo(f"{told} added to {path()}{already}.")
    other = [one.title for one in found if one.title in titles and story_file.to_markdown(one) not in known]
    if other:
        echo(
            f"Already there with a different text, which was not changed: {', '.join(other)}. "
            "`rehearse stories edit` changes it.",
            err=True,
        )
    if left := story_file.read_empty(text, principle_names()):
        echo(f"Still empty and left out: {', '.join(story.title for story in left)}.", err=True)


@command.command("link")
@click.argument("attempt", metavar="[TAKE]", required=False, shell_complete=ATTEMPT)
@click.argument("story", required=False, shell_complete=STORY)
@click.option("--none", "no_story", is_flag=True, help="This take tells none of your stories.")
def link(attempt: str | None, story: str | None, no_story: bool) -> None:
    """Link a take to the story it told.

    Without a story, the most likely one is suggested. Without a take, you are asked about each take that sounds
    like one of your stories and has no link yet. Nothing is linked until you say yes.
    """
    from rehearse.cli import linking, telling
    from rehearse.cli.attempt_ref import number_of, opened
    from rehearse.practice.stories import find
    from rehearse.store import links

    if no_story and (story is not None or attempt is None):
        raise UsageError("--none needs one take and no story.", "For example: `rehearse stories link 5 --none`.")
    stories = own()
    if not (stories or no_story or story):
        raise UsageError(
            "There is no story to link yet.",
            '`rehearse stories new "TITLE"` adds one; `rehearse stories edit` fills it in.',
        )
    with opened() as store:
        if attempt is None:
            linking.ask_about_all(store, stories)
            return
        number = number_of(store, attempt)
        if no_story:
            links.unlink(store, number)
            echo(f"Take {number} tells none of your stories.", err=True)
            return
        found = find(story, stories, own_empty()) if story else linking.proposed(store, number, stories)
        telling.link(store, number, found)
        echo(telling.linked(store, number, found), err=True)
