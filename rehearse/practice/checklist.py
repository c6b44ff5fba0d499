"""What should be ready before an interview, ticked off from the user's own stories, takes and notes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import msgspec

from rehearse import data
from rehearse.data.frameworks import frameworks
from rehearse.data.questions import principle_names
from rehearse.data.targets import Targets, read_targets
from rehearse.practice.asking import TO_ASK
from rehearse.practice.readiness import short_name
from rehearse.practice.stories import menu
from rehearse.practice.story_file import Story
from rehearse.practice.story_labels import settings as story_settings
from rehearse.store.notes import Note
from rehearse.store.summary import Entry

_SHOWN = 3  # how many missing names are listed; the rest are counted


class Settings(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """checklist.toml."""

    source: str
    headline_characters: int
    takes_in_time: int
    takes_of_last: int
    frameworks: int
    questions_to_ask: int


class Point(msgspec.Struct, frozen=True):
    """One line: what should be ready and how far it is; if it is not, the command to type and what to do there."""

    what: str
    ready: bool
    now: str
    command: str | None = None
    how: str = ""
    optional: bool = False


class Ready(msgspec.Struct, frozen=True):
    """What the checklist looks at."""

    stories: Sequence[Story] = ()
    entries: Sequence[Entry] = ()
    notes: Sequence[Note] = ()
    targets: Targets | None = None  # of the user; ours without them


def settings() -> Settings:
    """How much of each is needed."""
    return data.load("checklist.toml", Settings)


def checklist(own: Ready) -> tuple[Point, ...]:
    """Every line, in the order of preparation."""
    return (
        _stories(own.stories),
        _principles(own.stories),
        _headlines(own.stories),
        _metrics(own.stories),
        _certainty(own.stories),
        _in_time(own.entries, own.targets),
        _frameworks(own.stories),
        _to_ask(own.notes),
    )


def _stories(stories: Sequence[Story]) -> Point:
    told, wanted = sum(bool(story.parts) for story in stories), story_settings()
    ready = told >= wanted.wanted_min
    return Point(
        f"{wanted.wanted_min} to {wanted.wanted_max} stories",
        ready,
        _count(told, "story", "stories"),
        None if ready else 'rehearse stories new "TITLE"',
    )


def _principles(stories: Sequence[Story]) -> Point:
    names = principle_names()
    covered = {name for story in stories for name in story.principles}
    open_ones = [name for name in names if name not in covered]
    command = f'rehearse stories new "TITLE" --principle {short_name(open_ones[0])}' if open_ones else None
    missing = f"; none for {_listed(open_ones)}" if open_ones else ""
    return Point(
        "a story for each principle", not open_ones, f"{len(names) - len(open_ones)} of {len(names)}{missing}", command
    )


def _headlines(stories: Sequence[Story]) -> Point:
    lacking = [story.id for story in stories if not _has_headline(story)]
    return _of_stories(
        "a headline of one or two lines for each story",
        stories,
        lacking,
        "rehearse stories edit",
        f"a line of its own, at most {settings().headline_characters} characters: Headline: …",
    )


def _has_headline(story: Story) -> bool:
    """A line of its own; the title is only the story's name."""
    return 0 < len(story.headline) <= settings().headline_characters


def _metrics(stories: Sequence[Story]) -> Point:
    lacking = [story.id for story in stories if not (_has_change(story) or _excused(story))]
    return _of_stories(
        "a number from before and one from after in each story",
        stories,
        lacking,
        "rehearse stories edit",
        "a line: Metric: what is counted; before …; after …; measured …",
    )


def _has_change(story: Story) -> bool:
    return any(one.metric.before and one.metric.after for one in menu(story))


def _excused(story: Story) -> bool:
    """True for principles whose results are accepted without a number (seed 000)."""
    return bool(story.principles) and set(story.principles) <= _qualitative()


def _qualitative() -> frozenset[str]:
    from rehearse.data.principles import principle_pages

    return frozenset(page.name for page in principle_pages() if page.exception)


