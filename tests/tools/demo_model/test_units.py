"""Units keep the written and the spoken form together."""

from tools.demo_model.units import Unit, plain_words, spoken, words, written


def test_a_unit_changes_both_forms_when_its_punctuation_changes() -> None:
    unit = Unit("30%,", "thirty percent,").ended(".")
    assert (unit.written, unit.spoken, unit.mark) == ("30%.", "thirty percent.", ".")


def test_only_common_words_lose_their_capital_inside_a_sentence() -> None:
    assert [u.lower().written for u in words("Then I SQL I'm")] == ["then", "I", "SQL", "I'm"]
    assert Unit("May", "May", proper=True).lower().written == "May"


def test_both_texts_come_from_the_same_units() -> None:
    units = (*words("It took"), Unit("48 hours.", "forty eight hours."))
    assert written(units) == "It took 48 hours."
    assert spoken(units) == "It took forty eight hours."


def test_runs_are_counted_on_words_without_punctuation() -> None:
    assert plain_words("Well, I don\u2019t - 1,200 users (30%).") == ["well", "i", "don't", "1,200", "users", "30%"]
