"""Which words of a transcript a quote, a filler or a sentence refers to: by its times, else by the words themselves."""

from collections.abc import Sequence

from rehearse.types import Filler, Finding, Repeat, Sentence, Transcript, Word

_AROUND = " \t\n.,;:!?…\"'“”‘’()[]{}«»-–—"


def key(text: str) -> str:
    """A word without case and without the punctuation around it."""
    return text.strip(_AROUND).casefold().replace("’", "'")


def place(words: Sequence[Word], said: Finding | Filler | Repeat, after: int = 0) -> range:
    """Indices of the words that a finding, a filler or a repeat refers to; older reports have no word numbers."""
    if said.words is not None and said.words[1] <= len(words):
        return range(*said.words)
    text = said.quote if isinstance(said, Finding) else said.text
    return find(words, text, said.start_s, said.end_s, after)


def find(
    words: Sequence[Word], text: str | None, start_s: float | None = None, end_s: float | None = None, after: int = 0
) -> range:
    """Indices of the words between two moments; without moments, of their first occurrence from `after` on.

    An empty range if they do not occur.
    """
    if start_s is not None and end_s is not None:
        return _between(words, start_s, end_s)
    wanted = [part for word in (text or "").split() if (part := key(word))]
    if not wanted:
        return range(0)
    keys = [key(word.text) for word in words]
    for first in range(after, len(keys) - len(wanted) + 1):
        if keys[first : first + len(wanted)] == wanted:
            return range(first, first + len(wanted))
    return range(0)


def _between(words: Sequence[Word], start_s: float, end_s: float) -> range:
    """Words whose middle is between two moments."""
    inside = [
        index
        for index, word in enumerate(words)
        if word.start_s is not None and word.end_s is not None and start_s <= (word.start_s + word.end_s) / 2 <= end_s
    ]
    return range(inside[0], inside[-1] + 1) if inside else range(0)


def of_sentences(transcript: Transcript) -> tuple[tuple[Sentence, range], ...]:
    """Each sentence with its words: every word belongs to one sentence, in order.

    Sentences keep their words by number where the numbers add up, else by their times; where neither is possible
    the words come without sentences, as one.
    """
    words, sentences = transcript.words, transcript.sentences
    counts = [len(sentence.text.split()) for sentence in sentences]
    if not sentences:
        return ((Sentence(transcript.text), range(len(words))),)
    if sum(counts) != len(words):
        counts = _counts_by_time(words, sentences)
    cut, pairs = 0, []
    for sentence, count in zip(sentences, counts, strict=True):
        pairs.append((sentence, range(cut, cut + count)))
        cut += count
    return tuple(pairs)


def _counts_by_time(words: Sequence[Word], sentences: Sequence[Sentence]) -> list[int]:
    """How many words begin before the next sentence does; without times all belong to the first."""
    starts = [sentence.start_s for sentence in sentences[1:]]
    counts = [0] * len(sentences)
    place = 0
    for word in words:
        while place < len(starts) and _reached(word.start_s, starts[place]):
            place += 1
        counts[place] += 1
    return counts


def _reached(moment_s: float | None, start_s: float | None) -> bool:
    return moment_s is not None and start_s is not None and moment_s >= start_s - 0.001
