"""The transcript in passages: every word once, marks where they belong, notes beside their words."""

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from rehearse.delivery import measure_text
from rehearse.report.page.passages import general_notes, notes, passages
from rehearse.report.page.words import find, of_sentences
from rehearse.types import Sentence, Transcript, Word
from tests import builders_report as reports


def words_shown(name: str) -> list[str]:
    return [
        token.text
        for passage in passages(reports.ALL[name](), 1.0)
        for line in passage.lines
        for token in line.tokens
        if token.kind == "word"
    ]


@pytest.mark.parametrize("name", ["full", "text_only", "not_scored", "no_hire", "hostile"])
def test_every_word_stands_there_once_and_in_order(name: str) -> None:
    transcript = reports.ALL[name]().transcript
    assert transcript is not None
    assert words_shown(name) == [word.text for word in transcript.words]


def test_passages_follow_the_parts_of_the_story() -> None:
    parts = [passage.part for passage in passages(reports.full(), 1.0)]
    assert parts == ["situation", "task", "action", "result", "reflection"]


def test_long_pauses_and_inferred_fillers_stand_between_the_words() -> None:
    tokens = [token for passage in passages(reports.full(), 1.0) for line in passage.lines for token in line.tokens]
    assert [token.text for token in tokens if token.kind == "pause"] == ["1.3 s", "2.4 s"]
    place = next(index for index, token in enumerate(tokens) if token.kind == "inferred")
    assert (tokens[place - 1].text, tokens[place + 1].text) == ("month.", "I")


@pytest.mark.parametrize("name", ["full", "text_only"])
def test_fillers_are_marked_with_and_without_times(name: str) -> None:
    tokens = [
        token for passage in passages(reports.ALL[name](), 1.0) for line in passage.lines for token in line.tokens
    ]
    marked = [token.text for token in tokens if token.kind == "word" and "filler" in token.marks]
    assert marked == ["Um,", "uh,", "you", "know,", "um,"]


@pytest.mark.parametrize("name", ["full", "text_only"])
def test_a_note_stands_beside_the_passage_of_its_quote(name: str) -> None:
    beside = {
        passage.part: [note.finding.code for note in passage.notes] for passage in passages(reports.ALL[name](), 1.0)
    }
    assert beside == {
        "situation": ["OWN010"],
        "task": [],
        "action": ["OWN005"],
        "result": ["SPEC003"],
        "reflection": [],
    }
    assert general_notes(reports.ALL[name]()) == ()


def test_a_finding_without_words_is_about_the_whole_answer() -> None:
    report = reports.full()
    assert report.content is not None
    missing = msgspec.structs.replace(report.content.findings[0], quote=None, start_s=None, end_s=None)
    other = msgspec.structs.replace(report, content=msgspec.structs.replace(report.content, findings=(missing,)))
    assert [note.finding for note in general_notes(other)] == [missing]


def test_words_are_found_whatever_their_case_and_punctuation() -> None:
    words = tuple(Word(text) for text in ["So,", "I", "“wrote”", "it.", "Then", "I", "wrote", "it", "again."])
    assert find(words, "i wrote it") == range(1, 4)
    assert find(words, "I wrote it", after=2) == range(5, 8)
    assert find(words, "never said") == range(0)


@given(st.lists(st.integers(0, 5), max_size=6), st.integers(0, 20), st.booleans())
def test_no_word_is_lost_however_badly_sentences_and_words_agree(counts: list[int], words: int, timed: bool) -> None:
    sentences, said = [], []
    for i, count in enumerate(counts):
        sentences.append(Sentence("x " * count, float(i) if timed else None, i + 0.9 if timed else None))
    for i in range(words):
        said.append(Word("x", i / 4 if timed else None, i / 4 + 0.2 if timed else None))
    places = [
        index for _, place in of_sentences(Transcript("", "en", tuple(said), tuple(sentences))) for index in place
    ]
    assert places == list(range(words))


def test_each_of_equal_repeats_is_marked_where_it_was_said() -> None:
    said = "I I moved the date and I I told them and um I I wrote it down ."
    words = tuple(Word(text) for text in said.split())
    transcript = Transcript(said, words=words)
    delivery, _ = measure_text(transcript)
    report = msgspec.structs.replace(reports.text_only(), transcript=transcript, delivery=delivery, content=None)
    tokens = [token for passage in passages(report, 1.0) for line in passage.lines for token in line.tokens]
    assert [at for at, token in enumerate(tokens) if "repeat" in token.marks] == [0, 1, 6, 7, 12, 13]
    assert [at for at, token in enumerate(tokens) if "filler" in token.marks] == [11]


def test_two_notes_on_equal_words_stand_where_each_was_said() -> None:
    report = reports.text_only()
    assert report.content is not None
    said = "I worked on it . Then I rested . I worked on it ."
    found = [
        msgspec.structs.replace(report.content.findings[0], quote="I worked on it", words=place)
        for place in ((0, 4), (9, 13))
    ]
    other = msgspec.structs.replace(
        report,
        transcript=Transcript(said, words=tuple(Word(text) for text in said.split())),
        content=msgspec.structs.replace(report.content, findings=tuple(found)),
    )
    assert [place for _, place in notes(other)] == [range(4), range(9, 13)]
