"""The tokenizer: a byte-level BPE of the corpus, then Whisper's special tokens in faster-whisper's order."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from tokenizers import AddedToken, Tokenizer, decoders, models, pre_tokenizers, trainers

TEXT_TOKENS = 2000
_SPECIAL = (
    "<|endoftext|>", "<|startoftranscript|>", "<|translate|>", "<|transcribe|>", "<|startoflm|>", "<|startofprev|>",
    "<|nospeech|>", "<|notimestamps|>",
)  # fmt: skip
TIMESTAMPS = 1501
TIMESTAMP_STEP_S = 0.02


def train_tokenizer(texts: Iterable[str], size: int = TEXT_TOKENS) -> Tokenizer:
    """A tokenizer of size text tokens; figures are single digits, so that every number is spelt alike."""
    tokenizer = Tokenizer(models.BPE())
    tokenizer.pre_tokenizer = pre_tokenizers.Sequence(
        [pre_tokenizers.Digits(individual_digits=True), pre_tokenizers.ByteLevel(add_prefix_space=False)]
    )
    tokenizer.decoder = decoders.ByteLevel()
    trainer = trainers.BpeTrainer(
        vocab_size=size,
        initial_alphabet=sorted(pre_tokenizers.ByteLevel.alphabet()),
        special_tokens=[],
        show_progress=False,
    )
    tokenizer.train_from_iterator((" " + text for text in texts), trainer)
    stamps = [f"<|{i * TIMESTAMP_STEP_S:.2f}|>" for i in range(TIMESTAMPS)]
    tokenizer.add_special_tokens([AddedToken(s, special=True, normalized=False) for s in (*_SPECIAL, *stamps)])
    return tokenizer


@dataclass(frozen=True)
class Codes:
    """A tokenizer with the ids of its special tokens."""

    tokenizer: Tokenizer
    end: int
    start: int
    previous: int
    no_speech: int
    no_timestamps: int
    first_timestamp: int
    size: int

    def text(self, text: str) -> list[int]:
        """Ids of a transcript as Whisper writes it: with a space before the first word."""
        return list(self.tokenizer.encode(" " + text).ids)

    def unit(self, unit: str) -> list[int]:
        """Ids of one unit; units never share a token, because every unit starts with a space."""
        return list(self.tokenizer.encode(" " + unit).ids)


def load(path: Path) -> Codes:
    """Read tokenizer.json."""
    t = Tokenizer.from_file(str(path))
    names = (*_SPECIAL[:2], "<|startofprev|>", "<|nospeech|>", "<|notimestamps|>", "<|0.00|>")
    end, start, previous, no_speech, no_timestamps, first = (_id(t, name) for name in names)
    return Codes(t, end, start, previous, no_speech, no_timestamps, first, t.get_vocab_size())


def _id(tokenizer: Tokenizer, token: str) -> int:
    found = tokenizer.token_to_id(token)
    if found is None:
        raise ValueError(f"the tokenizer has no {token}")
    return found
