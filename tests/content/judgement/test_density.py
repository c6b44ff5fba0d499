"""Promises of signal density: points per ten seconds, and the stretches that earned nothing."""

import pytest

from rehearse.content import judge, transcript_of
from rehearse.content.judgement.density import density_rules
from rehearse.types import Content, Transcript, Word

STORY = (
    "Last spring I noticed that our night builds failed about one time in five.",
    "Nobody had asked me, but I wanted to know what the restarts cost us.",
    "I wrote a small script that collected six weeks of build logs.",
    "I sorted the failures by cause, and two flaky tests made up most of them.",
    "I rewrote both tests so that they waited for the queue.",
    "Failed night builds went from twenty percent to three percent within a month, counted from the same logs.",
    "What I learned is to count first, and since then I have counted before every plan.",
)
IDLE = "It was raining a lot that week and the canteen on the first floor had changed its menu."


def judged(sentences: tuple[str, ...], word_s: float = 0.4) -> Content:
    """An answer spoken at an even pace."""
    text = " ".join(sentences)
    words = tuple(Word(word, at * word_s, (at + 0.9) * word_s) for at, word in enumerate(text.split()))
    content, _ = judge(Transcript(text, words=words))
    return content


def test_a_dense_story_has_no_idle_stretch_and_its_points_for_ten_seconds() -> None:
    content = judged(STORY)
    assert content.density is not None
    assert content.total is not None
    seconds = sum(len(sentence.split()) for sentence in STORY) * 0.4
    assert content.density.points_per_10_s == pytest.approx(content.total / seconds * 10, abs=0.1)
    assert content.density.idle == ()


@pytest.mark.parametrize("place", [2, 3, 4, 5])
def test_a_stretch_that_earned_nothing_is_named_with_its_moment(place: int) -> None:
    content = judged((*STORY[:place], IDLE, *STORY[place:]))
    assert content.density is not None
    (idle,) = content.density.idle
    assert idle.quote == IDLE.rstrip(".")
    begins_s = sum(len(sentence.split()) for sentence in STORY[:place]) * 0.4
    assert idle.start_s == pytest.approx(begins_s)
    assert content.density.idle_s == pytest.approx(len(IDLE.split()) * 0.4, abs=0.1)
    dense = judged(STORY).density
    assert dense is not None
    assert (content.density.points_per_10_s or 0) < (dense.points_per_10_s or 0)


def test_a_few_words_are_no_stretch() -> None:
    content = judged((*STORY[:3], "It was late.", *STORY[3:]))
    assert density_rules().least_words > len(["It", "was", "late."])
    assert content.density is not None
    assert content.density.idle == ()


def test_written_text_has_stretches_but_no_seconds_and_what_is_not_scored_has_neither() -> None:
    content, _ = judge(transcript_of(" ".join((*STORY[:3], IDLE, *STORY[3:]))))
    assert content.density is not None
    assert content.density.points_per_10_s is None
    assert [one.start_s for one in content.density.idle] == [None]
    assert judge(transcript_of("I did it."))[0].density is None


TROUBLED = (
    "The kiln was old, and there was dust on every shelf of it that whole winter.",
    "They said that it was fine, but the plates came out cracked again and again.",
    "I called the maker and wrote down every firing.",
)
SPARSE = (
    (*TROUBLED, "I moved the shelves and swept the floor below them.", "And it was good in the end."),
    (
        *TROUBLED,
        "I sorted the plates.",
        "Nobody spoke about it for days.",
        "In the end, she asked me to run it with her.",
    ),
    (
        "It was a damp and very long winter in the workshop.",
        *TROUBLED,
        "In the end everybody was happy with the plates.",
    ),
)


@pytest.mark.parametrize("sentences", SPARSE)
def test_words_quoted_for_a_point_are_in_no_stretch_that_earned_nothing(sentences: tuple[str, ...]) -> None:
    content = judged(sentences)
    quoted = [
        quote.text
        for row in content.scores.values()
        for reason in row.reasons
        for quote in reason.quotes
        if reason.kind == "earned" and reason.points > 0
    ]
    assert quoted
    assert content.density is not None
    assert not [one for one in content.density.idle for text in quoted if text in one.quote or one.quote in text]


def test_an_aside_among_the_steps_is_idle_whoever_it_names() -> None:
    people = ["drivers", "waiters", "staff", "singers", "monks", "customers", "nurses", "farmhands"]
    asides = [f"Most of the {named} there follow the same football club." for named in people]
    stretches = [judged((*STORY[:3], aside, *STORY[3:])).density for aside in asides]
    assert [[one.quote for one in density.idle] for density in stretches if density] == [
        [aside.rstrip(".")] for aside in asides
    ]


def test_whom_a_deed_of_ones_own_served_is_not_idle() -> None:
    for deed in (
        "We kept the drivers posted by a sheet on the wall every day.",
        "It spared the drivers a walk to the desk and back each night.",
    ):
        density = judged((*STORY[:5], deed, *STORY[5:])).density
        assert density is not None
        assert density.idle == ()
