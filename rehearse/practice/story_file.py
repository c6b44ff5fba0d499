"""Stories in a Markdown file that the person edits.

Two shapes are read. Ours: a heading of its own for each story, then lines that begin with a label and a colon
(Principles, Questions, Situation, Task, Action, Result, Reflection, Metric, Notes). And notes as people keep them:
a heading that names a principle, below it numbered questions, each with indented S/T/A/R lines.
"""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from typing import Literal, get_args

import msgspec

from rehearse import data
from rehearse.practice.question_files import slug
from rehearse.types import PartName

Label = Literal["situation", "task", "action", "result", "reflection", "principles", "questions", "metric", "notes"]
PARTS: tuple[PartName, ...] = get_args(PartName)
_HEADING = re.compile(r"^(#{1,6})\s+(.*?)\s*#*$")
_TOP_ITEM = re.compile(r"^(?:[-*+]|\d+[.)])\s+(.*)$")
_LABEL = re.compile(r"^[\s*_>]*([A-Za-z]+)[\s*_]*:[\s*_>]*(.*)$")
_MARKS = re.compile(r"^(?:(?:[-*+]|\d+[.)]|>)\s*)+")
_QUOTES = "\"'“”‘’*_ "
_METRIC = re.compile(r"^\s*(before|baseline|from|after|to|now|measured(?: how)?|how)\b[:\s]*(.*)$", re.IGNORECASE)


class StoryMetric(msgspec.Struct, frozen=True):
    """One number of a story: what it counts, before and after, and how it was measured (empty: not said)."""

    what: str
    before: str = ""
    after: str = ""
    method: str = ""


class Story(msgspec.Struct, frozen=True):
    """One story of the bank; `questions` are ids of the bank or texts."""

    id: str
    title: str
    principles: tuple[str, ...] = ()
    questions: tuple[str, ...] = ()
    parts: dict[PartName, str] = {}
    metrics: tuple[StoryMetric, ...] = ()
    notes: str = ""

    @property
    def text(self) -> str:
        """The story as it would be told: its parts in order."""
        return " ".join(self.parts[part] for part in PARTS if part in self.parts)


