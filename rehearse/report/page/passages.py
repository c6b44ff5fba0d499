"""The transcript as the page shows it: passages of one part, words with their marks, pauses, notes beside them."""

from dataclasses import dataclass, field
from itertools import groupby

from msgspec.structs import replace

from rehearse.report import wording
from rehearse.report.page import words as words_of
from rehearse.types import Finding, Part, PartName, Report, Sentence, Transcript


@dataclass(frozen=True)
class Token:
    """One thing in the running text: a word as said, an inferred filler or a pause."""

    kind: str  # word, inferred, pause
    text: str
    start_s: float | None
    end_s: float | None
    marks: tuple[str, ...] = ()  # what marks this word: doubtful, filler, unsure, repeat, and severities of findings
    notes: tuple[int, ...] = ()  # numbers of the notes whose words end here


@dataclass(frozen=True)
class Line:
    """One sentence."""

    start_s: float | None
    tokens: tuple[Token, ...]


@dataclass(frozen=True)
class Note:
    """A finding with its number on the page."""

    number: int
    finding: Finding


@dataclass(frozen=True)
class Passage:
    """Neighbouring sentences of one part, with the notes about them."""

    part: PartName | None
    whole: Part | None  # what the report says of that part
    lines: tuple[Line, ...]
    notes: tuple[Note, ...]


@dataclass
class _Marks:
    """What is to be marked, by index of the word."""

    on: dict[int, list[str]] = field(default_factory=dict)
    ends: dict[int, list[int]] = field(default_factory=dict)

    def add(self, place: range, mark: str) -> None:
        for index in place:
            self.on.setdefault(index, []).append(mark)


def notes(report: Report) -> tuple[tuple[Note, range], ...]:
    """The findings in the order of the words they concern, numbered from 1; those about no words come last."""
    findings = wording.ranked(report.content.findings) if report.content else []
    said = report.transcript.words if report.transcript else ()
    places = [(one, words_of.place(said, one)) for one in findings]
    places.sort(key=lambda pair: pair[1].start if pair[1] else len(said))
    return tuple((Note(number, one), place) for number, (one, place) in enumerate(places, start=1))


def passages(report: Report, shortest_pause_s: float) -> tuple[Passage, ...]:
    """The transcript in passages, none without words; pauses from `shortest_pause_s` on stand between the words."""
    transcript = report.transcript
    if transcript is None or not (transcript.words or transcript.text):
        return ()
    numbered = notes(report)
    marks = _marks(report, numbered)
    between = sorted((*_inferred(report), *_pauses(report, shortest_pause_s)), key=lambda token: token.start_s or 0.0)
    parts = report.content.parts if report.content else {}
    made = []
    told = replace(transcript, sentences=report.sentences_by_part)
    for part, group in groupby(words_of.of_sentences(told), key=lambda pair: pair[0].part):
        pairs = list(group)
        span = range(pairs[0][1].start, pairs[-1][1].stop)
        lines = tuple(_line(sentence, place, transcript, marks, between) for sentence, place in pairs)
        beside = tuple(note for note, place in numbered if place and place.start in span)
        made.append(Passage(part, parts.get(part) if part else None, lines, beside))
    return tuple(made)


def general_notes(report: Report) -> tuple[Note, ...]:
    """The findings that concern no particular words."""
    return tuple(note for note, place in notes(report) if not place)


def _marks(report: Report, numbered: tuple[tuple[Note, range], ...]) -> _Marks:
    said = report.transcript.words if report.transcript else ()
    marks = _Marks()
    after = 0
    for index, word in enumerate(said):
        if word.doubtful:
            marks.add(range(index, index + 1), "doubtful")
    for filler in report.delivery.fillers.items:
        if filler.evidence != "inferred" and not filler.dismissed:
            place = words_of.place(said, filler, after)
            marks.add(place, "filler")
            after = place.stop if place else after
    for filler in report.delivery.fillers.unsure:
        marks.add(words_of.place(said, filler), "unsure")
    for repeat in report.delivery.repeats:
        marks.add(words_of.place(said, repeat), "repeat")
    for note, place in numbered:
        if place:
            marks.add(place, note.finding.severity)
            marks.ends.setdefault(place[-1], []).append(note.number)
    return marks


def _inferred(report: Report) -> list[Token]:
    return [
        Token("inferred", one.text, one.start_s, one.end_s)
        for one in report.delivery.fillers.items
        if one.evidence == "inferred" and not one.dismissed
    ]


def _pauses(report: Report, shortest_s: float) -> list[Token]:
    return [
        Token("pause", wording.seconds(one.duration_s), one.start_s, one.end_s, (one.place,))
        for one in (report.delivery.pauses.items if report.delivery.pauses else ())
        if one.duration_s >= shortest_s and one.place != "start"
    ]


def _line(sentence: Sentence, place: range, transcript: Transcript, marks: _Marks, between: list[Token]) -> Line:
    """The words of a sentence, each after what was heard between it and the word before."""
    tokens: list[Token] = []
    for index in place:
        word = transcript.words[index]
        before_s = (transcript.words[index - 1].start_s if index else None) or 0.0
        tokens += [one for one in between if one.start_s is not None and before_s <= one.start_s < (word.start_s or 0)]
        found = tuple(dict.fromkeys(marks.on.get(index, ())))
        tokens.append(Token("word", word.text, word.start_s, word.end_s, found, tuple(marks.ends.get(index, ()))))
    return Line(sentence.start_s, tuple(tokens))
