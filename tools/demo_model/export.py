"""Export a checkpoint (or random weights) to a CTranslate2 folder that faster-whisper loads."""

from __future__ import annotations

import json
import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
from ctranslate2.specs import whisper_spec
from numpy.typing import NDArray

from tools.demo_model.tokens import Codes, load

Weights = Mapping[str, NDArray[np.float32]]
_PREPROCESSOR = {"feature_size": 80, "sampling_rate": 16000, "hop_length": 160, "n_fft": 400, "chunk_length": 30}


def random_weights(
    width: int, encoder_layers: int, decoder_layers: int, vocabulary: int, seed: int = 0
) -> dict[str, NDArray[np.float32]]:
    """Weights of the right names and sizes without PyTorch: what tests export."""
    rng = np.random.default_rng(seed)
    shapes: dict[str, tuple[int, ...]] = {
        "conv1.weight": (width, 80, 3),
        "conv1.bias": (width,),
        "conv2.weight": (width, width, 3),
        "conv2.bias": (width,),
        "positions": (1500, width),
        "embedding.weight": (vocabulary, width),
        "text_positions": (448, width),
    }
    norms = ["encoder_norm", "decoder_norm"]
    for side, layers in (("encoder", encoder_layers), ("decoder", decoder_layers)):
        for i in range(layers):
            at = f"{side}.{i}"
            kinds = ["self"] if side == "encoder" else ["self", "cross"]
            norms += [f"{at}.{kind}_norm" for kind in (*kinds, "feed")]
            for kind in kinds:
                for part in ("query", "key", "value", "out"):
                    shapes[f"{at}.{kind}_attention.{part}.weight"] = (width, width)
                    if part != "key":
                        shapes[f"{at}.{kind}_attention.{part}.bias"] = (width,)
            shapes |= {f"{at}.feed_in.weight": (4 * width, width), f"{at}.feed_in.bias": (4 * width,)}
            shapes |= {f"{at}.feed_out.weight": (width, 4 * width), f"{at}.feed_out.bias": (width,)}
    for norm in norms:
        shapes |= {f"{norm}.weight": (width,), f"{norm}.bias": (width,)}
    return {name: (rng.standard_normal(shape) * 0.05).astype(np.float32) for name, shape in shapes.items()}


def checkpoint_weights(path: Path) -> tuple[dict[str, NDArray[np.float32]], int]:
    """The averaged weights of a checkpoint and the number of heads; needs PyTorch."""
    import torch  # heavy, and only the training extra brings it

    content: dict[str, Any] = torch.load(path, map_location="cpu", weights_only=True)
    averaged = {k: v.float().numpy().copy() for k, v in content["averaged"].items()}
    return averaged, int(content["shape"]["heads"])


def _linear(spec: Any, w: Weights, *names: str) -> None:
    """One linear layer, or several fused into one; a missing bias (the keys') is zero."""
    spec.weight = np.concatenate([w[f"{n}.weight"] for n in names])
    spec.bias = np.concatenate([w.get(f"{n}.bias", np.zeros(len(w[f"{n}.weight"]), np.float32)) for n in names])


def _norm(spec: Any, w: Weights, name: str) -> None:
    spec.gamma, spec.beta = w[f"{name}.weight"], w[f"{name}.bias"]


def _layer(spec: Any, w: Weights, name: str, cross: bool) -> None:
    own = f"{name}.self_attention"
    _linear(spec.self_attention.linear[0], w, f"{own}.query", f"{own}.key", f"{own}.value")
    _linear(spec.self_attention.linear[1], w, f"{own}.out")
    _norm(spec.self_attention.layer_norm, w, f"{name}.self_norm")
    if cross:
        other = f"{name}.cross_attention"
        _linear(spec.attention.linear[0], w, f"{other}.query")
        _linear(spec.attention.linear[1], w, f"{other}.key", f"{other}.value")
        _linear(spec.attention.linear[2], w, f"{other}.out")
        _norm(spec.attention.layer_norm, w, f"{name}.cross_norm")
    _norm(spec.ffn.layer_norm, w, f"{name}.feed_norm")
    _linear(spec.ffn.linear_0, w, f"{name}.feed_in")
    _linear(spec.ffn.linear_1, w, f"{name}.feed_out")


def _specification(w: Weights, heads: int, guided_heads: int, codes: Codes) -> Any:
    layers = {
        side: 1 + max(int(n.split(".")[1]) for n in w if n.startswith(f"{side}.")) for side in ("encoder", "decoder")
    }
    spec = whisper_spec.WhisperSpec(layers["encoder"], heads, layers["decoder"], heads)
    for convolution in ("conv1", "conv2"):
        target = getattr(spec.encoder, convolution)
        target.weight, target.bias = w[f"{convolution}.weight"], w[f"{convolution}.bias"]
    spec.encoder.position_encodings.encodings = w["positions"]
    spec.decoder.position_encodings.encodings = w["text_positions"]
    spec.decoder.embeddings.weight = w["embedding.weight"]
    spec.decoder.projection.weight = w["embedding.weight"]
    for side, part in (("encoder", spec.encoder), ("decoder", spec.decoder)):
        _norm(part.layer_norm, w, f"{side}_norm")
        for i, layer in enumerate(part.layer):
            _layer(layer, w, f"{side}.{i}", side == "decoder")
    spec.config.suppress_ids = []
    spec.config.suppress_ids_begin = [codes.end]
    spec.config.lang_ids = []
    spec.config.alignment_heads = [[layers["decoder"] - 1, head] for head in range(guided_heads)]
    spec.register_vocabulary([codes.tokenizer.id_to_token(i) for i in range(codes.size)])
    return spec


def export(
    weights: Weights,
    heads: int,
    tokenizer: Path,
    out: Path,
    *,
    guided_heads: int = 2,
    quantization: str | None = "int8",
) -> None:
    """Write model.bin, config.json, vocabulary.json, tokenizer.json and preprocessor_config.json to out."""
    spec = _specification(weights, heads, guided_heads, load(tokenizer))
    spec.validate()
    spec.optimize(quantization=quantization)
    out.mkdir(parents=True, exist_ok=True)
    spec.save(str(out))
    shutil.copy(tokenizer, out / "tokenizer.json")
    (out / "preprocessor_config.json").write_text(json.dumps(_PREPROCESSOR) + "\n")
