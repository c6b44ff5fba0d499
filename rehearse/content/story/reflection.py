"""Reflection: a stated lesson, self-criticism with the better choice, or a lasting change of one's own practice."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from rehearse.content.clauses import Clause, parse_clauses
from rehearse.content.clauses.grammar import is_adverb, is_auxiliary, is_function
from rehearse.content.story.conclusions import advice, choice_answered, lesson_answered
from rehearse.content.story.growth import says_only_growth
from rehearse.content.story.habits import find_choice_now, find_habit, is_own_deed, never_since
from rehearse.content.story.kept_up import find_kept_up
from rehearse.content.story.lasting import find_lasting, is_practice
from rehearse.content.story.learning import is_taught, learns, own_lessons
from rehearse.content.story.platitudes import describes_self, is_boast, platitude
from rehearse.content.story.revised import find_omission, find_revised
from rehearse.content.story.unlearned import is_denied_lesson
from rehearse.content.text import ParsedText, WordRange
from rehearse.content.text.headings import headed
from rehearse.content.text.lexicon import pattern
from rehearse.text.words import fold

SHORT_WORDS = 25  # in a text this short every place is the end
SHORTEST_REASON_WORDS = 3  # "because of me" is too short to be a lesson
OPENING_TOKENS = 2  # "learned that"
_SPEAKER = frozenset({"i", "me", "my", "myself", "mine"})
_NAMED_FAULTS = frozenset({"mistake", "error", "failure"})
_LESSON_LISTS = frozenset({"lesson", "late", "stock"})
LATE_SHARE = 0.6  # a general remark from here on is a conclusion


@dataclass(frozen=True, slots=True)
class Reflection:
    """What the speaker took away: the lesson, what they would do otherwise, what they do since; or a stock phrase."""

    lesson: WordRange | None
    regret: WordRange | None
    change: WordRange | None
    stock: WordRange | None

    @property
    def first(self) -> WordRange | None:
        """The earliest sign, stock phrases included."""
        found = [hit for hit in (self.lesson, self.regret, self.change, self.stock) if hit is not None]
        return min(found, key=lambda hit: hit.start, default=None)

    @property
    def real(self) -> WordRange | None:
        """The earliest sign that is more than a stock phrase."""
        found = [hit for hit in (self.lesson, self.regret, self.change) if hit is not None]
        return min(found, key=lambda hit: hit.start, default=None)


def find_reflection(
    reading: ParsedText, clauses: Sequence[Clause] = (), results: Sequence[WordRange] = ()
) -> Reflection:
    """Signs of reflection; what only looks like one ("learned Python", "looking back through the logs") is left out.

    clauses: of the reading; without them a changed habit is found by set phrases alone.
    results: the words that count as a result; they are no lasting change as well.
    """
    excluded = [(hit.start, hit.end) for hit in reading.find(pattern("reflection", "not_lesson"))]
    stock = _first(reading, "stock", excluded)
    taken = excluded + ([(stock.start, stock.end)] if stock else [])
    regret = _first(reading, "regret", excluded) or choice_answered(reading) or find_choice_now(reading, clauses)
    regret = regret or find_omission(reading, clauses)
    changes = (
        hit
        for hit in _each(reading, "future", excluded)
        if is_practice(reading, clauses, hit, results) and not _is_choice(reading, hit, regret)
    )
    change = next(changes, None) or find_habit(reading, clauses) or never_since(reading, clauses)
    change = change or find_lasting(reading, clauses) or find_kept_up(reading, clauses)
    lesson, emptied = _told(reading, taken)
    taken += [(emptied.start, emptied.end)] if emptied else []
    lesson = lesson or lesson_answered(reading) or advice(reading)
    lesson = lesson or find_revised(reading, clauses) or _reason(reading, regret) or _reason(reading, change)
    lesson = lesson or _first(reading, "looking", excluded) or _first(reading, "late", taken)
    return Reflection(lesson or _first(reading, "maxim", excluded), regret, change, stock or emptied)


def _told(reading: ParsedText, taken: list[tuple[int, int]]) -> tuple[WordRange | None, WordRange | None]:
    """The first lesson that says something, and the first that does not: "I learned that trust is key"."""
    emptied = None
    end = 0
    for hit in _each(reading, "lesson", taken):
        empty = platitude(reading, hit) or (hit if says_only_growth(reading, hit) else None)
        if empty is None and hit.start >= end:
            return hit, emptied
        end = max(end, empty.end if empty else 0)
        emptied = emptied or empty
    return None, emptied


def _reason(reading: ParsedText, choice: WordRange | None) -> WordRange | None:
    """Why another choice would have been, or is now, better, to the end of its sentence: what the story taught."""
    if choice is None:
        return None
    end = reading.spans[reading.sentence_of(choice.start)][1]
    places = range(choice.end, end - SHORTEST_REASON_WORDS)
    start = next((place for place in places if fold(reading.words[place].text) == "because"), None)
    return None if start is None else WordRange(start, end, at=reading.offset_of(start))


def with_heading(reflection: Reflection, reading: ParsedText) -> Reflection:
    """The reflection, with words under its heading taken as a lesson; a stock phrase stays one."""
    if reflection.first is not None:
        return reflection
    return replace(reflection, lesson=headed(reading, "reflection"))


def _first(reading: ParsedText, name: str, excluded: list[tuple[int, int]]) -> WordRange | None:
    return next(_each(reading, name, excluded), None)


def _each(reading: ParsedText, name: str, excluded: list[tuple[int, int]]) -> Iterator[WordRange]:
    """Every place of a list that is not excluded; a general remark only where it is a conclusion."""
    for hit in _places(reading, name):
        if name == "late" and (not _is_late(reading, hit) or is_boast(reading, hit) or _is_of_group(reading, hit)):
            continue
        if name == "regret" and _opens_story(reading, hit):
            continue
        if name in ("looking", "lesson") and _is_taught_to_group(reading, hit, name):
            continue
        if name in _LESSON_LISTS and is_denied_lesson(reading, hit):
            continue
        if (name == "future" and describes_self(reading, hit)) or _says_else(reading, hit):
            continue
        if not any(start < hit.end and hit.start < end for start, end in excluded):
            yield hit


def _places(reading: ParsedText, name: str) -> list[WordRange]:
    """Every place of a list, in order, with the lessons that are told by their grammar alone."""
    found = list(reading.find(pattern("reflection", name)))
    if name != "lesson":
        return found
    starts = {hit.start for hit in found}
    told = (hit for hit in own_lessons(reading, parse_clauses(reading)) if hit.start not in starts)
    return sorted([*found, *told], key=lambda hit: hit.start)


def _opens_story(reading: ParsedText, hit: WordRange) -> bool:
    """True for "My failure was a piano in Bath" before anything is done: what the story is about, and no hindsight."""
    if _NAMED_FAULTS.isdisjoint(hit.folded.split()) or hit.folded.split()[0] != "my":
        return False
    told = [one for one in parse_clauses(reading) if is_own_deed(one) and one.group.tense == "past"]
    return bool(told) and all(reading.tokens[one.start].word > hit.start for one in told)


def _is_of_group(reading: ParsedText, hit: WordRange) -> bool:
    """True for the "you have to wait" of "we learned that you have to wait", which is nobody's own lesson."""
    at = reading.token_at(hit.at)
    before = range(max(0, at - OPENING_TOKENS), at)
    return any(clause.group.verb in before and learns(reading, clause) for clause in parse_clauses(reading))


