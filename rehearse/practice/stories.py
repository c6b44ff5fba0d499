"""The story bank: which principles it covers, what it lacks, which stories are told too often, which numbers hold."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from rehearse.data.plain_text import read_text
from rehearse.data.reasons import with_sentences
from rehearse.errors import UsageError, refused
from rehearse.permissions import write_whole
from rehearse.practice import story_file
from rehearse.practice.story_file import Story
from rehearse.practice.story_labels import settings
from rehearse.practice.story_metric import StoryMetric
from rehearse.settings import data_dir
from rehearse.types import Content

if TYPE_CHECKING:
    from rehearse.content import Measured

_KEPT = 500  # judgements of stories, about 25 kB each
_ON_METHOD = ("RES004",)  # asks how a number was measured


class Cover(msgspec.Struct, frozen=True):
    """A principle and the stories that can be told for it."""

    principle: str
    stories: tuple[str, ...]


class Use(msgspec.Struct, frozen=True):
    """How often a story is planned or was told for different questions, whether that is too often, and its numbers."""

    story: str
    planned: int
    told: int
    overused: bool
    numbers: int  # on its metric menu
    ready: int  # of these, to be asked about


class Overview(msgspec.Struct, frozen=True):
    """The bank as a whole."""

    stories: int
    wanted_min: int
    wanted_max: int
    coverage: tuple[Cover, ...]
    gaps: tuple[str, ...]
    uses: tuple[Use, ...]
    empty: tuple[str, ...] = ()  # stories that are still to be filled in; they count for nothing
    lost: tuple[str, ...] = ()  # names that takes are linked to and no story of the file has


class MetricCheck(msgspec.Struct, frozen=True):
    """One number of the menu and what is missing before somebody asks how it was measured.

    `written`: it has a line of its own; else the content judge found it in the story's text.
    """

    metric: StoryMetric
    missing: tuple[str, ...]
    written: bool = True

    @property
    def ready(self) -> bool:
        """Whether the number can answer "how did you measure that?"."""
        return not self.missing


class StoryCheck(msgspec.Struct, frozen=True):
    """What the content judge says of a written story, and whether its numbers are ready."""

    story: str
    content: Content
    metrics: tuple[MetricCheck, ...]
    claimed_not_shown: tuple[str, ...]  # principles it is kept for but does not signal


def path() -> Path:
    """The user's own file of stories."""
    return data_dir() / "stories.md"


def read_own(principles: Iterable[str]) -> tuple[Story, ...]:
    """The stories of the user's file; none when there is no file yet. Raises UsageError when it cannot be read."""
    if not path().exists():
        return ()
    return story_file.read(read_text(path()), principles)


def read_own_empty(principles: Iterable[str]) -> tuple[Story, ...]:
    """The stories of the user's file of which no part is filled in yet. Raises UsageError when it cannot be read."""
    return story_file.read_empty(read_text(path()), principles) if path().exists() else ()


def append_own(text: str) -> None:
    """Append Markdown to the user's file, and create the file if it does not exist.

    A file in another encoding becomes UTF-8 first. Raises UsageError when it cannot be read or written.
    """
    try:
        path().parent.mkdir(parents=True, exist_ok=True)
        if path().is_file() and not _is_utf8(path().read_bytes()):
            write_whole(path().resolve(), read_text(path()).encode())
        with path().open("a", encoding="utf-8") as file:
            file.write(("\n" if file.tell() else "# Stories\n\n") + text.rstrip() + "\n")
    except OSError as error:
        raise UsageError(f"Your stories cannot be written to {path()}: {refused(error)}.") from error


def _is_utf8(content: bytes) -> bool:
    try:
        content.decode()
    except UnicodeDecodeError:
        return False
    return True


def find(name: str, stories: Sequence[Story], empty: Sequence[Story] = (), *, may_be_empty: bool = False) -> Story:
    """A story by its id, the beginning of it, or words of its title; raises UsageError for none or several.

    empty: those that are still to be filled in. One is meant by its id, or where no other fits; it is returned where it
    `may_be_empty`, and named in the message otherwise.
    """
    found = _named(name, (*stories, *empty))
    found = [story for story in found if story not in empty] or found
    if not may_be_empty:
        if len(found) == 1 and found[0] in empty:
            raise UsageError(f"{found[0].id} is still empty.", "Fill in one of its parts: `rehearse stories edit`.")
        found = [story for story in found if story not in empty]
    if len(found) != 1:
        listed = ", ".join(story.id for story in found or (*stories, *(empty if may_be_empty else ())))
        raise UsageError(
            f'"{name}" fits several stories.' if found else f'There is no story called "{name}".',
            f"Your stories: {listed}." if listed else 'You have none yet: `rehearse stories new "TITLE"`.',
        )
    return found[0]


