"""The tokenizer has the special tokens where faster-whisper looks for them."""

import random
from pathlib import Path

import pytest

from tools.demo_model.sentences import Sources, sentence
from tools.demo_model.tokens import Codes, load, train_tokenizer
from tools.demo_model.units import written


@pytest.fixture(scope="module")
def codes(material: Sources, tmp_path_factory: pytest.TempPathFactory) -> Codes:
    r = random.Random(0)
    path = tmp_path_factory.mktemp("tokens") / "tokenizer.json"
    train_tokenizer([written(sentence(material, r)) for _ in range(300)], size=400).save(str(path))
    return load(path)


def test_text_tokens_lie_below_the_end_token(codes: Codes) -> None:
    assert codes.end == 400
    assert (codes.start, codes.no_timestamps, codes.first_timestamp) == (401, 407, 408)
    assert codes.size == 400 + 8 + 1501
    assert max(codes.text("Um, I saved $1.2 million within 48 hours.")) < codes.end


@pytest.mark.parametrize("text", ["Um, I cut it by 30%.", "$210,000 a year", "quokka \u00e9t\u00e9"])
def test_any_text_comes_back(codes: Codes, text: str) -> None:
    assert codes.tokenizer.decode(codes.text(text)) == f" {text}"


def test_every_figure_is_a_token_of_its_own(codes: Codes) -> None:
    tokens = [codes.tokenizer.id_to_token(i) or "" for i in codes.text("It was 4827 and 555.")]
    assert [t for t in tokens if t.isdigit()] == list("4827555")


def test_units_are_encoded_as_in_their_sentence(codes: Codes) -> None:
    text = "Um, the server saved $60,000 in 2021."
    assert [i for unit in text.split() for i in codes.unit(unit)] == codes.text(text)


def test_the_bundled_tokenizer_has_the_same_layout() -> None:
    bundled = load(Path(__file__).parents[3] / "rehearse" / "data" / "demo" / "tokenizer.json")
    assert bundled.start == bundled.end + 1
    assert bundled.first_timestamp == bundled.end + 8
    assert bundled.size == bundled.end + 8 + 1501
