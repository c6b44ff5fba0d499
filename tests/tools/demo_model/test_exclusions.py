"""The evaluation stays unseen: no five words in a row of it are in the corpus."""

from pathlib import Path

from tools.demo_model.corpus import windows
from tools.demo_model.exclusions import excluded_runs, fixture_texts, runs
from tools.demo_model.sentences import Sources
from tools.demo_model.units import spoken, written

MANIFEST = Path(__file__).parents[3] / "fixtures" / "audio" / "manifest.toml"


def test_a_run_is_five_words_whatever_the_punctuation() -> None:
    assert runs("One, two three. Four five") == runs("one two three four five")
    assert not runs("only four words here")
    assert len(runs("a b c d e f g")) == 3


def test_fixture_lines_are_read_as_written_and_as_spoken() -> None:
    texts = fixture_texts(MANIFEST)
    assert any("48 hours" in written and "forty eight hours" in spoken for written, spoken in texts)
    assert not any("[" in written or "{" in written for written, _ in texts)


def test_the_corpus_shares_no_run_with_the_evaluation(material: Sources) -> None:
    excluded = excluded_runs(MANIFEST)
    assert len(excluded) > 1000
    for window in windows(material, 0, 400, excluded):
        assert not runs(written(window.units)) & excluded
        assert not runs(spoken(window.units)) & excluded


def test_without_the_exclusion_runs_would_be_shared(material: Sources) -> None:
    """The filter has work to do: a run of the corpus, excluded, changes the corpus."""
    first = next(windows(material, 0, 1, frozenset()))
    banned = frozenset(runs(written(first.units)))
    assert banned
    assert written(next(windows(material, 0, 1, banned)).units) != written(first.units)
