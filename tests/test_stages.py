"""What holds of every stage whatever was said: the values it hands on lie inside what it was given.

A few answers by default, and a thousand in the slow tier. Answers are words that the stages have lists for, in any
order, with marks in any place; odd characters; and stories with fillers in them.
"""

import math
import random
from collections.abc import Iterator, Sequence
from io import StringIO
from pathlib import Path

import msgspec
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.console import Console

from rehearse.content import judge
from rehearse.content.claims import find_results
from rehearse.content.claims.numbers import find_numbers
from rehearse.content.clauses import parse_clauses
from rehearse.content.events.initiative import find_initiatives
from rehearse.content.events.orders import find_orders
from rehearse.content.events.steps import find_steps
from rehearse.content.story.answer import understand
from rehearse.content.text import ParsedText, WordRange, parse
from rehearse.data.fillers import read_fillers
from rehearse.delivery import measure, measure_text
from rehearse.pipeline import check
from rehearse.report import share, to_html, to_json, to_markdown, to_terminal
from rehearse.store.attempts import Store
from rehearse.types import Audio, Content, Delivery, Report, Span, Speech, Transcript, Word
from tools.capabilities.generate import all_cases
from tools.fuzz.targets import plain

SAID = """I we they my boss manager client nobody asked told me us to the a of and but so because when if that which who
um uh er like, you know, I mean, well, from 14 3 9.5 % 50% $400 1,000 10^99 down up two hundred days per hour, times
not never no did was had have been would could must used noticed decided wrote counted list built got cut went gone
instead half learned next time reports. report, complaints? fell rose! set up, Situation: Task: Action: Result: - … “ ”
( ) [x] é 60.000 € I'd didn't on in with by as I I the the went I walked maybe I think approximately probably"""
WORDS = st.lists(st.sampled_from(SAID.split()), max_size=60).map(" ".join)
STORIES = st.deferred(lambda: st.sampled_from([case.text for case in all_cases()[::101]]))
ANSWERS = st.one_of(WORDS, STORIES, st.tuples(STORIES, WORDS).map(" ".join), st.text(max_size=150))
FEW = settings(max_examples=8, deadline=None)
MANY = settings(max_examples=1000, deadline=None)
FORMS: tuple[to_terminal.Form, ...] = ("short", "full", "words")
VERDICTS = {"strong hire", "hire", "lean no hire", "no hire", "not scored"}


def said(text: str, seed: int) -> Transcript:
    """The text as a take: its words in order of time, some of them as long as an instant."""
    chance, now_s, words = random.Random(seed), 0.2, list[Word]()
    for word in text.split():
        end_s = now_s + chance.choice((0.0, 0.05, 0.2, 0.6))
        words.append(Word(word, round(now_s, 3), round(end_s, 3), chance.choice((None, 0.1, 0.9))))
        now_s = end_s + chance.choice((0.0, 0.02, 0.4, 1.5))
    return Transcript(" ".join(text.split()), "en", tuple(words))


def inside(hit: WordRange, parsed: ParsedText) -> bool:
    """Whether words are of the answer, and their quote and times can be told."""
    first, last = parsed.said_range(hit)
    start_s, end_s = parsed.start_s(hit), parsed.end_s(hit)
    timed = start_s is None or end_s is None or start_s <= end_s
    return 0 <= hit.start < hit.end <= len(parsed.words) and 0 <= first < last <= len(parsed.said) and timed


def the_text_holds(parsed: ParsedText) -> None:
    words, tokens = len(parsed.words), len(parsed.tokens)
    assert list(parsed.places) == sorted(set(parsed.places))
    assert len(parsed.places) == words <= len(parsed.said)
    assert [at for start, end in parsed.spans for at in range(start, end)] == list(range(words))
    assert [at for start, end in parsed.token_spans for at in range(start, end)] == list(range(tokens))
    assert [at for start, end in parsed.said_spans for at in range(start, end)] == list(range(len(parsed.said)))
    assert all(token.text and 0 <= token.word < words for token in parsed.tokens)


