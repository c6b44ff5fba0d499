"""The same answer said with fillers, or written without marks, keeps its judgement; and nothing makes a rule raise."""

import random
import re
from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rehearse.content import judge, transcript_of
from rehearse.types import Content
from tests.content import retellings

TEXTS = [value for name, value in vars(retellings).items() if name.isupper()]
ANSWERS = Path(__file__).parents[2].parent / "shared" / "data" / "answers.json"
MOST_POINTS_APART = 8
LEAST_SHARE_KEPT = 0.95


def unmarked(text: str) -> str:
    """In lower case, without the marks between words; those inside numbers stay, as a recogniser writes them."""
    bare = re.sub(r"[.,;:!?\"“”()—–…\[\]*]+(?=\s|$)|(?<=\s)[\"“”(\[*]+|^[\"“”(]+", "", text.lower())
    return " ".join(bare.split())


def sprinkled(text: str) -> str:
    """With a filled pause before every twelfth word or so."""
    chance = random.Random(len(text))
    fillers = ("um,", "uh,", "um, you know,", "er,")
    words = [f"{chance.choice(fillers)} {word}" if chance.random() < 0.08 else word for word in text.split(" ")]
    return " ".join(words)


def judged(text: str) -> Content:
    return judge(transcript_of(text))[0]


def keeps(text: str, change: Callable[[str], str]) -> bool:
    before, after = judged(text), judged(change(text))
    apart = abs((before.total or 0) - (after.total or 0))
    return before.verdict == after.verdict and apart <= MOST_POINTS_APART


@pytest.mark.parametrize("change", [unmarked, sprinkled])
@pytest.mark.parametrize("text", TEXTS)
def test_our_answers_keep_their_verdict(text: str, change: Callable[[str], str]) -> None:
    assert keeps(text, change)


@pytest.mark.slow
@pytest.mark.skipif(not ANSWERS.is_file(), reason="../shared/data is not here; our own answers stand in")
@pytest.mark.parametrize("change", [unmarked, sprinkled])
def test_real_answers_keep_their_verdict_in_95_of_100_cases(change: Callable[[str], str]) -> None:
    assert share_kept(change) >= LEAST_SHARE_KEPT


def share_kept(change: Callable[[str], str]) -> float:
    """The share of the real answers, 0-1, that keep verdict and points."""
    texts = [answer["text"] for answer in msgspec.json.decode(ANSWERS.read_bytes())]
    return sum(keeps(text, change) for text in texts) / len(texts)


SAID = (
    "i we they the my manager asked told me to a and so from by to half third 12 40% $3k 2011 . , ! um reduced cut was "
    "were not team learned never since before after now x3 24/7 one in nine - … “ ” é 漢 🙏 of into two weeks days "
    "hours % $ zero used it is took instead budget old ago worth faster hit within like half third quarter as many"
)
WORDS = st.sampled_from(SAID.split(" "))


@settings(max_examples=150, deadline=None)
@given(st.lists(WORDS, max_size=120))
def test_no_text_makes_a_rule_raise_or_a_quote_lie(words: list[str]) -> None:
    text = " ".join(words)
    content, sentences = judge(transcript_of(text))
    said = " ".join(text.split())
    assert all(finding.quote in said for finding in content.findings if finding.quote is not None)
    assert " ".join(sentence.text for sentence in sentences) == said
    around = sum(len(sentence.text.split()) for sentence in sentences if sentence.part is None)
    assert sum(part.words for part in content.parts.values()) + around == len(text.split())


@settings(max_examples=50, deadline=None)
@given(st.text(max_size=400))
def test_any_characters_are_judged(text: str) -> None:
    content, _ = judge(transcript_of(text))
    assert content.scored or content.not_scored_reason
