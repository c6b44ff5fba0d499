"""Promises of the one normal form of a word."""

import pytest

from rehearse.text.words import fold, spoken_form


@pytest.mark.parametrize(
    ("word", "form"),
    [("“Gate,”", "gate"), ("didn’t", "didn't"), ("~40%", "~40%"), ("$1.2m.", "$1.2m"), ("—", ""), (".5", ".5")],
)
def test_punctuation_goes_and_signs_of_numbers_stay(word: str, form: str) -> None:
    assert fold(word) == form


@pytest.mark.parametrize(("word", "form"), [("~40%", "40"), ("$1.2m.", "1.2m"), ("(Um,", "um"), ("’cause", "cause")])
def test_what_is_pronounced_has_no_signs(word: str, form: str) -> None:
    assert spoken_form(word) == form
