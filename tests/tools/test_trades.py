"""The tool for the unseen sentences counts halves apart, and puts a sentence where it is asked to."""

from tools.evaluate_content.trades import Figures, figures, misses, section
from tools.evaluate_content.trades_data import Outcome, Run, inserted, read_answers

RUN = Run(
    (
        Outcome("results", 0, "A queue.", "none", 0),
        Outcome("results", 1, "A list.", "half", 1),
        Outcome("results", 2, "A bill.", "a third", 1),
        Outcome("steps", 1, "I swept and rang.", "swept; missed rang", 1, 2),
    ),
    ((0, (90.0, 80.0)), (1, (10.0, 20.0)), (2, (50.0, 60.0)), (3, (70.0, 10.0))),
)


def test_even_and_odd_items_are_counted_apart() -> None:
    found = figures(RUN, "2026-01-01")
    assert found.measures == {"results": ((1, 2), (1, 1)), "steps": ((0, 0), (1, 2))}
    assert found.rank_correlation == (1.0, -1.0, 0.4)


def test_the_table_holds_both_runs() -> None:
    first = Figures("2026-01-01", (0.5, 0.6, 0.55), {"results": ((0, 2), (1, 1))})
    table = section(first, figures(RUN, "2026-02-02"))
    assert "| results | 1 of 3 | 0 of 2, 1 of 1 | 2 of 3 | 1 of 2, 1 of 1 |" in table
    assert "| steps |  |  | 1 of 2 | 0 of 0, 1 of 2 |" in table


def test_the_misses_of_the_other_half_are_not_listed() -> None:
    assert "A queue." in misses(RUN, "even")
    assert "I swept" not in misses(RUN, "even")
    assert "A bill." not in misses(RUN, "even")


def test_a_sentence_stands_behind_as_many_sentences_as_asked() -> None:
    assert inserted("One. Two. Three.", "New", 0) == "New. One. Two. Three."
    assert inserted("One. Two. Three.", "New?", 2) == "One. Two. New? Three."


def test_the_length_of_an_answer_says_nothing_about_its_label() -> None:
    strong = [len(one.text.split()) for one in read_answers() if one.total >= 80]
    weak = [len(one.text.split()) for one in read_answers() if one.total < 50]
    assert abs(sum(strong) / len(strong) - sum(weak) / len(weak)) < 20