def _certainty(stories: Sequence[Story]) -> Point:
    sure = [story.id for story in stories if any(metric.certainty for metric in story.metrics)]
    return Point(
        "a confidence interval or p-value, if you have one",
        bool(sure),
        f"in {_listed(sure)}" if sure else "in no story",
        None if sure else "rehearse stories edit",
        "" if sure else "at the end of the line Metric: …; p-value 0.03",
        optional=True,
    )


def _in_time(entries: Sequence[Entry], targets: Targets | None) -> Point:
    wanted = settings()
    told = [entry.summary for entry in entries if _is_story(entry)]
    spoken, left_out = told[-wanted.takes_of_last :], len(entries) - len(told)
    inside = sum(take.duration_verdict == "ok" for take in spoken)  # each judged by the length it aimed at
    ready = inside >= wanted.takes_in_time
    return Point(
        f"answers of about {(targets or read_targets()).duration.target:g} s, aloud",
        ready,
        _in_time_of(inside, len(spoken), left_out if len(told) < wanted.takes_of_last else 0),
        None if ready else "rehearse record",
    )


def _in_time_of(inside: int, takes: int, left_out: int) -> str:
    """How many are on target; left_out: takes without a spoken story, which whoever counts the takes would miss."""
    if takes == 0:
        return "no take with a spoken story yet" if left_out else "no take yet"
    with_one = " with a spoken story" if left_out else ""
    if takes == 1:
        return f"your only take{with_one} is {'on' if inside else 'off'} target"
    return f"{inside} of your last {takes:,} takes{with_one} on target"


def _is_story(entry: Entry) -> bool:
    summary = entry.summary
    return "duration_s" in summary.measures and not (summary.is_follow_up or summary.is_thought_aloud)


def _frameworks(stories: Sequence[Story]) -> Point:
    known = [one.id for one in frameworks() if one.kind == "prioritise"]
    used = [name for name in known if any(_uses(story, name) for story in stories)]
    open_ones = [name for name in known if name not in used]
    ready = len(used) >= settings().frameworks
    first = open_ones[0] if open_ones else known[0]
    return Point(
        "two or three ways to prioritise, each with an example",
        ready,
        f"{len(used)} of {len(known)} in your stories" + (f": {', '.join(used)}" if used else ""),
        None if ready else f"rehearse frameworks {first}",
        "" if ready else f"then name it in a story, or label the story: Labels: {first}",
    )


def _uses(story: Story, framework: str) -> bool:
    """Whether a story is labelled with the framework or says its name."""
    name = framework.replace("-", " ")
    told = f" {story.text} {story.title} {story.headline} {story.notes} ".lower()
    plain = "".join(letter if letter.isalnum() else " " for letter in told)
    named = f" {' '.join(plain.split())} "
    return framework in {label.lower().replace(" ", "-") for label in story.labels} or any(
        f" {form} " in named for form in (name, name.replace(" ", " and "))
    )


def _to_ask(notes: Iterable[Note]) -> Point:
    mine, wanted = sum(note.text.startswith(TO_ASK) for note in notes), settings().questions_to_ask
    return Point(
        "questions to ask them",
        mine >= wanted,
        f"{mine} of {wanted} chosen",
        None if mine >= wanted else 'rehearse notes ask --choose "QUESTION"',
    )


def _of_stories(what: str, stories: Sequence[Story], lacking: Sequence[str], command: str, how: str) -> Point:
    """A line about every story; without a story it is not ready."""
    ready = bool(stories) and not lacking
    now = f"{len(stories) - len(lacking)} of {len(stories)}" + (f"; missing in {_listed(lacking)}" if lacking else "")
    if not stories:
        return Point(what, ready, "no story yet", 'rehearse stories new "TITLE"')
    return Point(what, ready, now, None if ready else command, "" if ready else how)


def _listed(names: Sequence[str]) -> str:
    more = f" and {len(names) - _SHOWN} more" if len(names) > _SHOWN else ""
    return "; ".join(names[:_SHOWN]) + more


def _count(number: int, one: str, many: str = "") -> str:
    return f"{number} {one if number == 1 else many or one + 's'}"
