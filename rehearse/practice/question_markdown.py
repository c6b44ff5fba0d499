"""Questions in and out of Markdown lists as people keep them.

Every bullet or number at the left margin is a question; a heading that names a principle gives it to the questions
below, any other heading becomes their tag; `#tag` at the end adds tags. In a file that has headings of principles only
what stands under them, or under `Other questions`, is taken, so that notes for the interview can be read as they are.
An indented `- NAME: value` below a question gives one of its other fields, so that what is exported can be imported.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from msgspec.structs import replace

from rehearse.data.plain_text import printable
from rehearse.data.questions import principle_names
from rehearse.practice.markdown import heading, item, key, principle, with_tags, without_tags
from rehearse.practice.question_text import cleaned, one_line, several, short_enough, slug
from rehearse.types import BANK_KINDS, Question
from rehearse.types.question import DIFFICULTIES

OTHER = "Other questions"  # heading of questions without a principle
_FIELD = re.compile(r"[ \t]+[-*+][ \t]+(id|kind|difficulty|role|hint|principles|tags):[ \t]*(.*)")
_CHOICES: dict[str, Sequence[str]] = {"kind": BANK_KINDS, "difficulty": DIFFICULTIES}


def read_markdown(text: str, principles: Iterable[str]) -> tuple[Question, ...]:
    """The questions of a Markdown list; `principles` are the sixteen names."""
    return _taken(text, principles)[0]


def left_out(text: str, principles: Iterable[str]) -> int:
    """How many items of the list are not read as questions, since they are under headings of something else."""
    return _taken(text, principles)[1]


def _taken(text: str, principles: Iterable[str]) -> tuple[tuple[Question, ...], int]:
    found = list(_items(text, {key(name): name for name in principles}))
    every = not any(wanted for _, wanted, _ in found)
    taken = [(question, at) for question, wanted, at in found if every or wanted or wanted is None]
    for question, at in taken:
        short_enough(max(question.text, question.hint, key=len), f"Line {at}")
    return tuple(question for question, _ in taken), len(found) - len(taken)


def _items(text: str, principles: dict[str, str]) -> Iterator[tuple[Question, bool | None, int]]:
    """Each question, whether its heading names a principle (None under `Other questions`), and its line."""
    under, last, wanted, at = "", None, None, 0
    for number, line in enumerate(text.splitlines(), start=1):
        if head := heading(line):
            under = head[1]
        elif listed := item(line):
            if last is not None:
                yield last, wanted, at
            last, wanted = _question(listed, under, principles)
            at = number
        elif last is not None and (field := _FIELD.fullmatch(line)):
            last = _with(last, field[1], field[2], principles)
    if last is not None:
        yield last, wanted, at


def _question(listed: str, under: str, principles: dict[str, str]) -> tuple[Question | None, bool | None]:
    said, tags = without_tags(listed)
    if not (asked := cleaned(said)):
        return None, None
    name, other = principle(under, principles), key(under) == key(OTHER)
    if not name and not other and (tag := cleaned(under.replace("|", " ")).lower()):  # | divides the tags of a table
        tags = (*tags, tag)
    about = (name,) if name else ()
    question = Question(id="", text=asked, principles=about, tags=tags, source="imported")
    return question, None if other else bool(name)


def _with(question: Question, name: str, value: str, principles: Mapping[str, str]) -> Question:
    """The question with one more field; a value that it cannot have is a note of the writer's and changes nothing."""
    said = cleaned(value)
    if name == "principles":
        named = tuple(principle(part, principles) or part for part in several(value))
        return replace(question, principles=named or question.principles)
    if name == "tags":
        return replace(question, tags=several(value))
    if not said or said not in _CHOICES.get(name, (said,)):
        return question
    return replace(question, **{name: said})


def to_markdown(questions: Iterable[Question]) -> str:
    """The questions as Markdown under their main principles; `read_markdown` reads back all but the source."""
    by_heading: dict[str, list[Question]] = {}
    for question in questions:
        by_heading.setdefault(_heading(question), []).append(question)
    blocks = []
    for name, group in by_heading.items():
        lines = [printable(line) for question in group for line in _lines(question)]
        blocks.append(f"## {name}\n\n" + "\n".join(lines) + "\n")
    return "\n".join(blocks)


def _heading(question: Question) -> str:
    """The main principle, where it is one of ours: any other heading would be read as a tag."""
    main = question.principles[0] if question.principles else ""
    return main if main in principle_names() else OTHER


def _lines(question: Question) -> Iterator[str]:
    """A question with its tags, then a line for each field that is not the usual one."""
    typed = without_tags(with_tags("x", question.tags)) == ("x", question.tags)
    yield f"- {with_tags(question.text, question.tags if typed else ())}"
    usual = Question(slug(question.text), "")
    for name in ("id", "kind", "difficulty", "role", "hint"):
        if (value := getattr(question, name)) and value != getattr(usual, name):
            yield f"  - {name}: {value}"
    if len(question.principles) > 1 or (_heading(question) == OTHER and question.principles):
        yield f"  - principles: {one_line(question.principles, ' | ')}"
    if not typed:
        yield f"  - tags: {one_line(question.tags, ' | ')}"
