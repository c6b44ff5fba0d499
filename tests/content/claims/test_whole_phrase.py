"""A quote that is cut ends where a phrase ends: behind a whole number, not behind a word that leads to the next."""

import itertools

import pytest

from rehearse.content.claims import find_numbers, whole_phrase
from rehearse.content.text import WordRange, parse
from rehearse.content.text.sentences import transcript_of

LEADS = [
    "On that pier", "After the new rota came", "In the end, and I counted them", "By the time the barge left in May",
    "To my surprise, and to that of the whole crew",
]  # fmt: skip
NUMBERS = ["twelve of sixty", "four minutes ten", "a third of it", "nine out of ten", "a hundred and forty pounds"]
FRAMES = [
    "{lead} one hull out of forty leaked, before it was {number}.",
    "{lead} the wait for the lift was down to {number}.",
    "{lead} we got to {number} and nobody complained about it any more.",
    "{lead} the crew needed {number}, which pleased the owner of the pier a lot.",
]  # fmt: skip
ENDS_BADLY = {"of", "was", "to", "a", "the", "and", "before", "which", "out", "it", "at", "in"}


def quoted(said: str, most: int) -> str:
    text = parse(transcript_of(said))
    return text.quote(whole_phrase(text, find_numbers(text), WordRange(0, len(text.words)), most))


@pytest.mark.parametrize(("lead", "number", "frame"), list(itertools.product(LEADS, NUMBERS, FRAMES)))
def test_no_quote_ends_inside_a_number(lead: str, number: str, frame: str) -> None:
    said = frame.format(lead=lead, number=number)
    for most in range(5, 19):
        quote = quoted(said, most)
        assert said.startswith(quote)
        assert number in quote or not quote.endswith(tuple(number.split()[:-1])), (most, quote)


@pytest.mark.parametrize(("lead", "frame"), list(itertools.product(LEADS, FRAMES)))
def test_no_quote_ends_behind_a_word_that_leads_on(lead: str, frame: str) -> None:
    for most in range(5, 19):
        quote = quoted(frame.format(lead=lead, number="twelve"), most)
        assert quote.split()[-1].lower() not in ENDS_BADLY, (most, quote)
        assert len(quote.split()) <= most + 6


def test_what_little_is_left_of_a_sentence_is_quoted_too() -> None:
    assert quoted("Since then the yard launches six boats a day, it was two before.", 12).endswith("it was two before")
    assert quoted("Fourteen ships came, so a third of what I had promised them.", 8).endswith("what I had promised")


def test_a_quote_goes_no_further_than_its_sentence() -> None:
    assert quoted("We waited for a tide of. Then it came in.", 6) == "We waited for a tide of"
    assert quoted("It fell. Then it rose.", 2) == "It fell"


@pytest.mark.parametrize("joiner", ["and", "but", "so"])
@pytest.mark.parametrize("most", [9, 10, 11, 12])
def test_a_clause_that_only_begins_is_left_out(joiner: str, most: int) -> None:
    said = f"I weighed every crate in the same shed, {joiner} the foreman wrote it down for his wife each night."
    assert quoted(said, most) == "I weighed every crate in the same shed"


@pytest.mark.parametrize("end", ["and", "or", "but"])
def test_a_range_that_ends_in_a_joining_word_is_quoted_without_it(end: str) -> None:
    """“I supported the team with the boxes and” was quoted of "… and so on", which is a filler."""
    said = f"I supported the team with the boxes {end}"
    text = parse(transcript_of(f"{said} then we left."))
    for most in (5, 7, 9, 12):
        quote = text.quote(whole_phrase(text, (), WordRange(0, len(said.split())), most))
        assert said.startswith(quote)
        assert not quote.endswith(end)
