"""Mark words that may have been misheard, and list them in the findings and numbers that depend on them."""

from __future__ import annotations

import re
from collections.abc import Sequence

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
    """The judgement with the doubtful words listed in each finding, auto-fail, number and question that quotes them.

    Questions that quote doubtful words come after the others.
    """
    words = transcript.words
    if not any(word.doubtful for word in words):
        return content
    findings = (replace(one, doubtful=doubtful(words, one.quote, one.start_s)) for one in content.findings)
    fails = (replace(one, doubtful=doubtful(words, one.quote, one.start_s)) for one in content.auto_fails)
    numbers = (replace(one, doubtful=_number_doubtful(words, one.quote)) for one in content.results.metrics)
    results = replace(content.results, metrics=tuple(numbers))
    asked = sorted((_asked(words, one) for one in content.follow_ups), key=lambda pair: pair[1])
    sure_first = tuple(one for one, _ in asked)
    return replace(content, findings=tuple(findings), auto_fails=tuple(fails), results=results, follow_ups=sure_first)


def _asked(words: Sequence[Word], one: FollowUp) -> tuple[FollowUp, bool]:
    """The question, and whether it or its reason quotes doubtful words, which the reason then names."""
    quotes = _QUOTED.findall(f"{one.question} {one.because}")
    unsure = dict.fromkeys(form for quote in quotes for form in doubtful(words, quote))
    if not unsure:
        return one, False
    return replace(one, because=f"{one.because} May be misheard: {', '.join(unsure)}."), True


def doubtful(words: Sequence[Word], quote: str | None, start_s: float | None = None) -> tuple[str, ...]:
    """The doubtful words of a quote, in order and without punctuation.

    If the quoted words were said more than once, the occurrence nearest to `start_s` counts; without it, the first.
    """
    wanted = [form for text in (quote or "").split() if (form := fold(text))]
    said = [(form, word) for word in words if (form := fold(word.text))]
    forms = [form for form, _ in said]
    places = [at for at in range(len(forms) - len(wanted) + 1) if wanted and forms[at : at + len(wanted)] == wanted]
    if not places:
        return ()
    first = min(places, key=lambda at: _away_s(said[at][1], start_s))
    return tuple(form for form, word in said[first : first + len(wanted)] if word.doubtful)


def _number_doubtful(words: Sequence[Word], quote: str) -> tuple[str, ...]:
    """The doubtful words of a quote that its number may depend on."""
    return tuple(word for word in doubtful(words, quote) if word not in doubt_settings().harmless)


def _is_doubtful(word: Word, probability_below: float) -> bool:
    return word.probability is not None and word.probability < probability_below


def _away_s(word: Word, start_s: float | None) -> float:
    return 0.0 if start_s is None or word.start_s is None else abs(word.start_s - start_s)
