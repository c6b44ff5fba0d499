"""Build a model with base.en's shape and cost that outputs a fixed text, for timing without base.en.

The weights are random, except that the decoder's position embeddings point to the words of a fixed text and then to the
end token, so that a pass takes as many decoder steps as half a minute of speech and looks confident enough not to be
repeated. Its tokens are those of tiny.en, which base.en shares; no network is needed.
"""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from rehearse.speech import models
from rehearse.types import ModelInfo

LAYERS, HEADS, WIDTH, MELS = 6, 8, 512, 80
TEXT_TOKENS, TOKENS = 50_256, 51_864  # those before the end token, and all
ALIGNMENT_HEADS = [[3, 3], [4, 7], [5, 1], [5, 5], [5, 7]]
SAID_TOKENS = 40  # chunks close after 10-20 s of speech: 35-40 tokens at 150 words a minute


def build(place: Path, seed: int = 1) -> ModelInfo:
    """Write the model to a folder, unless it is there, and return its description."""
    if not (place / "model.bin").is_file():
        _save(place, np.random.default_rng(seed))
    return ModelInfo("base-shape", str(place), 28.0)


def vocabulary() -> list[str]:
    """The tokens of tiny.en, which base.en shares."""
    tokens = Path(models.find("tiny.en").folder, "vocabulary.txt").read_text(encoding="utf-8").split("\n")[:TOKENS]
    if tokens[TEXT_TOKENS] != "<|endoftext|>":
        raise ValueError(f"token {TEXT_TOKENS} is {tokens[TEXT_TOKENS]}")
    return tokens


def _said(tokens: list[str]) -> list[int]:
    """Ids of different tokens for words that begin with a space."""
    words = [i for i, token in enumerate(tokens[:TEXT_TOKENS]) if token.startswith("Ġ") and token[1:].isalpha()]
    return [i for i in words if len(tokens[i]) > 3][:SAID_TOKENS]


def _save(place: Path, rng: np.random.Generator) -> None:
    from ctranslate2.specs import whisper_spec

    tokens = vocabulary()
    spec = whisper_spec.WhisperSpec(LAYERS, HEADS, LAYERS, HEADS)
    _fill_encoder(spec.encoder, rng)
    _fill_decoder(spec.decoder, rng, tokens)
    spec.config.suppress_ids, spec.config.lang_ids = [], []
    spec.config.suppress_ids_begin = [TEXT_TOKENS]
    spec.config.alignment_heads = ALIGNMENT_HEADS
    spec.register_vocabulary(tokens)
    spec.validate()
    spec.optimize("int8")
    place.mkdir(parents=True, exist_ok=True)
    _save_tokenizer(place)
    spec.save(str(place))


def _random(rng: np.random.Generator, *shape: int, scale: float = 0.02) -> NDArray[np.float32]:
    return rng.normal(0, scale, shape).astype(np.float32)


def _linear(part: Any, rng: np.random.Generator, out: int, into: int) -> None:
    part.weight, part.bias = _random(rng, out, into), np.zeros(out, np.float32)


def _norm(part: Any) -> None:
    part.gamma, part.beta = np.ones(WIDTH, np.float32), np.zeros(WIDTH, np.float32)


def _layer(layer: Any, rng: np.random.Generator, crossed: bool) -> None:
    _linear(layer.self_attention.linear[0], rng, 3 * WIDTH, WIDTH)
    _linear(layer.self_attention.linear[1], rng, WIDTH, WIDTH)
    _norm(layer.self_attention.layer_norm)
    if crossed:
        _linear(layer.attention.linear[0], rng, WIDTH, WIDTH)
        _linear(layer.attention.linear[1], rng, 2 * WIDTH, WIDTH)
        _linear(layer.attention.linear[2], rng, WIDTH, WIDTH)
        _norm(layer.attention.layer_norm)
    _linear(layer.ffn.linear_0, rng, 4 * WIDTH, WIDTH)
    _linear(layer.ffn.linear_1, rng, WIDTH, 4 * WIDTH)
    _norm(layer.ffn.layer_norm)


def _fill_encoder(encoder: Any, rng: np.random.Generator) -> None:
    for conv, into in ((encoder.conv1, MELS), (encoder.conv2, WIDTH)):
        conv.weight, conv.bias = _random(rng, WIDTH, into, 3), np.zeros(WIDTH, np.float32)
    encoder.position_encodings.encodings = _random(rng, 1500, WIDTH)
    _norm(encoder.layer_norm)
    for layer in encoder.layer:
        _layer(layer, rng, crossed=False)


def _fill_decoder(decoder: Any, rng: np.random.Generator, tokens: list[str]) -> None:
    embeddings = _random(rng, TOKENS, WIDTH, scale=WIDTH**-0.5)
    said = _said(tokens)
    place = np.full(448, TEXT_TOKENS)
    place[: len(said)] = said
    decoder.embeddings.weight = embeddings
    decoder.projection.weight = embeddings
    decoder.position_encodings.encodings = (30 * embeddings[place]).astype(np.float32)
    _norm(decoder.layer_norm)
    for layer in decoder.layer:
        _layer(layer, rng, crossed=True)


def _save_tokenizer(place: Path) -> None:
    shutil.copy(Path(models.find("tiny.en").folder, "tokenizer.json"), place)
    facts = {"feature_size": MELS, "sampling_rate": 16_000, "hop_length": 160, "n_fft": 400, "chunk_length": 30}
    (place / "preprocessor_config.json").write_text(json.dumps(facts), encoding="utf-8")
