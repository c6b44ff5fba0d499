"""The page of sentences: made from the code, and free of what reads as if translated."""

import re
from functools import cache

import pytest

from tools.make_sentences import page, sentences

STUMBLES = (
    r"\banew\b", r"\bthe person\b", r"\bis none\b", r"\bare none\b", r"\bsay --",
    r"\bdecides the verdict$", r"\bwobble\b",
    r"\bdata lie\b", r"\bto breathe\b", r"\bmended\b", r"\bwavering\b", r"\bare wanted\b", r"Self-awareness",
    r"\btold (in|you|that)\b",
)  # fmt: skip

OF_STORIES = ("data/", "content/")  # where "the person" of somebody's story is one


@cache
def every() -> tuple[tuple[str, int, str], ...]:
    """All that a user can read: (file, line, text)."""
    return tuple(sentences())


@pytest.mark.slow
def test_it_holds_help_messages_f_strings_and_pages() -> None:
    found = {text for _, _, text in every()}
    assert "Finish interrupted takes." in found
    assert "`rehearse recover` finishes {…}" in found
    for part in (".j2", ".js", ".toml"):
        assert any(file.endswith(part) for file, _, _ in every())
    assert "Summarise the results of many recordings." in {t for f, _, t in every() if f == "cli/cohort.py"}
    assert "Report of take {…}" in found, "a label that a screen reader reads"
    assert "What you wrote" in found, "a text that a page chooses"
    assert "The whole report of one answer." in found, "the description of a field"
    assert any(file == "data/questions.py" for file, _, _ in every()), "messages of the data"
    assert "Clarified the problem" in found, "what think-aloud answers are checked for"
    assert "guides to 90 s answers; Toastmasters lights at 60, 90, 120 s" in found, "the sources that config prints"
    assert "## cli/record.py" in page()
    assert not any("SELECT" in text for text in found)


def test_no_sentence_stumbles() -> None:
    messages = [one for one in every() if not one[0].startswith(OF_STORIES)]
    assert [one for one in messages if re.search("|".join(STUMBLES), one[2])] == []