def _is_taught_to_group(reading: ParsedText, hit: WordRange, name: str) -> bool:
    """True in "looking back, we understood …" and "our biggest lesson was …", with no "I" or "my" in the sentence."""
    start, end = reading.token_spans[reading.sentence_of(hit.start)]
    words = [token.text for token in reading.tokens[start:end]]
    if not _SPEAKER.isdisjoint(words):
        return False
    told = (clause for clause in parse_clauses(reading) if start <= clause.start < end)
    return is_taught(words) or (name == "looking" and any(learns(reading, clause) for clause in told))


def _is_choice(reading: ParsedText, hit: WordRange, choice: WordRange | None) -> bool:
    """True for the "Next time I'd" of "Next time I'd ask first": one better choice, and no practice beside it."""
    would = hit.folded.endswith((" 'd", " would"))
    return would and choice is not None and reading.sentence_of(choice.start) == reading.sentence_of(hit.start)


def _says_else(reading: ParsedText, hit: WordRange) -> bool:
    """True for "I kept thinking about it", which looks at the matter and not back, and for "a reminder text"."""
    at = reading.token_at(hit.at)
    before = reading.tokens[at - 1].text if at else ""
    if hit.folded.startswith("thinking"):
        return before in ("kept", "keep", "started", "stopped", "without", "for") or is_auxiliary(before)
    last = reading.token_at(hit.at + len(hit.folded) - 1)
    following = reading.tokens[last + 1].text if last + 1 < len(reading.tokens) else ""
    noun = bool(following) and not is_function(following) and not reading.tokens[last].closed
    return noun and hit.folded.endswith(" reminder") and not is_adverb(following)


def _is_late(reading: ParsedText, hit: WordRange) -> bool:
    """Whether a place is towards the end, or in a text too short to have one."""
    total = len(reading.words)
    return total < SHORT_WORDS or hit.start >= LATE_SHARE * total


def reflective_sentences(reading: ParsedText) -> dict[int, float]:
    """Sentences that reflect, with how strongly (2 a lesson, regret or change; 1 a maxim or a stock phrase)."""
    excluded = [(hit.start, hit.end) for hit in reading.find(pattern("reflection", "not_lesson"))]
    strengths = {"lesson": 2.0, "regret": 2.0, "future": 2.0, "looking": 2.0, "late": 1.2, "stock": 1.5, "maxim": 1.0}
    found: dict[int, float] = {}
    for name, strength in strengths.items():
        for hit in _each(reading, name, excluded):
            sentence = reading.sentence_of(hit.start)
            found[sentence] = max(found.get(sentence, 0.0), strength)
    return found
