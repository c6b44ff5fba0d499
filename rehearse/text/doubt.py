"""Mark words that may have been misheard, and list them where something depends on them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from msgspec.structs import replace

from rehearse.data.doubt import doubt_settings
from rehearse.text.words import fold
from rehearse.types import Content, FollowUp, Transcript, Word

_QUOTED = re.compile("“([^”]+)”")


def marked(transcript: Transcript, probability_below: float) -> Transcript:
    """The transcript with each word marked whose probability is below `probability_below` (0-1).

    Words without a probability are left unmarked.
    """
    words = tuple(replace(word, doubtful=_is_doubtful(word, probability_below)) for word in transcript.words)
    known = any(word.probability is not None for word in words)
    return replace(transcript, words=words, doubtful_below=probability_below if known else None)


def with_doubts(content: Content, transcript: Transcript) -> Content:
    """The judgement with the doubtful words listed in each number and question that quotes them.

    Questions that quote doubtful words come after the others. A rule lists those of its findings itself.
    """
    words = transcript.words
    if not any(word.doubtful for word in words):
        return content
    numbers = (replace(one, doubtful=_number_doubtful(words, one.quote)) for one in content.results.metrics)
    results = replace(content.results, metrics=tuple(numbers))
    asked = sorted((_asked(words, one) for one in content.follow_ups), key=lambda pair: pair[1])
    sure_first = tuple(one for one, _ in asked)
    return replace(content, results=results, follow_ups=sure_first)


def _asked(words: Sequence[Word], one: FollowUp) -> tuple[FollowUp, bool]:
    """The question, and whether it or its reason quotes doubtful words, which the reason then names."""
    quotes = _QUOTED.findall(f"{one.question} {one.because}")
    unsure = dict.fromkeys(form for quote in quotes for form in doubtful(words, quote))
    if not unsure:
        return one, False
    return replace(one, because=f"{one.because} May be misheard: {', '.join(unsure)}."), True


def doubtful(words: Sequence[Word], quote: str) -> tuple[str, ...]:
    """The doubtful words of a quote, in order and without punctuation; of words said more than once the first count."""
    wanted = [form for text in quote.split() if (form := fold(text))]
    said = [word for word in words if fold(word.text)]
    forms = [fold(word.text) for word in said]
    places = (at for at in range(len(forms) - len(wanted) + 1) if wanted and forms[at : at + len(wanted)] == wanted)
    first = next(places, len(said))
    return doubtful_among(said[first : first + len(wanted)])


def doubtful_among(words: Iterable[Word]) -> tuple[str, ...]:
    """Those of the words that are doubtful, in order and without punctuation."""
    return tuple(form for word in words if word.doubtful and (form := fold(word.text)))


def _number_doubtful(words: Sequence[Word], quote: str) -> tuple[str, ...]:
    """The doubtful words of a quote that its number may depend on."""
    return tuple(word for word in doubtful(words, quote) if word not in doubt_settings().harmless)


def _is_doubtful(word: Word, probability_below: float) -> bool:
    return word.probability is not None and word.probability < probability_below
