"""The story bank: which principles it covers, what it lacks, which stories are told too often, which numbers hold."""

import math
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

import msgspec

from rehearse.errors import UsageError
from rehearse.practice import story_file
from rehearse.practice.story_file import Story, StoryMetric, settings
from rehearse.settings import data_dir
from rehearse.types import Content


class Cover(msgspec.Struct, frozen=True):
    """A principle and the stories that can be told for it."""

    principle: str
    stories: tuple[str, ...]


class Use(msgspec.Struct, frozen=True):
    """How often a story is planned for or was told to different questions; above the limit it is overused."""

    story: str
    planned: int
    told: int
    overused: bool


class Overview(msgspec.Struct, frozen=True):
    """The bank as a whole."""

    stories: int
    wanted_min: int
    wanted_max: int
    coverage: tuple[Cover, ...]
    gaps: tuple[str, ...]
    uses: tuple[Use, ...]


class MetricCheck(msgspec.Struct, frozen=True):
    """One number of the menu and what is missing before somebody asks how it was measured."""

    metric: StoryMetric
    missing: tuple[str, ...]

    @property
    def ready(self) -> bool:
        """Whether "how did you measure that?" has an answer."""
        return not self.missing


class StoryCheck(msgspec.Struct, frozen=True):
    """What the content judge says of a written story, and whether its numbers are ready."""

    story: str
    content: Content
    metrics: tuple[MetricCheck, ...]
    claimed_not_shown: tuple[str, ...]  # principles it is kept for but does not signal


def path() -> Path:
    """The person's own file of stories."""
    return data_dir() / "stories.md"


def read_own(principles: Iterable[str]) -> tuple[Story, ...]:
    """The stories of the person's file; none when there is no file yet. Raises UsageError when it cannot be read."""
    try:
        return story_file.read(path().read_text(encoding="utf-8"), principles)
    except FileNotFoundError:
        return ()
    except (OSError, UnicodeDecodeError) as error:
        reason = getattr(error, "strerror", None) or "it is not text in UTF-8"
        raise UsageError(f"Your stories in {path()} cannot be read: {reason}.") from error


def append_own(text: str) -> None:
    """Add Markdown at the end of the person's file, which is made when there is none."""
    try:
        path().parent.mkdir(parents=True, exist_ok=True)
        with path().open("a", encoding="utf-8") as file:
            file.write(("\n" if file.tell() else "# Stories\n\n") + text.rstrip() + "\n")
    except OSError as error:
        raise UsageError(f"Your stories cannot be written to {path()}: {error.strerror}.") from error


def find(name: str, stories: Sequence[Story]) -> Story:
    """A story by its id, the beginning of it, or words of its title; raises UsageError for none or several."""
    wanted = name.lower()
    found = [story for story in stories if story.id == wanted]
    found = found or [story for story in stories if story.id.startswith(wanted) or wanted in story.title.lower()]
    if len(found) != 1:
        listed = ", ".join(story.id for story in found or stories)
        raise UsageError(
            f'"{name}" names {"several stories" if found else "no story"}.', f"There are: {listed or 'none'}."
        )
    return found[0]


def overview(stories: Sequence[Story], told: Mapping[str, int], principles: Sequence[str]) -> Overview:
    """Coverage, gaps and overuse. `told`: by story id, to how many different questions it was told."""
    known = settings()
    cover = tuple(Cover(name, tuple(s.id for s in stories if name in s.principles)) for name in principles)
    return Overview(
        stories=len(stories),
        wanted_min=known.wanted_min,
        wanted_max=known.wanted_max,
        coverage=cover,
        gaps=tuple(one.principle for one in cover if not one.stories),
        uses=tuple(_use(story, told.get(story.id, 0), known.overuse_above) for story in stories),
    )


def _use(story: Story, told: int, limit: int) -> Use:
    planned = len(story.questions)
    return Use(story.id, planned, told, max(planned, told) > limit)


def check(story: Story) -> StoryCheck:
    """The story judged as an answer, and its numbers."""
    from rehearse.content import judge, transcript_of

    content, _ = judge(transcript_of(story.text))
    shown = {signal.name for signal in content.principles}
    return StoryCheck(
        story=story.id,
        content=content,
        metrics=tuple(map(check_metric, story.metrics)),
        claimed_not_shown=tuple(name for name in story.principles if name not in shown),
    )


def check_metric(metric: StoryMetric) -> MetricCheck:
    """What the number lacks: what it counts, where it began, where it ended, how it was measured."""
    asked = (("what is counted", metric.what), ("before", metric.before), ("after", metric.after),
             ("how it was measured", metric.method))  # fmt: skip
    return MetricCheck(metric, tuple(name for name, value in asked if not value))


def likely(text: str, stories: Sequence[Story]) -> Story | None:
    """The story that an answer most probably tells, by the rarer words they share; None when none is near.

    Cosine of term counts weighted by inverse story frequency (Spärck Jones 1972); at least a quarter of it must match.
    """
    bags = [_words(story.text) for story in stories]
    spread = Counter(word for bag in bags for word in bag)
    weights = {word: math.log(1 + len(stories) / count) for word, count in spread.items()}
    said = {word: count * weights.get(word, 0.0) for word, count in _words(text).items()}
    scored = [(_cosine(said, {w: c * weights[w] for w, c in bag.items()}), i) for i, bag in enumerate(bags)]
    best = max(scored, default=(0.0, -1))
    return stories[best[1]] if best[0] >= 0.25 else None


def _words(text: str) -> Counter[str]:
    return Counter(word for word in re.findall(r"[a-z']+", text.lower()) if len(word) > 3)


def _cosine(one: Mapping[str, float], other: Mapping[str, float]) -> float:
    shared = sum(value * other.get(word, 0.0) for word, value in one.items())
    sizes = math.hypot(*one.values()) * math.hypot(*other.values())
    return shared / sizes if sizes else 0.0