def the_storeys_hold(parsed: ParsedText) -> None:
    """Clauses, events, claims."""
    clauses = parse_clauses(parsed)
    for clause in clauses:
        first, last = parsed.token_spans[clause.sentence]
        assert first <= clause.start < clause.end <= last
        assert clause.start <= clause.group.start <= clause.group.verb < clause.group.end <= clause.end
        assert clause.complement.start <= clause.complement.end <= last
    steps, outcome = find_steps(parsed, clauses), find_results(parsed, clauses)
    hits = [step.hit for step in steps.all] + [metric.hit for metric in outcome.metrics]
    hits += [*find_orders(parsed, clauses), *(one.hit for one in find_initiatives(parsed, clauses))]
    assert all(inside(hit, parsed) for hit in hits)
    assert all(math.isfinite(number.value) for number in find_numbers(parsed))


def the_judgement_holds(transcript: Transcript) -> Content:
    """Story, rules, judgement."""
    answer = understand(transcript)
    assert len(answer.parts) == len(answer.reading.spans)
    content, sentences = judge(transcript)
    assert " ".join(sentence.text for sentence in sentences).split() == [
        word for one in transcript.words for word in one.text.split()
    ]
    assert content.verdict in VERDICTS
    assert content.total is None or content.total == sum(row.points for row in content.scores.values()) <= 100
    assert all(0 <= row.points <= row.of for row in content.scores.values())
    assert sum(part.share for part in content.parts.values()) <= 1.0025  # five figures, each to a thousandth
    quoted = [(one.words, one.quote) for one in content.findings]
    quoted += [(one.words, one.quote) for one in content.auto_fails]
    quoted += [(one.words, one.quote) for one in content.to_confirm]
    for words, quote in quoted:
        first, last = words or (0, len(transcript.words))
        assert 0 <= first < last <= len(transcript.words)
        assert quote is None or quote in " ".join(word.text for word in transcript.words[first:last])
    return content


def the_delivery_holds(delivery: Delivery, words: int, duration_s: float) -> None:
    """No number that is none, every moment within the take, every word one of the answer."""
    for name, value in numbers(msgspec.to_builtins(delivery)):
        assert math.isfinite(value), name
        assert not name.endswith(("start_s", "end_s")) or -0.001 <= value <= duration_s + 0.001, (name, value)
    found = [one.words for one in (*delivery.fillers.items, *delivery.fillers.unsure)]
    for place in found + [one.words for one in delivery.repeats]:
        assert place is None or 0 <= place[0] < place[1] <= words


def numbers(value: object, name: str = "") -> Iterator[tuple[str, float]]:
    """Every number in a tree of plain values, with the name of its field."""
    if isinstance(value, dict):
        for key, one in value.items():
            yield from numbers(one, str(key))
    elif isinstance(value, list | tuple):
        for one in value:
            yield from numbers(one, name)
    elif isinstance(value, int | float):
        yield name, float(value)


def shown(report: Report) -> Sequence[str]:
    """The report as every renderer shows it."""
    screens = []
    for form in FORMS:
        written = StringIO()
        to_terminal.render(report, Console(file=written, width=80, color_system=None), form)
        screens.append(written.getvalue())
    page = to_html.render(report)
    assert share.without_traces(report).content == report.content
    return [*screens, page, to_markdown.render(report), to_markdown.plain_text(report), to_json.encode(report).decode()]


def everything_holds(text: str, seed: int) -> None:
    """From the words to the last renderer."""
    transcript = said(text, seed)
    parsed = parse(transcript)
    the_text_holds(parsed)
    the_storeys_hold(parsed)
    the_judgement_holds(transcript)
    the_delivery_holds(measure_text(transcript)[0], len(transcript.words), math.inf)
    report = check(text)
    read = to_json.decode(to_json.encode(report))  # with the sentences of its reasons
    assert to_json.decode(to_json.encode(read)) == read
    plain(*shown(report))


