"""Cues of SRT and WebVTT: every word once, with the time at which it was first shown."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rehearse.speech.pieces import timed
from rehearse.speech.subtitles import cue_pieces, table_pieces
from rehearse.types import Word
from tests.timing import grows_at_most

TEXT = "we cut the queue from nine days to two and I wrote the form that did it for the team"
SENTENCE = TEXT.split()


def words(text: str) -> list[Word]:
    return list(timed(cue_pieces(text))[0])


def texts(text: str) -> str:
    return " ".join(word.text for word in words(text))


def stamp(moment_s: float, comma: str = ".") -> str:
    ms = round(moment_s * 1000)
    return f"{ms // 3_600_000:02d}:{ms // 60_000 % 60:02d}:{ms // 1000 % 60:02d}{comma}{ms % 1000:03d}"


def cue(start_s: float, end_s: float, text: str) -> str:
    return f"{stamp(start_s)} --> {stamp(end_s)}\n{text}\n\n"


@given(st.integers(1, 6), st.integers(1, 5))
def test_captions_that_show_each_line_again_count_it_once(words_a_line: int, gap_ms: int) -> None:
    """Each line is shown alone for an instant, then above the next one, whose words have times of their own."""
    lines = [SENTENCE[at : at + words_a_line] for at in range(0, len(SENTENCE), words_a_line)]
    text, before = "WEBVTT\nKind: captions\n\n", " "
    for number, line in enumerate(lines):
        start_s = 2.0 * number
        timed_line = line[0] + "".join(
            f"<{stamp(start_s + 0.1 * nth)}><c> {word}</c>" for nth, word in enumerate(line[1:], 1)
        )
        text += cue(start_s, start_s + 1.9, f"{before}\n{timed_line}")
        text += cue(start_s + 1.9, start_s + 1.9 + gap_ms / 1000, f"{' '.join(line)}\n ")
        before = " ".join(line)
    made = words(text)
    assert [word.text for word in made] == SENTENCE
    assert made[1].start_s == (0.1 if words_a_line > 1 else 2.0)


@given(st.integers(3, 5))
def test_captions_that_grow_word_by_word_count_each_word_once(longest: int) -> None:
    text = "WEBVTT\n\n"
    for at in range(len(SENTENCE)):
        first = at - at % longest
        text += cue(0.3 * at, 0.3 * (at + 1), " ".join(SENTENCE[first : at + 1]))
    assert texts(text) == " ".join(SENTENCE)


@pytest.mark.parametrize(("begin", "end"), [("<u>", "</u>"), ("<b>", "</b>"), ('<font color="#00ff00">', "</font>")])
def test_a_line_shown_once_a_word_gives_each_word_the_time_of_its_mark(begin: str, end: str) -> None:
    text = ""
    for at, word in enumerate(SENTENCE):
        line = [*SENTENCE[:at], f"{begin}{word}{end}", *SENTENCE[at + 1 :]]
        text += f"{at + 1}\n{stamp(at, ',')} --> {stamp(at + 0.5, ',')}\n{' '.join(line)}\n\n"
        text += f"{at + 90}\n{stamp(at + 0.5, ',')} --> {stamp(at + 1, ',')}\n{' '.join(SENTENCE)}\n\n"
    made = words(text)
    assert [(word.text, word.start_s, word.end_s) for word in made] == [
        (word, float(at), at + 0.5) for at, word in enumerate(SENTENCE)
    ]


def test_a_word_said_twice_in_two_cues_stays_twice() -> None:
    assert texts("WEBVTT\n\n" + cue(0, 1, "No.") + cue(1, 2, "No.") + cue(2, 3, "We did not.")) == "No. No. We did not."


@pytest.mark.parametrize("head", ["WEBVTT", "WEBVTT - a title", "WEBVTT\nKind: captions\nLanguage: en"])
def test_names_of_cues_notes_and_styles_are_no_words(head: str) -> None:
    text = (
        f"{head}\n\nSTYLE\n::cue {{ color: red }}\n\nREGION\nid:fred\n\n7f3a-01/1-0\n{cue(0, 1, 'aaa bbb')}"
        f"NOTE check this\nwith the clerks\n\nNOTE\n\nintro\n{cue(1, 2, 'ccc')}NOTE the end\n"
    )
    assert texts(text) == "aaa bbb ccc"


def test_in_srt_a_line_may_be_missing_and_a_number_may_be_said() -> None:
    text = "1\n00:00:00,000 --> 00:00:01,000\nWe had\n\n42\n\n"
    text += "2\n00:00:01,000 --> 00:00:02,000\nthen\n7\n\n"
    text += "00:00:02,000 --> 00:00:03,000\nleft\n"
    assert texts(text) == "We had 42 then 7 left"


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("Q&amp;A &lt;soon&gt;", "Q&A <soon>"),
        ("I&nbsp;noticed&#39;s", "I noticed's"),
        ("&gt;&gt; Thank you", "Thank you"),
        ("- Yes. - No.", "Yes. No."),
        ("{\\an8}up there", "up there"),
        ("<v Ann Lee>hello</v> <i>you</i>", "hello you"),
        ("[music] it fell (by 40%) (laughs)", "it fell (by 40%)"),
        ("a\u202eb\x1b[2J", "ab"),
    ],
)
def test_marks_and_entities_of_a_cue(said: str, meant: str) -> None:
    assert texts("WEBVTT\n\n" + cue(0, 1, said)) == meant


@pytest.mark.parametrize(
    "time", ["00:01.000 --> 00:03.000", "0:00:01.0 --> 0:00:03.0 align:start", "00:00:01,000-->00:00:03,000"]
)
def test_forms_of_a_time(time: str) -> None:
    (word,) = words(f"WEBVTT\n\n{time}\naaa\n")
    assert (word.start_s, word.end_s) == (1.0, 3.0)


def test_whispers_table() -> None:
    pieces = table_pieces("start\tend\ttext\n0\t1000\taaa bbb\n1000\t1500\tccc\n")
    assert [(piece.text.strip(), piece.end_s) for piece in pieces] == [("aaa", 0.5), ("bbb", 1.0), ("ccc", 1.5)]


@pytest.mark.parametrize("unit", ["<", "[", "(", "{\\", "<u>", "♪", "&", "00:00:01,000 --> ", "a "])
def test_reading_takes_linear_time(unit: str) -> None:
    """Eight times the text; a square would be sixty-four times."""

    def reading(length: int) -> Callable[[], object]:
        text = "WEBVTT\n\n" + cue(0, 1, unit * (length // len(unit)))
        return lambda: cue_pieces(text)

    assert grows_at_most(30, reading(15_000), reading(120_000))