def _named(name: str, stories: Sequence[Story]) -> list[Story]:
    """The stories that are meant: the one with this id, otherwise those whose ids begin so or whose titles hold it."""
    wanted = name.lower()
    exact = [story for story in stories if story.id == wanted]
    return exact or [story for story in stories if story.id.startswith(wanted) or wanted in story.title.lower()]


def overview(
    stories: Sequence[Story], told: Mapping[str, int], principles: Sequence[str], empty: Sequence[Story] = ()
) -> Overview:
    """Coverage, gaps and overuse. `told`: by story id, for how many different questions it was told."""
    known = settings()
    cover = tuple(Cover(name, tuple(s.id for s in stories if name in s.principles)) for name in principles)
    return Overview(
        stories=len(stories),
        wanted_min=known.wanted_min,
        wanted_max=known.wanted_max,
        coverage=cover,
        gaps=tuple(one.principle for one in cover if not one.stories),
        uses=tuple(_use(story, told.get(story.id, 0), known.overuse_above) for story in stories),
        empty=tuple(story.id for story in empty),
        lost=tuple(sorted(set(told) - {story.id for story in (*stories, *empty)})),
    )


def _use(story: Story, told: int, limit: int) -> Use:
    planned = len(story.questions)
    numbers = menu(story)
    return Use(
        story.id, planned, told, max(planned, told) > limit, len(numbers), sum(number.ready for number in numbers)
    )


def check(story: Story) -> StoryCheck:
    """The story judged as an answer, and its numbers."""
    content, told = _judged(story.text)
    shown = {signal.name for signal in content.principles}
    numbers = _menu(story, told)
    return StoryCheck(
        story=story.id,
        content=_without_answered(content) if numbers and all(one.ready for one in numbers) else content,
        metrics=numbers,
        claimed_not_shown=tuple(name for name in story.principles if name not in shown),
    )


def _without_answered(content: Content) -> Content:
    """The judgement of a story whose numbers are ready, without the advice to be ready for questions about them."""
    rest = tuple(finding for finding in content.findings if finding.code not in _ON_METHOD)
    if len(rest) == len(content.findings):
        return content
    first = content.findings[0].code in _ON_METHOD
    advice = next((finding.suggestion for finding in rest if finding.severity != "praise"), None)
    fix = msgspec.structs.replace(content.next_fix, content=advice) if first else content.next_fix
    return msgspec.structs.replace(content, findings=rest, next_fix=fix)


def for_json(checked: StoryCheck) -> StoryCheck:
    """The same with the sentences of its reasons."""
    return msgspec.structs.replace(checked, content=with_sentences(checked.content))


def menu(story: Story) -> tuple[MetricCheck, ...]:
    """The numbers of a story: those with a line of their own, then those found in its text only."""
    from rehearse.content import numbers, transcript_of

    return _menu(story, numbers(transcript_of(story.text)))


def _menu(story: Story, told: Measured) -> tuple[MetricCheck, ...]:
    known = [_figures(f"{one.what} {one.before} {one.after}") for one in story.metrics]
    others = (
        StoryMetric(found.quote, found.before or "", found.after or "", method or "")
        for found, method in told
        if not any(_figures(found.value or found.quote) & figures for figures in known)
    )
    return (*map(check_metric, story.metrics), *(check_metric(one, written=False) for one in others))


@lru_cache(maxsize=_KEPT)
def _judged(text: str) -> tuple[Content, Measured]:
    """What the content judge says of a story's text. Kept, since the studio shows the same stories again and again."""
    from rehearse.content import judge_with_numbers, transcript_of

    return judge_with_numbers(transcript_of(text))


def _figures(text: str) -> frozenset[str]:
    return frozenset(re.findall(r"\d+(?:\.\d+)?", text.replace(",", "")))


def check_metric(metric: StoryMetric, *, written: bool = True) -> MetricCheck:
    """What the number does not say: what it counts, before, after, how it was measured."""
    asked = (("what is counted", metric.what), ("before", metric.before), ("after", metric.after),
             ("how it was measured", metric.method))  # fmt: skip
    return MetricCheck(metric, tuple(name for name, value in asked if not value), written)
