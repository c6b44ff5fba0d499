"""Principles are heard in what is done, not in the names that are dropped."""

import tomllib
from pathlib import Path

from rehearse.content.story.principles import find_principles, principles
from rehearse.content.text import parse
from rehearse.content.text.sentences import transcript_of

SHOWN = [
    (one["text"], one["shows"])
    for one in tomllib.loads(Path(__file__).with_name("principles_shown.toml").read_text(encoding="utf-8"))["story"]
]
STRAY = tomllib.loads(Path(__file__).with_name("principles_stray.toml").read_text(encoding="utf-8"))["principle"]
HEARD = 54  # of 70: the lists hold signs that many stories share, and not the phrases of these


def test_what_is_done_signals_the_principle_within_the_first_three() -> None:
    unheard = [
        text
        for text, names in SHOWN
        if not set(names) <= {signal.name for signal in find_principles(parse(transcript_of(text)))[:3]}
    ]
    assert len(SHOWN) - len(unheard) >= HEARD, unheard


def shown(text: str) -> set[str]:
    return {signal.name for signal in find_principles(parse(transcript_of(text)))}


def test_a_word_of_daily_work_shows_nothing_without_the_sense_that_does() -> None:
    """Two lunch breaks spent on a count and one shift to try it made a good employer."""
    assert [text for one in STRAY for text in one["stray"] if one["name"] in shown(text)] == []


def test_the_same_words_in_that_sense_show_the_principle() -> None:
    assert [text for one in STRAY for text in one["shown"] if one["name"] not in shown(text)] == []
    assert {one["name"] for one in STRAY} == {principle.name for principle in principles()}


def test_there_are_sixteen_each_with_its_published_name() -> None:
    assert len({principle.name for principle in principles()}) == 16
    assert "Have Backbone; Disagree and Commit" in {principle.name for principle in principles()}


def test_strength_is_a_share_and_the_strongest_stands_first() -> None:
    found = find_principles(parse(transcript_of("I called the customer, I apologized to the customer and I fixed it.")))
    strengths = [signal.strength for signal in found]
    assert strengths == sorted(strengths, reverse=True)
    assert all(0 < strength <= 1 for strength in strengths)


def test_silence_signals_nothing() -> None:
    assert find_principles(parse(transcript_of(""))) == ()


def test_a_signal_quotes_the_sentence_with_most_of_its_signs() -> None:
    said = "A customer waited. I called the customer on a Sunday, and the customer cried. Then the customer left."
    (found, *_) = [one for one in find_principles(parse(transcript_of(said))) if one.name == "Customer Obsession"]
    assert found.quote == "I called the customer on a Sunday, and the customer cried"
