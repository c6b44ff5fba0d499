"""What happens once a take has its report: whose idea the work was, which story it tells, deleting it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from rehearse.data.questions import bank, principle_names
from rehearse.errors import UsageError
from rehearse.practice import deleting, keeping, own_data, stories
from rehearse.practice.story_match import Likeness, reason
from rehearse.report.mid_sentence import as_printed
from rehearse.store import links, overview
from rehearse.store.attempts import Store
from rehearse.studio.changes import changed
from rehearse.studio.render import render
from rehearse.studio.reports import opened, report_page, sound_of
from rehearse.types import Attempt, Said

if TYPE_CHECKING:
    from rehearse.data.own_settings import OwnSettings
    from rehearse.store.summary import Entry

ANSWERS = ("own", "assigned")


def attempt_page(number: int) -> str:
    """A report with the questions it leaves open and a link to a second take. Raises NoSuchAttempt."""
    with opened() as store:
        found = store.get(number)
        (entry,) = overview.by_number(store, (number,))
        earlier = _earlier(store, entry)
        since = changed(store.get(earlier), found) if earlier is not None else ""
        story = links.links(store).get(number)
        asked = number in links.decided(store)
    question_id = entry.summary.question_id
    known = question_id if question_id in {question.id for question in bank()} else None
    return render("attempt.html.j2", "/attempts", number=number, person=entry.person, question_id=known,
                  earlier=earlier, changed=since, to_confirm=_open(found), story=story,
                  likely=None if asked else _likely(found), report=report_page(number, inside=True))  # fmt: skip


def _earlier(store: Store, entry: Entry) -> int | None:
    """The same speaker's previous take of the same question."""
    if entry.summary.question_id is None:
        return None
    theirs = overview.newest(store, question_id=entry.summary.question_id, whose=(entry.person,))
    return next((one.id for one in reversed(theirs) if one.place < entry.place), None)


def _open(found: Attempt) -> str | None:
    """The words that leave it open whose idea the work was."""
    content = as_printed(found.report).content
    return content.to_confirm[0].quote if content is not None and content.to_confirm else None


def _likely(found: Attempt) -> tuple[Likeness, str] | None:
    likeness = keeping.sounds_like(found.report)
    return (likeness, reason(likeness)) if likeness is not None else None


def confirm(number: int, said: str, own: OwnSettings) -> None:
    """Judge the attempt again with the user's answer. Raises NoSuchAttempt, and UsageError where nothing was open."""
    if said not in ANSWERS:
        raise UsageError("The page sent an answer that the studio does not know.", "Reload the page.")
    with opened() as store:
        keeping.settle(store, number, msgspec.convert(said, Said), own)


def tell_story(number: int, name: str) -> None:
    """Remember which story the attempt tells; an empty name means none of them. Raises NoSuchAttempt, UsageError."""
    with opened() as store:
        if name:
            links.link(store, number, stories.find(name, stories.read_own(principle_names())).id)
        else:
            links.unlink(store, number)


def delete_page(number: int) -> str:
    """What is deleted along with a take, and the button that deletes it. Raises NoSuchAttempt."""
    with opened() as store:
        found, more = store.get(number), deleting.belongings(store, number)
    return render("delete_attempt.html.j2", "/attempts", number=number, found=found, more=more)


def delete(number: int) -> None:
    """Delete the attempt with its recording. Raises NoSuchAttempt."""
    with opened() as store:
        deleting.delete(store, store.known(number))
        sound_of.cache_clear()
        own_data.forget_pages()
