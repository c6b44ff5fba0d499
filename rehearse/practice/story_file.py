"""Stories in a Markdown file that the user edits.

Two shapes are read. Ours: a heading of its own for each story, then lines that begin with a label and a colon
(Headline, Principles, Questions, Labels, Situation, Task, Action, Result, Reflection, Metric, Notes), or a heading for
each of these. And
notes as people keep them: a heading that names a principle, below it numbered questions, each with indented S/T/A/R
lines. Where a heading names a part or a principle, what follows decides: before a line for another part it is a title.
"""

import re
from collections.abc import Iterable, Mapping, Sequence

import msgspec

from rehearse.data.plain_text import printable
from rehearse.data.questions import principle_names
from rehearse.practice.markdown import Names, item, key, principle
from rehearse.practice.question_text import cleaned, slug
from rehearse.practice.story_labels import PARTS, Label, label_words, labelled, part_in
from rehearse.practice.story_metric import UNSAID, StoryMetric, metric_line, read_metric
from rehearse.practice.story_titles import UNTITLED, story_heading, title_in, title_line
from rehearse.types import PartName

_OPENS: frozenset[Label] = frozenset((*PARTS, "headline", "principles", "questions", "labels"))  # a story


class Story(msgspec.Struct, frozen=True):
    """One story of the bank; `questions` are ids of the bank or texts."""

    id: str
    title: str
    principles: tuple[str, ...] = ()
    questions: tuple[str, ...] = ()
    parts: dict[PartName, str] = {}
    metrics: tuple[StoryMetric, ...] = ()
    notes: str = ""
    headline: str = ""  # the story in a line or two
    labels: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """The story as it would be told: its parts in order."""
        return " ".join(self.parts[part] for part in PARTS if part in self.parts)


class _Draft:
    """A story while its lines are read."""

    def __init__(
        self, title: str, principle: str | None, question: str | None = None, head: str = "", level: int = 0
    ) -> None:
        self.title, self.head, self.level = title, head, level
        self.lines: list[str] = []  # what was written below the heading
        self.lists: dict[str, list[str]] = {
            "principles": [principle] if principle else [],
            "questions": [question] if question else [],
            "labels": [],
            "metric": [],
        }
        self.texts: dict[str, list[str]] = {}
        self.current: Label = "notes"
        self.labelled = False  # a line names a part of a story

    def take(self, label: Label | None, text: str) -> None:
        """A line, under a label of its own or continuing what came before."""
        self.current = label or self.current
        self.labelled = self.labelled or label is not None
        if self.current in self.lists:
            self.lists[self.current] += [text] if text else []
        elif text:
            self.texts.setdefault(self.current, []).append(text)

    @property
    def told(self) -> bool:
        """Whether there is any text of a story: a part, or notes on a question."""
        return bool(self.texts.keys() & set(PARTS) or (self.texts and self.lists["questions"]))

    @property
    def begun(self) -> bool:
        """Whether it has lines for a story and none of its parts is filled in."""
        return self.labelled and not self.told

    def story(self, ids: Names, principles: Mapping[str, str]) -> Story:
        """The story as far as it is written."""
        named = [part for line in self.lists["principles"] for part in _listed(line, principles)]
        return Story(
            id=ids.free(slug(self.title)),
            title=self.title,
            principles=tuple(dict.fromkeys(named)),
            questions=tuple(dict.fromkeys(q for line in self.lists["questions"] for q in _questions(line))),
            parts={part: " ".join(self.texts[part]) for part in PARTS if part in self.texts},
            metrics=tuple(metric for metric in map(read_metric, self.lists["metric"]) if metric != StoryMetric("")),
            notes=" ".join(self.texts.get("notes", [])),
            headline=" ".join(self.texts.get("headline", [])),
            labels=tuple(dict.fromkeys(tag for line in self.lists["labels"] for tag in _labels(line))),
        )


def read(text: str, principles: Iterable[str]) -> tuple[Story, ...]:
    """Every story of the file, in order; headings and questions with no text below them are not stories."""
    return _read(text, principles)[0]


def read_empty(text: str, principles: Iterable[str]) -> tuple[Story, ...]:
    """The stories of which no part is filled in yet, as `skeleton` makes them, in order."""
    return _read(text, principles)[1]


def read_rest(text: str, principles: Iterable[str]) -> tuple[Story, ...]:
    """What belongs to no story, section by section: the text as notes, under its heading, which may be empty."""
    drafts = _drafts(text, {key(name): name for name in principles})
    rest = [draft for draft in drafts if draft.lines and not (draft.title and (draft.told or draft.begun))]
    return tuple(Story("", draft.head, notes="\n".join(draft.lines)) for draft in rest)


