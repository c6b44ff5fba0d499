"""The search for a word and a transcriber's notes are no words of the story; emphasis and plain words stay."""

from itertools import product

import pytest

from rehearse.content.text import parse
from rehearse.content.text.sentences import transcript_of

SEARCHES = ["what was it", "let me think", "how do you say"]
NOTES = ["*hushed laughter*", "[coughs]", "*sighs deeply*"]
SAID = [("We sold", "nine kites."), ("The kiln fell to", "sixty degrees."), ("I met", "a cellist in Porto.")]


def visible(text: str) -> str:
    return " ".join(word.text for word in parse(transcript_of(text)).words)


@pytest.mark.parametrize(("search", "said"), list(product(SEARCHES, SAID)))
def test_a_search_for_a_word_between_commas_is_read_over(search: str, said: tuple[str, str]) -> None:
    assert visible(f"{said[0]}, {search}, {said[1]}").replace(",", "") == f"{said[0]} {said[1]}"


@pytest.mark.parametrize(("note", "said"), list(product(NOTES, SAID)))
def test_a_note_on_sounds_is_read_over(note: str, said: tuple[str, str]) -> None:
    assert visible(f"{said[0]} {note} {said[1]}") == f"{said[0]} {said[1]}"


@pytest.mark.parametrize(
    "text",
    ["I *really* painted the hull.", "We asked, how do you say it in Welsh.", "[Anna] sang.", "Ten tenants signed."],
)
def test_emphasis_names_and_questions_stay(text: str) -> None:
    assert visible(text) == text


def test_a_full_stop_among_hidden_words_still_ends_the_sentence() -> None:
    """“…, let me think. I mean, generally …” was one sentence, as the last of the hidden words has only a comma."""
    for hidden in ("let me think. I mean,", "what's it called. So, um,"):
        text = parse(transcript_of(f"That was a hard winter, {hidden} generally the mill froze."))
        assert [said.split()[-1] for said in text.folded_sentences] == ["winter", "froze"], hidden
