"""Stories in a Markdown file that the user edits.

Two shapes are read. Ours: a heading of its own for each story, then lines that begin with a label and a colon
(Headline, Principles, Questions, Labels, Situation, Task, Action, Result, Reflection, Metric, Notes), or a heading for
each of these. And
notes as people keep them: a heading that names a principle, below it numbered questions, each with indented S/T/A/R
lines.
"""

import re
from collections.abc import Iterable, Mapping
from typing import Literal, get_args

import msgspec

from rehearse import data
from rehearse.data.plain_text import printable
from rehearse.practice.markdown import Names, heading, item, key, principle
from rehearse.practice.question_files import slug
from rehearse.types import PartName

Label = Literal[
    "situation", "task", "action", "result", "reflection", "headline", "principles", "questions", "labels", "metric",
    "notes",
]  # fmt: skip
PARTS: tuple[PartName, ...] = get_args(PartName)
_LABEL = re.compile(r"^[\s*_>]*([A-Za-z]+)[\s*_]*:[\s*_>]*(.*)$")
_ONLY_LABEL = re.compile(r"([A-Za-z]+)[*_]{0,2}\s*(?:[:(–—-].{0,40})?")
_MARKS = re.compile(r"^(?:(?:[-*+]|\d+[.)]|>)\s*)+")
_QUOTES = "\"'“”‘’*_ "
# How sure a number is: "95 % confidence interval 2 to 4", "CI 2-4", "p-value 0.03", "p < 0.05".
_CERTAINTY = re.compile(
    r"^(?:(?:\d+\s?%\s)?(?:CI|confidence interval)\b|p(?:-value)?\s?[<=≤]?\s?0?\.\d).*$", re.IGNORECASE
)
_METRIC = re.compile(r"^\s*(before|baseline|from|after|to|now|measured(?: how)?|how)\b[:\s]*(.*)$", re.IGNORECASE)


class StoryMetric(msgspec.Struct, frozen=True):
    """One number of a story: what it counts, before and after, how it was measured (empty: not said).

    certainty: its confidence interval or p-value, where there is one.
    """

    what: str
    before: str = ""
    after: str = ""
    method: str = ""
    certainty: str = ""


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
            "labels": [],
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

    def story(self, ids: Names, principles: Mapping[str, str]) -> Story | None:
        """The story, if it has any text: a part, or notes on a question; else None."""
        if not (self.texts.keys() & set(PARTS) or (self.texts and self.lists["questions"])):
            return None
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
    names = {key(name): name for name in principles}
    labels: dict[str, Label] = {word: label for label, words in settings().labels.items() for word in words}
    drafts: list[_Draft] = []
    of: str | None = None  # the principle that the last heading names: below it are notes, question by question
    for line in _printable(text).splitlines():
        if head := heading(line):
            if (label := _part(head[1], labels)) and drafts and drafts[-1].title:
                drafts[-1].take(label, "")
                continue
            of = principle(head[1], names)
            drafts.append(_Draft("" if of else head[1], of))
        elif of and (listed := item(line)) and not _labelled(line, labels)[0]:
            question = listed.strip(_QUOTES)
            drafts.append(_Draft(question, of, question))
        elif drafts and drafts[-1].title and line.strip():
            drafts[-1].take(*_labelled(line, labels))
    ids = Names(set())
    return tuple(story for draft in drafts if draft.title and (story := draft.story(ids, names)) is not None)


def _part(text: str, labels: Mapping[str, Label]) -> Label | None:
    """The part of a story that a heading names, as in "Situation", "Action:" or "Result (20 s)"."""
    found = _ONLY_LABEL.fullmatch(text.strip("*_ "))
    return labels.get(found[1].lower()) if found else None


def _printable(text: str) -> str:
    """The text without control and format characters other than the ends of lines."""
    return "\n".join(map(printable, text.splitlines()))


def _labelled(line: str, labels: dict[str, Label]) -> tuple[Label | None, str]:
    plain = _MARKS.sub("", line.strip())
    if line.lstrip().startswith(("**", "__")) and (part := _part(plain, labels)):  # a label alone, in bold
        return part, ""
    found = _LABEL.match(plain)
    if found and found[1].lower() in labels:
        return labels[found[1].lower()], found[2].strip(" *_>")
    return None, plain.strip("*_ ")


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
    return [line.strip(_QUOTES)]


def read_metric(line: str) -> StoryMetric:
    """A line such as "failed builds; before 20 %; after 3 %; measured from the build logs".

    >>> read_metric("failed builds; before 20 %; after 3 %; measured from the logs").after
    '3 %'
    """
    fields = {"what": "", "before": "", "after": "", "method": "", "certainty": ""}
    kinds = {
        "before": "before",
        "baseline": "before",
        "from": "before",
        "after": "after",
        "to": "after",
        "now": "after",
    }
    for part in (piece.strip() for piece in line.split(";")):
        if _CERTAINTY.match(part):
            fields["certainty"] = f"{fields['certainty']}, {part}".strip(", ")
        elif found := _METRIC.match(part):
            fields[kinds.get(found[1].lower(), "method")] = found[2].strip()
        elif part:
            fields["what"] = f"{fields['what']} {part}".strip()
    return StoryMetric(**fields)


def skeleton(title: str, principles: Iterable[str] = ()) -> str:
    """An empty story to be filled in."""
    lines = [f"## {title}", "", "Headline: ", f"Principles: {', '.join(principles)}", "Questions: ", "Labels: "]
    lines += [f"{part.capitalize()}: " for part in PARTS]
    lines += ["Metric: what is counted; before ; after ; measured ", ""]
    return "\n".join(lines)


def to_markdown(story: Story) -> str:
    """A story in our own shape, which `read` reads back."""
    lines = [f"## {story.title}", ""]
    lines += [f"Headline: {story.headline}"] if story.headline else []
    lines += [f"Principles: {', '.join(story.principles)}"] if story.principles else []
    lines += [f"Questions: {question}" for question in story.questions]
    lines += [f"Labels: {', '.join(story.labels)}"] if story.labels else []
    lines += [f"{part.capitalize()}: {story.parts[part]}" for part in PARTS if part in story.parts]
    lines += [f"Metric: {metric_line(metric)}" for metric in story.metrics]
    lines += [f"Notes: {story.notes}"] if story.notes else []
    return "\n".join(lines) + "\n"


def metric_line(metric: StoryMetric) -> str:
    """A number as `read_metric` reads it back."""
    named = (("before", metric.before), ("after", metric.after), ("measured", metric.method))
    said = [metric.what, *(f"{name} {value}" for name, value in named if value), metric.certainty]
    return "; ".join(filter(None, said))
