"""The JSON of every common program gives the same words with the same times."""

import json
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rehearse.speech.pieces import timed
from rehearse.speech.transcript_json import json_pieces
from rehearse.types import Word

SAID = [("The", 0.0, 0.3), ("bill", 0.3, 0.7), ("fell", 0.7, 1.2), ("to", 1.2, 1.4), ("$45,000.", 1.4, 2.2),
        ("It", 3.0, 3.2), ("held.", 3.2, 3.9)]  # fmt: skip
TEXT = " ".join(word for word, _, _ in SAID)
BARE = [(word.strip(".,"), start, end) for word, start, end in SAID]


def read(data: object) -> tuple[list[Word], tuple[str, ...]]:
    words, warnings = timed(json_pieces(json.dumps(data))[1])
    return list(words), warnings


def said(data: object) -> list[tuple[str, float | None, float | None]]:
    return [(word.text, word.start_s, word.end_s) for word in read(data)[0]]


def rows(words: list[tuple[str, float, float]], name: str = "word", space: str = " ") -> list[dict[str, Any]]:
    return [{name: space + word, "start": start, "end": end} for word, start, end in words]


FORMS: dict[str, object] = {
    "whisper": {"text": TEXT, "language": "en", "segments": [
        {"start": 0, "end": 3.9, "text": TEXT, "words": rows(SAID)}]},
    "openai": {"task": "transcribe", "language": "english", "text": TEXT, "words": rows(BARE, space=""),
               "segments": [{"start": 0, "end": 3.9, "text": f" {TEXT}"}]},
    "openai without text": {"words": rows(BARE, space=""), "segments": [{"start": 0, "end": 3.9, "text": f" {TEXT}"}]},
    "openai without segments": {"text": TEXT, "words": rows(BARE, space="")},
    "whisperx": {"segments": [{"start": 0, "end": 3.9, "text": TEXT, "words": rows(SAID, space="")}],
                 "word_segments": rows(SAID, space="")},
    "whisperx, words alone": {"word_segments": rows(SAID, space="")},
    "transformers": {"text": TEXT, "chunks": [{"text": f" {w}", "timestamp": [a, b]} for w, a, b in SAID]},
    "whisper.cpp, a word a cue": {"result": {"language": "en"}, "transcription": [
        {"offsets": {"from": round(a * 1000), "to": round(b * 1000)}, "text": f" {w}"} for w, a, b in SAID]},
    "whisper.cpp, in full": {"transcription": [{"offsets": {"from": 0, "to": 3900}, "text": TEXT, "tokens": [
        {"text": "[_BEG_]", "offsets": {"from": 0, "to": 0}},
        *({"text": f" {w}", "offsets": {"from": round(a * 1000), "to": round(b * 1000)}} for w, a, b in SAID)]}]},
    "ours": [{"text": w, "start_s": a, "end_s": b} for w, a, b in SAID],
    "a list of lines": [{"start": 0, "end": 3.9, "text": TEXT, "words": rows(SAID)}],
}  # fmt: skip


@pytest.mark.parametrize("form", FORMS)
def test_every_form_gives_the_same_words(form: str) -> None:
    assert said(FORMS[form]) == SAID
    assert read(FORMS[form])[1] == ()


def test_transformers_may_leave_the_last_end_out() -> None:
    made = said(
        {"chunks": [{"text": " it held", "timestamp": [0.0, 1.0]}, {"text": " well", "timestamp": [1.0, None]}]}
    )
    assert made == [("it", 0.0, 0.375), ("held", 0.375, 1.0), ("well", 1.0, 1.3)]


@given(st.integers(1, 999), st.integers(0, 999), st.integers(1, 9), st.booleans())
def test_pieces_of_a_number_are_one_word(thousands: int, rest: int, tenths: int, spaced: bool) -> None:
    parts = [f"${thousands}", f",{rest:03d}", "and", f"{tenths}", f".{tenths}", "%,", "held"]
    whole = [f"${thousands},{rest:03d}", "and", f"{tenths}.{tenths}%,", "held"]
    starts = (0, 2, 3, 6)
    filler = [f"w{nth}" for nth in range(6)]
    texts = [(" " if spaced and nth in starts else "") + part for nth, part in enumerate(parts)]
    texts += [(" " if spaced else "") + word for word in filler]
    items = [{"word": text, "start": nth * 0.2, "end": nth * 0.2 + 0.2} for nth, text in enumerate(texts)]
    made = read({"words": items})[0]
    assert [word.text for word in made] == [*whole, *filler]
    assert (made[0].start_s, made[0].end_s) == (0.0, 0.4)


BAD: list[dict[str, object]] = [
    {"end": 0.1}, {"end": None}, {"start": None}, {"end": -1}, {"start": 1e12, "end": 2e12}, {"start": 10**400},
    {"end": 10**400}, {"start": True}, {"start": "x"}, {"end": 9000.0},
]  # fmt: skip


@pytest.mark.parametrize("bad", BAD)
@pytest.mark.parametrize("place", [0, 7, 19])
def test_one_bad_time_in_many_is_put_between_its_neighbours(bad: dict[str, object], place: int) -> None:
    items: list[dict[str, object]] = [{"word": f"w{nth}", "start": nth + 1.0, "end": nth + 1.8} for nth in range(20)]
    items[place].update(bad)
    words, _ = read(items)
    assert [word.text for word in words] == [f"w{nth}" for nth in range(20)]
    for before, after in pairwise(words):
        assert before.start_s is not None
        assert before.end_s is not None
        assert after.start_s is not None
        assert before.start_s <= before.end_s <= after.start_s + 0.01
    assert (words[place].end_s or 0.0) <= 22.0 or place == 19


def test_a_null_is_no_word_and_a_number_is_its_own_text() -> None:
    items = [
        {"text": None, "start": 0, "end": 1},
        {"text": "we", "start": 1, "end": 2},
        {"text": 9, "start": 2, "end": 3},
    ]
    assert [text for text, _, _ in said(items)] == ["we", "9"]


@pytest.mark.parametrize(
    "data",
    [
        [{"text": ["a"], "start": 0, "end": 1}],
        {"segments": {"a": 1}},
        {"transcription": [{"text": "a"}]},
        [{"text": f"w{n}", "start": n, "end": n - 1 if n % 2 else n + 1} for n in range(20)],
        [{"text": f"w{n}"} for n in range(20)],
    ],
)
def test_a_file_with_too_little_that_can_be_is_refused(data: object) -> None:
    with pytest.raises(ValueError, match=r"\w"):
        read(data)


@pytest.mark.parametrize("text", ["[" * 100_000, '{"a":' * 100_000, "[" * 990 + "]" * 990])
def test_a_deeply_nested_file_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"\w"):
        json_pieces(text)


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.sampled_from(
        ["text", "word", "words", "segments", "start", "end", "timestamp", "chunks", "transcription", "offsets", "from",
         "to", "tokens", "report", "transcript", "language", "score"]), inner, max_size=5), max_leaves=20)  # fmt: skip


@given(json_values)
def test_any_json_is_words_or_a_value_error(data: object) -> None:
    try:
        words, _ = read(data)
    except ValueError:
        return
    for word in words:
        assert word.start_s is not None
        assert word.end_s is not None
        assert 0 <= word.start_s <= word.end_s