@FEW
@given(ANSWERS, st.integers(0, 99))
def test_every_stage_holds_whatever_was_said(text: str, seed: int) -> None:
    everything_holds(text, seed)


@pytest.mark.slow
@MANY
@given(ANSWERS, st.integers(0, 9999))
def test_every_stage_holds_whatever_a_thousand_said(text: str, seed: int) -> None:
    everything_holds(text, seed)


def with_sounds(text: str, seed: int) -> str:
    """The text with um and uh between its words; not beside one that is a filler itself where it stands by a sound."""
    chance, words = random.Random(seed), text.split()
    listed = {word for phrase in read_fillers().phrases for word in phrase.text.split()}
    open_to = [not {word.strip(",.").lower() for word in words[max(0, at - 2) : at + 2]} & listed
               for at in range(len(words))]  # fmt: skip
    sounds = [chance.choice(("um ", "uh ", "um uh ")) if fine and chance.random() < 0.2 else "" for fine in open_to]
    return " ".join(sound + word for sound, word in zip(sounds, words, strict=True))


def sounds_are_set_aside(text: str, seed: int) -> None:
    with_them, without = (parse(said(one, seed)) for one in (with_sounds(text, seed), text))
    assert [token.text for token in with_them.tokens] == [token.text for token in without.tokens]
    assert with_them.spans == without.spans


@FEW
@given(STORIES, st.integers(0, 99))
def test_sounds_between_the_words_leave_the_text_as_it_is(text: str, seed: int) -> None:
    sounds_are_set_aside(text, seed)


@pytest.mark.slow
@MANY
@given(STORIES, st.integers(0, 9999))
def test_so_do_the_sounds_of_a_thousand(text: str, seed: int) -> None:
    sounds_are_set_aside(text, seed)


def sound_is_measured(text: str, seed: int) -> None:
    """A take of noise and silence, with words that need not fit it."""
    chance, rate_hz = np.random.default_rng(seed), 16_000
    transcript = said(text, seed)
    duration_s = (transcript.words[-1].end_s or 0.0) + 0.5 if transcript.words else 2.0
    envelope = np.repeat(chance.choice((0.0, 0.001, 0.2), size=int(duration_s * 4) + 1), rate_hz // 4)
    samples = (envelope * chance.normal(0, 1, len(envelope))).clip(-1, 1).astype(np.float32)
    samples = samples[: round(duration_s * rate_hz)]
    cuts = np.sort(chance.uniform(0, len(samples) / rate_hz, 6)).reshape(3, 2)
    spans = tuple(Span(float(start), float(end)) for start, end in cuts)
    speech = Speech(spans, len(samples) / rate_hz)
    for heard in (transcript, None):
        delivery, _ = measure(Audio(samples, rate_hz), speech, heard)
        the_delivery_holds(delivery, len(transcript.words), speech.duration_s)


@settings(max_examples=4, deadline=None)
@given(WORDS, st.integers(0, 99))
def test_sound_is_measured_whatever_it_holds(text: str, seed: int) -> None:
    sound_is_measured(text, seed)


@pytest.mark.slow
@settings(max_examples=200, deadline=None)
@given(WORDS, st.integers(0, 9999))
def test_so_are_two_hundred_sounds(text: str, seed: int) -> None:
    sound_is_measured(text, seed)


@pytest.mark.slow
def test_what_is_kept_is_what_was_judged(tmp_path: Path) -> None:
    """Any report comes out of the store as it went in, with its place in every list."""
    texts = [case.text for case in all_cases()[::401]] + ["", "\x00 é \U0010ffff", "um " * 50]
    reports = [check(text) for text in texts]
    with Store(tmp_path / "attempts.sqlite3") as store:
        kept = [store.add(report, None) for report in reports]
        assert [store.get(number).report for number in kept] == reports
        assert [entry.id for entry in store.entries()] == kept
        assert store.unreadable() == ()
