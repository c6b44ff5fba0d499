"""Linking takes to the stories they tell: proposed, and linked only when the user says so."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from rehearse.cli.prompting import said_yes
from rehearse.cli.say import echo, hanging
from rehearse.errors import UsageError

if TYPE_CHECKING:
    from rehearse.practice.story_file import Story
    from rehearse.practice.story_match import Likeness
    from rehearse.store.attempts import Store
    from rehearse.store.summary import Summary


def proposed(store: Store, number: int, stories: tuple[Story, ...]) -> Story:
    """The story that the attempt sounds like, if the user agrees."""
    found = _likeness(store, number, stories)
    if found is None:
        listed_ids = ", ".join(story.id for story in stories)
        raise UsageError("None of your stories sounds like this answer.", f"Name it: {listed_ids}.")
    if not _agreed(store, number, found):
        raise UsageError("Nothing was linked.", f"Name the story: `rehearse stories link {number} STORY`.")
    return found.story


def ask_about_all(store: Store, stories: tuple[Story, ...]) -> None:
    """Every take that sounds like a story and has no link yet, oldest first."""
    from rehearse.cli import telling
    from rehearse.report.wording import count
    from rehearse.store import links

    known, linked, asked = links.decided(store), 0, 0
    for number in (entry.id for entry in store.entries() if entry.id not in known and _tells_a_story(entry.summary)):
        found = _likeness(store, number, stories)
        if found is None:
            continue
        asked += 1
        if _agreed(store, number, found):
            telling.link(store, number, found.story)
            linked += 1
        else:
            links.unlink(store, number)
    echo(f"{count(linked, 'take')} linked." if asked else "No other take sounds like one of your stories.", err=True)


def _tells_a_story(take: Summary) -> bool:
    return not (take.is_follow_up or take.is_thought_aloud)


def _likeness(store: Store, number: int, stories: tuple[Story, ...]) -> Likeness | None:
    from rehearse.practice.story_match import likely

    transcript = store.get(number).report.transcript
    return likely(transcript.text, stories) if transcript else None


def _agreed(store: Store, number: int, found: Likeness) -> bool:
    """Whether the user says that it is this story."""
    from rehearse.practice.days import day_of
    from rehearse.practice.story_match import reason

    attempt = store.get(number)
    report = attempt.report
    day = day_of(attempt.taken or report.provenance.created)
    question = report.question.text if report.question else "no question"
    echo(hanging(f"Take {number}, {day}: {question}", rest="  "), err=True)
    try:
        return said_yes(f"  It sounds like {found.story.id} ({reason(found)}). Is that right?")
    except click.Abort:
        raise UsageError(
            "No answer was given; nothing more was linked.", "`rehearse stories link TAKE STORY` links one."
        ) from None
