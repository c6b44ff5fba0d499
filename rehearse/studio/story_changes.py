"""What a new text of the stories would delete of the old one."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import msgspec

from rehearse.data.questions import principle_names
from rehearse.practice import story_file
from rehearse.practice.story_file import Story
from rehearse.report.wording import count

_SHOWN = 40  # letters of a text without a heading


@dataclass(frozen=True)
class Deleted:
    """The titles of the stories that go, and the headings, or first words, of other text that goes."""

    stories: tuple[str, ...]
    rest: tuple[str, ...]

    @property
    def all(self) -> tuple[str, ...]:
        """Both, in one list."""
        return (*self.stories, *self.rest)

    def said(self) -> str:
        """As it is asked about."""
        named = [", ".join(f"“{title}”" for title in titles) for titles in (self.stories, self.rest)]
        stories = [f"{count(len(self.stories), 'story', 'stories')}: {named[0]}"] if self.stories else []
        rest = [f"text that belongs to no story: {named[1]}"] if self.rest else []
        return ", and ".join(stories + rest)


def deleted(before: str, after: str) -> Deleted:
    """What the new text lacks, each as often, but not what was only renamed, rewritten or moved.

    Text of no story (notes below a heading, text below none) counts as deleted where none of its lines is left.
    """
    names = principle_names()
    old, new = (
        [*story_file.read(text, names), *story_file.read_empty(text, names), *story_file.read_rest(text, names)]
        for text in (before, after)
    )
    for same in (_as_written, _title, _body):
        old, new = _unmatched(old, new, same)
    left = story_file.lines(after)
    rest = [story for story in old if not story.id and not left & set(story.notes.split("\n"))]
    return Deleted(
        tuple(story.title for story in old if story.id),
        tuple(story.title or story.notes.split("\n")[0][:_SHOWN] for story in rest),
    )


def _unmatched(
    old: Sequence[Story], new: Sequence[Story], same: Callable[[Story], str]
) -> tuple[list[Story], list[Story]]:
    """Those of both that have no counterpart in the other; an empty key has none."""
    free: dict[str, list[Story]] = {}
    for story in reversed(new):
        free.setdefault(same(story), []).append(story)
    free.pop("", None)
    left = []
    for story in old:
        if still := free.get(same(story)):
            still.pop()
        else:
            left.append(story)
    kept = {id(story) for stories in free.values() for story in stories}
    return left, [story for story in new if id(story) in kept or not same(story)]


def _as_written(story: Story) -> str:
    return f"{story.title}\n{_body(story)}"


def _title(story: Story) -> str:
    return story.title


def _body(story: Story) -> str:
    return repr(msgspec.structs.replace(story, id="", title=""))
