"""Weights of the right shape become a folder that faster-whisper loads and runs, without PyTorch."""

import json
from pathlib import Path

import numpy as np
from faster_whisper import WhisperModel

from tools.demo_model.evaluate import Recogniser
from tools.demo_model.export import export, random_weights
from tools.demo_model.tokens import load, train_tokenizer


def _export(folder: Path) -> Path:
    tokenizer = folder / "tokenizer.json"
    train_tokenizer(["Um, the server was down for two days."], size=300).save(str(tokenizer))
    weights = random_weights(width=64, encoder_layers=1, decoder_layers=2, vocabulary=load(tokenizer).size)
    export(weights, 1, tokenizer, folder / "model", guided_heads=1)
    return folder / "model"


def test_random_weights_load_and_transcribe(tmp_path: Path) -> None:
    folder = _export(tmp_path)
    recogniser = Recogniser(folder)
    noise = (np.random.default_rng(0).standard_normal(16000) * 0.01).astype(np.float32)
    heard = recogniser.hear(noise)
    assert isinstance(heard.text, str)
    assert np.isfinite([start for _, start, _ in heard.words]).all()


def test_the_folder_says_which_heads_know_the_time(tmp_path: Path) -> None:
    folder = _export(tmp_path)
    config = json.loads((folder / "config.json").read_text())
    assert config["alignment_heads"] == [[1, 0]]
    model = WhisperModel(str(folder), device="cpu", compute_type="int8", cpu_threads=1)
    assert model.feature_extractor.mel_filters.shape[0] == 80
    assert not model.model.is_multilingual
