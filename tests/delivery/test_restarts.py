"""Promises of restarts: a sentence begun again is found, and what repeats itself on purpose is left alone."""

import json
from pathlib import Path

import pytest

from rehearse.delivery import measure_text
from rehearse.types import Transcript, Word

ANSWERS = (Path("../shared/data/answers.json"), Path("../shared/data/tricky_dev.json"))


def restarts(text: str) -> list[str]:
    delivery, _ = measure_text(Transcript(text, words=tuple(Word(word) for word in text.split())))
    return [found.text for found in delivery.repeats if found.kind == "restart"]


@pytest.mark.parametrize(
    ("text", "begun_again"),
    [
        ("I went, I go to the gate", "I went, I go"),
        ("we had - we have a list", "we had we have"),
        ("he was, he is in charge of it", "he was, he is"),
        ("so I'm, I was at the desk", "I'm, I was"),
        ("we can, we could move it on Monday", "we can, we could"),
        ("and they need they needed a new one", "they need they needed"),
        ("we tried, um, we try to keep it", "we tried, we try"),
        ("I was I am the one who calls", "I was I am"),
        ("we had the, we needed the new labels", "we had the, we needed"),
        ("I took the old, well, I worked with the I talked to her", "I worked with the I talked"),
        ("I was going to, I decided to leave early", "I was going to, I decided"),
        ("that was the a more open plan", "the a"),
        ("and like yeah I'm trying to like yeah I noticed it", "like yeah I'm trying to like yeah I"),
    ],
)
def test_a_sentence_begun_again(text: str, begun_again: str) -> None:
    assert restarts(text) == [begun_again]


@pytest.mark.parametrize(
    "text",
    [
        "it was very, very late",
        "I said that that was wrong",
        "I came, I saw, I stayed",
        "We were late, we are late and we will be late.",
        "I asked, I listened, I wrote it down",
        "I did my best, I do my best, I will do my best again",
        "We had a plan, we had a list, we had a date.",
        "I think I can do it",
        "I think I thought of it first",
        "I tried to, I really did.",
        "I wanted to, I still do",
        "Nobody was sure. I was, I knew the gate.",
        "I was, I think, late.",
        "I was I think late",
        "I have, I have to say, no idea",
        "I went. I go there still.",
        "better than I was I think",
        "everything we had we have spent",
        "where I was I am known",
        "what I was I am no longer",
        "I wanted it to, it did not",
        "I could not, I was too tired",
        "the A team and the B team",
        "from the top of the list to the top of the page",
        "so we stopped and so we slept",
    ],
)
def test_what_is_said_on_purpose_is_no_restart(text: str) -> None:
    assert restarts(text) == []


@pytest.mark.slow
@pytest.mark.parametrize("path", ANSWERS, ids=lambda path: path.stem)
def test_two_hundred_answers_of_others_hold_none(path: Path) -> None:
    """They are edited or plainly told: whatever is found in them would be a false alarm."""
    if not path.exists():
        pytest.skip(f"{path} is not there")
    assert {answer["id"]: found for answer in json.loads(path.read_text()) if (found := restarts(answer["text"]))} == {}
