"""Which story a take tells: as the user says, or as a suggestion with the command that confirms it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rehearse.errors import UsageError
from rehearse.settings import database_path

if TYPE_CHECKING:
    from rehearse.practice.story_file import Story
    from rehearse.store.attempts import Store
    from rehearse.types import Report


def own() -> tuple[Story, ...]:
    """The user's stories."""
    from rehearse.data.questions import principle_names
    from rehearse.practice.stories import read_own

    return read_own(principle_names())


def own_empty() -> tuple[Story, ...]:
    """Those of the user's stories that are still to be filled in."""
    from rehearse.data.questions import principle_names
    from rehearse.practice.stories import read_own_empty

    return read_own_empty(principle_names())


def named(name: str | None, *, kept: bool) -> Story | None:
    """The story named, before anything is transcribed; raises UsageError if unknown, or if the take is not saved."""
    if name is None:
        return None
    if not kept:
        raise UsageError("A take that is not saved cannot be linked to a story.", "Leave out --story or --no-save.")
    from rehearse.practice.stories import find

    return find(name, own(), own_empty())


def link(store: Store, attempt: int, story: Story) -> None:
    """Remember that the attempt tells the story."""
    from rehearse.store import links

    links.link(store, attempt, story.id)


def linked(store: Store, attempt: int, story: Story) -> str:
    """That it is linked, and whether the story has now been told for too many questions."""
    from rehearse.practice.story_labels import settings
    from rehearse.store.links import questions_told

    told, limit = questions_told(store).get(story.id, 0), settings().overuse_above
    worn = (
        f", already told for {told} questions: interviewers compare notes, so use another story next time"
        if told > limit
        else ""
    )
    return f"Take {attempt} tells {story.id}{worn}."


def suggestion(attempt: int, report: Report) -> str:
    """Which story the take sounds like and how to link it; nothing if none is similar."""
    from rehearse.practice.keeping import sounds_like
    from rehearse.practice.story_match import reason

    found = sounds_like(report)
    if found is None:
        return ""
    link_it = f"`rehearse stories link {attempt} {found.story.id}`"
    return f"Take {attempt} sounds like your story {found.story.id} ({reason(found)}): {link_it}."


def times_told() -> dict[str, int]:
    """By story, for how many questions it was told."""
    from rehearse.store.attempts import Store
    from rehearse.store.links import questions_told

    if not database_path().exists():
        return {}
    with Store(database_path()) as store:
        return questions_told(store)
