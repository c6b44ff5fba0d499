"""Text files in any encoding become text; what is no plain text is refused; nothing in it can steer a terminal."""

import os
import unicodedata
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rehearse.data.plain_text import decoded, printable, read_text, readable, visible
from rehearse.errors import UsageError

SAID = "It’s “done” – café, 40 % in €"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "cp1252"])
def test_any_encoding_with_a_mark_or_of_windows_is_read(encoding: str) -> None:
    assert decoded(SAID.encode(encoding), "x") == SAID


def test_utf_16_is_read_in_both_orders_of_bytes() -> None:
    assert decoded(b"\xfe\xff" + SAID.encode("utf-16-be"), "x") == SAID
    assert decoded(b"\xff\xfe" + SAID.encode("utf-16-le"), "x") == SAID


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"{\\rtf1\\ansi 40%}", "RTF"),
        (b"PK\x03\x04word/document.xml", "zip"),
        (b"%PDF-1.7", "PDF"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "Word"),
        (b"RIFF\xff\xfe\x00\x01", "not text"),
        (b"a\x00b", "not text"),
        (b"\xff\xfea", "not text"),
        (bytes(range(128, 256)), "not text"),
        (b"caf\xe9 \x81", "not text"),
    ],
)
def test_what_is_no_plain_text_is_refused_by_its_name(content: bytes, said: str) -> None:
    with pytest.raises(UsageError, match=said) as caught:
        decoded(content, "answer.x")
    assert caught.value.message.startswith("answer.x")
    assert caught.value.hint


@given(st.binary(max_size=40))
def test_any_name_of_a_file_can_be_written(name: bytes) -> None:
    text = readable(os.fsdecode(name))
    text.encode()
    assert readable(text) == text


def test_a_name_in_windows_1252_reads_as_it_was_meant() -> None:
    assert readable(os.fsdecode("café €".encode("cp1252"))) == "café €"
    assert readable("café €") == "café €"


@given(st.binary(max_size=200))
def test_any_bytes_are_text_or_one_sentence(content: bytes) -> None:
    try:
        text = decoded(content, "x")
    except UsageError:
        return
    assert "\0" not in text


@pytest.mark.parametrize("show", [printable, visible])
@given(text=st.text())
def test_what_is_printed_holds_no_character_that_steers(show: Callable[[str], str], text: str) -> None:
    made = show(text)
    assert all(unicodedata.category(c) not in {"Cc", "Cf", "Cs", "Zl", "Zp"} or c == "\u200d" for c in made)
    assert show(made) == made


@pytest.mark.parametrize(
    "steering",
    ["\x1b[31m", "\x1b[0m", "\x1b[38;2;1;2;3m", "\x1b[?25l", "\x1b[2 q", "\x1b]0;a title\x07", "\x1b]8;;https://x\x1b\\",
     "\x9b1m", "\x1b(B", "\x1b7", "\x1b", "\x07"],
)  # fmt: skip
def test_the_whole_of_a_sequence_is_left_out(steering: str) -> None:
    """Only its first character was, and "[31mthe red[0m" became words of an answer."""
    assert printable(f"the {steering}red") == "the red"


@given(st.text(st.characters(categories=["L", "N", "P", "S", "Zs"])))
def test_what_can_be_printed_stays_as_it_is(text: str) -> None:
    assert printable(text) == text


@pytest.mark.parametrize("kind", ["folder", "gone", "huge", "zero byte"])
def test_a_file_that_cannot_be_read_is_one_sentence(tmp_path: Path, kind: str) -> None:
    path = tmp_path / "a.txt"
    if kind == "folder":
        path.mkdir()
    elif kind == "huge":
        with path.open("wb") as file:
            file.truncate(65_000_000)
    elif kind == "zero byte":
        path = tmp_path / "a\0.txt"
    with pytest.raises(UsageError, match=r"cannot be read|is larger"):
        read_text(path)


def test_a_name_that_is_no_file_comes_with_what_to_check(tmp_path: Path) -> None:
    """`check` gave no hint where `analyze` did."""
    with pytest.raises(UsageError) as caught:
        read_text(tmp_path / "gone.txt")
    assert caught.value.hint == "Check the name; quote it if it has spaces."
