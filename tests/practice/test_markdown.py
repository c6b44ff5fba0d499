"""Lines of Markdown, and that reading them takes linear time whatever they hold."""

import contextlib
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rehearse.data.questions import principle_names
from rehearse.errors import UsageError
from rehearse.practice import question_files, question_markdown, story_file
from rehearse.practice.markdown import Names, heading, item, key, principle, without_tags
from tests.timing import grows_at_most, takes_at_most

PRINCIPLES = {key(name): name for name in principle_names()}


@pytest.mark.parametrize(
    ("line", "found"),
    [("# A", (1, "A")), ("###  A b ##", (3, "A b")), ("####### A", None), ("#A", None), (" # A", None), ("## ", None),
     ("## a # b  ", (2, "a # b"))],
)  # fmt: skip
def test_headings(line: str, found: tuple[int, str] | None) -> None:
    assert heading(line) == found


@pytest.mark.parametrize(("line", "found"), [("- A", "A"), ("12) A", "A"), ("  - A", None), ("-A", None), ("1A", None)])
def test_items(line: str, found: str | None) -> None:
    assert item(line) == found


@pytest.mark.parametrize(
    ("text", "said", "tags"),
    [
        ("Why? #a #b-c", "Why?", ("a", "b-c")),
        ("Why #a us?", "Why #a us?", ()),
        ("#a", "#a", ()),
        ("Why? #", "Why? #", ()),
        ("What about issue #42", "What about issue #42", ()),
        ("Why #42 #a", "Why #42", ("a",)),
        (r"Why \#a #b", "Why #a", ("b",)),
        (r"Why \\#a", r"Why \#a", ()),
        (r"\#a", "#a", ()),
        (r"C:\#a b", r"C:\#a b", ()),
    ],
)
def test_tags_stand_at_the_end(text: str, said: str, tags: tuple[str, ...]) -> None:
    assert without_tags(text) == (said, tags)


@pytest.mark.parametrize("apostrophe", ["'", "’", "ʼ"])
def test_a_principle_is_known_by_any_apostrophe(apostrophe: str) -> None:
    """Stories and questions read the same headings."""
    found = principle(f"Strive to be Earth{apostrophe}s Best Employer", PRINCIPLES)
    assert found == next(name for name in principle_names() if "Employer" in name)


def test_a_principle_is_known_by_its_beginning() -> None:
    assert principle("Have Backbone", PRINCIPLES) == "Have Backbone; Disagree and Commit"
    assert principle("Have", PRINCIPLES) is None
    assert principle("Banking", PRINCIPLES) is None


@given(st.lists(st.sampled_from(["a", "a-2", "b", "a-2-2"]), max_size=30))
def test_every_name_is_free(wanted: list[str]) -> None:
    names = Names({"a"})
    made = [names.free(name) for name in wanted]
    assert len({*made, "a"}) == len(made) + 1


def refused_or_read(read: Callable[[str], object]) -> Callable[[str], object]:
    """A text longer than any question is refused, which takes its time, too."""

    def reading(text: str) -> object:
        with contextlib.suppress(UsageError):
            return read(text)
        return None

    return reading


READERS: dict[str, Callable[[str], object]] = {
    "questions": lambda text: question_files.numbered(question_markdown.read_markdown(text, principle_names()), ()),
    "table": lambda text: question_files.numbered(question_files.read_csv("text\n" + text), ()),
    "stories": lambda text: story_file.read("## A title\n" + text, principle_names()),
}
UNITS = ["- #a", " #a", "- Why?\n", "## x\n", "#", "# ", "*", "> ", "1. ", "a: ", "[", "<b>", "a;b, ", "before ", "“",
         "=", "## Situation\n", "Metric: ;", "- Why #a\n"]  # fmt: skip


@pytest.mark.parametrize("unit", UNITS)
@pytest.mark.parametrize("reader", READERS)
def test_reading_takes_linear_time(reader: str, unit: str) -> None:
    """Eight times the text; a square would be sixty-four times."""

    def reading(length: int) -> Callable[[], object]:
        text = "- " + unit * (length // len(unit))
        return lambda: refused_or_read(READERS[reader])(text)

    assert grows_at_most(32, reading(2_000), reading(16_000))


@pytest.mark.slow
@pytest.mark.parametrize("reader", READERS)
def test_ten_megabytes_are_read_in_seconds(reader: str) -> None:
    text = "- Why did you do it, and what came of it? #why #what\nSituation: it was late.\n" * 130_000
    assert takes_at_most(60, lambda: READERS[reader](text))
