"""The report as Markdown: complete, and nothing that was said becomes markup."""

from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from syrupy.assertion import SnapshotAssertion
from syrupy.extensions.single_file import SingleFileSnapshotExtension, WriteMode

from rehearse.report import to_markdown
from tests import builders_report as reports


class MarkdownFile(SingleFileSnapshotExtension):
    """One Markdown file a snapshot."""

    _write_mode = WriteMode.TEXT
    file_extension = "md"


def parsed(markdown: str) -> list[str]:
    """The kinds of block and inline elements that a reader of Markdown with tables and bare links sees."""
    tokens = MarkdownIt("commonmark", {"html": True}).enable("table").parse(markdown)
    inline = [child.type for token in tokens for child in token.children or ()]
    return [token.type for token in tokens] + inline


@pytest.mark.parametrize("name", reports.ALL)
def test_it_looks_like_this(name: str, snapshot: SnapshotAssertion) -> None:
    assert to_markdown.render(reports.ALL[name]()) == snapshot.use_extension(MarkdownFile)


@pytest.mark.parametrize("name", reports.ALL)
def test_it_has_no_html_link_image_or_code(name: str) -> None:
    kinds = set(parsed(to_markdown.render(reports.ALL[name]())))
    assert not kinds & {"html_inline", "html_block", "link_open", "image", "code_inline", "fence", "code_block"}


@cache
def usual() -> set[str]:
    """The kinds of elements of two pages."""
    return {kind for name in ("full", "no_hire") for kind in parsed(to_markdown.render(reports.ALL[name]()))}


@pytest.mark.slow
@given(st.text(alphabet=st.sampled_from("a1 .-#*_`[]()<>!|\\\n&;:/+~=\"'")) | st.text())
def test_any_words_stay_words(words: str) -> None:
    """Put into every field, no text changes what kinds of elements the page has."""
    assert set(parsed(to_markdown.render(reports.hostile(words)))) <= usual()


@given(st.text(alphabet=st.characters(exclude_categories=["Cc", "Cf", "Cs", "Zs", "Zl", "Zp"]), min_size=1))
def test_escaped_words_read_as_they_were(words: str) -> None:
    tokens = MarkdownIt("commonmark").enable("table").parse(f"x {to_markdown.text(words)}")
    assert "".join(child.content for child in tokens[1].children or ()) == f"x {words}"


def test_every_sentence_that_was_said_is_in_it() -> None:
    page = to_markdown.render(reports.full())
    assert all(text in page for _, text, _ in reports.STORY)


def test_plain_text_has_no_colours_and_fits() -> None:
    page = to_markdown.plain_text(reports.full(), 72)
    assert "\x1b" not in page
    assert max(map(len, page.splitlines())) <= 72


def test_a_technical_answer_shows_its_checklist_and_no_story() -> None:
    shown = to_markdown.render(reports.explained())
    assert "## Think aloud: 4 of 7" in shown
    assert "## The story" not in shown