def lines(text: str) -> set[str]:
    """The text's lines as `read_rest` gives them: without labels and marks."""
    labels = label_words()
    return {labelled(line, labels)[1] for line in _printable(text).splitlines()}


def _read(text: str, principles: Iterable[str]) -> tuple[tuple[Story, ...], tuple[Story, ...]]:
    """The stories that tell something, and those that are still empty; of one title the later has another id."""
    names = {key(name): name for name in principles}
    drafts = [draft for draft in _drafts(text, names) if draft.title]
    ids = Names(set())
    found = [(draft, draft.story(ids, names)) for draft in drafts if draft.told or draft.begun]
    told = tuple(story for draft, story in found if draft.told)
    return told, tuple(story for draft, story in found if not draft.told)


def _drafts(text: str, names: Mapping[str, str]) -> list[_Draft]:
    """What stands below each heading and question of the file; the first is what stands above all of them."""
    labels = label_words()
    drafts = [_Draft("", None)]
    of: str | None = None  # the principle that the last heading names: below it are notes, question by question
    for line, following in _with_following(_printable(text).splitlines()):
        if found := story_heading(line):
            level, head = found
            label, named = part_in(head, labels), principle(head, names)
            first = labelled(following, labels)[0]
            titled = first in _OPENS and (first != label or level <= drafts[-1].level)  # no part of the story above
            if label and not titled and drafts[-1].title:
                drafts[-1].take(label, "")
                continue
            of = None if titled else named
            head = title_in(head, lambda text: _is_name(text, labels, names))
            drafts.append(_Draft("" if of else head or UNTITLED, named, head=head, level=level))
        elif of and (listed := item(line)) and not labelled(line, labels)[0]:
            question = cleaned(listed)
            drafts.append(_Draft(question, of, question, head=question))
            drafts[-1].lines.append(question)
        elif line.strip():
            drafts[-1].lines.append(labelled(line, labels)[1])
            drafts[-1].take(*labelled(line, labels))
    return drafts


def _with_following(lines: Sequence[str]) -> list[tuple[str, str]]:
    """Each line with the next one that is not blank."""
    pairs: list[tuple[str, str]] = []
    following = ""
    for line in reversed(lines):
        pairs.append((line, following))
        following = line if line.strip() else following
    return pairs[::-1]


def _is_name(text: str, labels: Mapping[str, Label], principles: Mapping[str, str]) -> bool:
    """Whether a heading of this text means a part of a story or a principle."""
    return part_in(text, labels) is not None or principle(text, principles) is not None


def _printable(text: str) -> str:
    """The text without control and format characters other than the ends of lines."""
    return "\n".join(map(printable, text.splitlines()))


def _listed(line: str, principles: Mapping[str, str]) -> list[str]:
    """The principles that a line names; their names may hold commas and semicolons themselves."""
    plain = key(line)
    return [name for known, name in principles.items() if known in plain]


def _labels(line: str) -> list[str]:
    """Labels separated by commas; a # before one is not part of it.

    >>> _labels("#payments, night shift")
    ['payments', 'night shift']
    """
    return [label for part in line.split(",") if (label := part.strip("# \t"))]


def _questions(line: str) -> list[str]:
    """Ids separated by commas, or one text that ends as a question does."""
    if re.fullmatch(r"[\w-]+(?:\s*,\s*[\w-]+)*", line.strip()):
        return [name.strip() for name in line.split(",")]
    return [cleaned(line)]


def _heading(title: str) -> str:
    labels, names = label_words(), {key(name): name for name in principle_names()}
    return title_line(title, lambda text: _is_name(text, labels, names))


def skeleton(title: str, principles: Iterable[str] = ()) -> str:
    """An empty story to be filled in."""
    lines = [_heading(title), "", "Headline: ", f"Principles: {', '.join(principles)}", "Questions: ", "Labels: "]
    lines += [f"{part.capitalize()}: " for part in PARTS]
    lines += [f"Metric: {UNSAID}; before ; after ; measured ", ""]
    return "\n".join(lines)


def to_markdown(story: Story) -> str:
    """A story in our own shape, which `read` reads back."""
    lines = [_heading(story.title), ""]
    lines += [f"Headline: {story.headline}"] if story.headline else []
    lines += [f"Principles: {', '.join(story.principles)}"] if story.principles else []
    lines += [f"Questions: {question}" for question in story.questions]
    lines += [f"Labels: {', '.join(story.labels)}"] if story.labels else []
    lines += [f"{part.capitalize()}: {story.parts[part]}" for part in PARTS if part in story.parts]
    lines += [f"Metric: {metric_line(metric)}" for metric in story.metrics]
    lines += [f"Notes: {story.notes}"] if story.notes else []
    return "\n".join(lines) + "\n"