class Settings(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """stories.toml."""

    wanted_min: int
    wanted_max: int
    overuse_above: int
    labels: dict[Label, tuple[str, ...]]


def settings() -> Settings:
    """How many stories are wanted, and how their parts may be called."""
    return data.load("stories.toml", Settings)


class _Draft:
    """A story while its lines are read."""

    def __init__(self, title: str, principle: str | None, question: str | None = None) -> None:
        self.title = title
        self.lists: dict[str, list[str]] = {
            "principles": [principle] if principle else [],
            "questions": [question] if question else [],
            "metric": [],
        }
        self.texts: dict[str, list[str]] = {}
        self.current: Label = "notes"

    def take(self, label: Label | None, text: str) -> None:
        """A line, under a label of its own or continuing what came before."""
        self.current = label or self.current
        if self.current in self.lists:
            self.lists[self.current] += [text] if text else []
        elif text:
            self.texts.setdefault(self.current, []).append(text)

    def story(self, taken: set[str], principles: Mapping[str, str]) -> Story | None:
        """The story, if anything of it is told: a part, or notes on a question."""
        if not (self.texts.keys() & set(PARTS) or (self.texts and self.lists["questions"])):
            return None
        named = [part for line in self.lists["principles"] for part in _listed(line, principles)]
        return Story(
            id=_free(slug(self.title), taken),
            title=self.title,
            principles=tuple(dict.fromkeys(named)),
            questions=tuple(dict.fromkeys(q for line in self.lists["questions"] for q in _questions(line))),
            parts={part: " ".join(self.texts[part]) for part in PARTS if part in self.texts},
            metrics=tuple(metric for metric in map(read_metric, self.lists["metric"]) if metric != StoryMetric("")),
            notes=" ".join(self.texts.get("notes", [])),
        )


def read(text: str, principles: Iterable[str]) -> tuple[Story, ...]:
    """Every story of the file, in order; headings and questions without a word below them are none."""
    names = {_key(name): name for name in principles}
    labels: dict[str, Label] = {word: label for label, words in settings().labels.items() for word in words}
    drafts: list[_Draft] = []
    principle: str | None = None
    in_notes = False  # below a heading that names a principle
    for line in _printable(text).splitlines():
        if head := _HEADING.match(line):
            principle = names.get(_key(head[2]))
            in_notes = principle is not None
            drafts.append(_Draft("" if in_notes else head[2], principle))
        elif in_notes and (item := _TOP_ITEM.match(line)) and not _labelled(line, labels)[0]:
            question = item[1].strip(_QUOTES)
            drafts.append(_Draft(question, principle, question))
        elif drafts and drafts[-1].title and line.strip():
            drafts[-1].take(*_labelled(line, labels))
    taken: set[str] = set()
    return tuple(story for draft in drafts if draft.title and (story := draft.story(taken, names)) is not None)


def _printable(text: str) -> str:
    """The text without control and format characters other than the ends of lines."""
    return "".join(char for char in text if char in "\n\t" or unicodedata.category(char) not in {"Cc", "Cf", "Cs"})


def _labelled(line: str, labels: dict[str, Label]) -> tuple[Label | None, str]:
    plain = _MARKS.sub("", line.strip())
    found = _LABEL.match(plain)
    if found and found[1].lower() in labels:
        return labels[found[1].lower()], found[2].strip(" *_>")
    return None, plain.strip("*_ ")


def _listed(line: str, principles: Mapping[str, str]) -> list[str]:
    """The principles that a line names; their names may hold commas and semicolons themselves."""
    plain = _key(line)
    return [name for key, name in principles.items() if key in plain]


def _questions(line: str) -> list[str]:
    """Ids separated by commas, or one text that ends as a question does."""
    if re.fullmatch(r"[\w-]+(?:\s*,\s*[\w-]+)*", line.strip()):
        return [name.strip() for name in line.split(",")]
    return [line.strip(_QUOTES)]


def _key(name: str) -> str:
    return "".join(word for word in re.findall(r"[a-z]+", name.lower()) if word not in ("and", "the", "s"))


def _free(name: str, taken: set[str]) -> str:
    free = name if name not in taken else next(n for i in range(2, len(taken) + 3) if (n := f"{name}-{i}") not in taken)
    taken.add(free)
    return free


def read_metric(line: str) -> StoryMetric:
    """A line such as "failed builds; before 20 %; after 3 %; measured from the build logs".

    >>> read_metric("failed builds; before 20 %; after 3 %; measured from the logs").after
    '3 %'
    """
    fields = {"what": "", "before": "", "after": "", "method": ""}
    kinds = {
        "before": "before",
        "baseline": "before",
        "from": "before",
        "after": "after",
        "to": "after",
        "now": "after",
    }
    for part in (piece.strip() for piece in line.split(";")):
        if found := _METRIC.match(part):
            fields[kinds.get(found[1].lower(), "method")] = found[2].strip()
        elif part:
            fields["what"] = f"{fields['what']} {part}".strip()
    return StoryMetric(**fields)


def skeleton(title: str, principles: Iterable[str] = ()) -> str:
    """An empty story to be filled in."""
    lines = [f"## {title}", "", f"Principles: {', '.join(principles)}", "Questions: "]
    lines += [f"{part.capitalize()}: " for part in PARTS]
    lines += ["Metric: what is counted; before ; after ; measured ", ""]
    return "\n".join(lines)


def to_markdown(story: Story) -> str:
    """A story in our own shape, which `read` reads back."""
    lines = [f"## {story.title}", ""]
    lines += [f"Principles: {', '.join(story.principles)}"] if story.principles else []
    lines += [f"Questions: {question}" for question in story.questions]
    lines += [f"{part.capitalize()}: {story.parts[part]}" for part in PARTS if part in story.parts]
    lines += [f"Metric: {metric_line(metric)}" for metric in story.metrics]
    lines += [f"Notes: {story.notes}"] if story.notes else []
    return "\n".join(lines) + "\n"


def metric_line(metric: StoryMetric) -> str:
    """A number as `read_metric` reads it back."""
    named = (("before", metric.before), ("after", metric.after), ("measured", metric.method))
    return "; ".join([metric.what, *(f"{name} {value}" for name, value in named if value)])
