"""A number and the words around it: its sentence, what leads to it, what follows, how late it stands."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from rehearse.content.claims.number import Number, number_words
from rehearse.content.claims.own_steps import begins, is_step
from rehearse.content.clauses import Clause
from rehearse.content.clauses import grammar as g
from rehearse.content.text import ParsedText, WordRange
from rehearse.content.text.headings import heading_of

EARLY, LATE = 0.3, 0.6  # shares of the words: a result seldom stands before the one; after the other it may be a level
SHORT_WORDS = 45  # a text this short has no room for a set-up
QUOTE_WORDS_BEFORE, QUOTE_WORDS_AFTER = 12, 5
OPENING_TOKENS = 4  # "at the start,"
_CLAUSE_JOINERS = frozenset({"and", "but", "which", "so", "because", "while", "although", "though", "whereas"})


@dataclass(frozen=True)
class Scene:
    """An answer with its numbers and clauses: what every shape is looked for in."""

    text: ParsedText
    numbers: tuple[Number, ...]
    clauses: tuple[Clause, ...]

    @cached_property
    def _starts(self) -> list[int]:
        return [start for start, _ in self.text.token_spans]

    @cached_property
    def words(self) -> list[str]:
        """The text of every token."""
        return [token.text for token in self.text.tokens]

    @cached_property
    def _clause_starts(self) -> list[int]:
        return [clause.start for clause in self.clauses]

    def sentence(self, token: int) -> int:
        """The sentence that holds a token."""
        return max(0, bisect_right(self._starts, token) - 1)

    def clause(self, token: int) -> Clause | None:
        """The clause that holds a token; None where no finite verb was found."""
        at = self.clause_number(token)
        return self.clauses[at] if at >= 0 else None

    def clause_number(self, token: int) -> int:
        """The number of the clause that holds a token; -1 where no finite verb was found."""
        at = bisect_right(self._clause_starts, token) - 1
        return at if at >= 0 and self.clauses[at].start <= token < self.clauses[at].end else -1

    def clauses_of(self, sentence: int) -> tuple[Clause, ...]:
        """The clauses of a sentence, in order."""
        first, last = (bisect_left(self._clause_starts, token) for token in self.text.token_spans[sentence])
        return self.clauses[first:last]

    def is_verbless(self, start: int, end: int) -> bool:
        """Whether no clause begins among the tokens [start, end)."""
        at = bisect_left(self._clause_starts, start)
        return at == len(self.clauses) or self._clause_starts[at] >= end

    def bounds(self, token: int) -> tuple[int, int]:
        """The sentence of a token as [start, end) over tokens."""
        return self.text.token_spans[self.sentence(token)]

    def lead(self, number: Number, width: int = 12) -> list[str]:
        """The words before a number in its sentence, nearest last."""
        return self.words[max(self.bounds(number.start)[0], number.start - width) : number.start]

    def clause_lead(self, number: Number, width: int = 14) -> list[str]:
        """The words before a number in its own clause: from the last joiner or comma that a verb follows."""
        start = max(self.bounds(number.start)[0], number.start - width)
        for at in range(number.start - 1, start, -1):
            joins = self.words[at] in _CLAUSE_JOINERS or self.text.tokens[at - 1].closed
            if joins and number.start - at > 1 and _has_verb(self.words[at : number.start]):
                return self.words[at : number.start]
        return self.words[start : number.start]

    def opening(self, number: Number) -> list[str]:
        """The few words, closed by a comma, that open a number's sentence: "Before, I counted, four a week came"."""
        start = self.bounds(number.start)[0]
        for at in range(start, min(start + OPENING_TOKENS, number.start)):
            if self.text.tokens[at].closed:
                return self.words[start : at + 1]
        return []

    def near(self, number: Number) -> str:
        """The word before a number and its hedges."""
        return next((word for word in reversed(self.lead(number, 8)) if word not in number_words().hedges), "")

    def tail(self, number: Number, width: int = 6) -> list[str]:
        """The words behind a number in its clause."""
        end = self.bounds(number.start)[1]
        found: list[str] = []
        for at in range(number.end, min(end, number.end + width)):
            if self.words[at] in _CLAUSE_JOINERS or (at and self.text.tokens[at - 1].closed):
                break
            found.append(self.words[at])
        return found

    def between(self, one: Number, two: Number) -> list[str]:
        """The words between two numbers."""
        return self.words[one.end : two.start]

    def share_of_text(self, token: int) -> float:
        """Where a token stands: 0 the first, 1 the last."""
        return token / max(1, len(self.words) - 1)

    @cached_property
    def short(self) -> bool:
        """Whether the text has no room for a set-up."""
        return len(self.text.words) < SHORT_WORDS

    @cached_property
    def headed(self) -> list[str]:
        """The part that the heading above each sentence names, "" without one."""
        parts: list[str] = []
        part = ""
        for number in range(len(self.text.spans)):
            heading = heading_of(self.text, number)
            part = heading.part if heading is not None else part
            parts.append(part)
        return parts

    @cached_property
    def first_step(self) -> int:
        """The sentence of the speaker's first own step; 0 when none was heard."""
        for clause in self.clauses:
            if is_step(clause, self.words):
                return clause.sentence
        return 0

    @cached_property
    def begun(self) -> list[int]:
        """The sentences in which the speaker did or began something."""
        return [clause.sentence for clause in self.clauses if is_step(clause, self.words) or begins(clause)]

    @cached_property
    def last_step(self) -> int:
        """The sentence of the speaker's last own step."""
        return max((clause.sentence for clause in self.clauses if is_step(clause, self.words)), default=0)

    @cached_property
    def last_range(self) -> int:
        """The last sentence with a value that something changed from ("from about 61 to 68"); -1 for none."""
        return max((self.sentence(one.start) for one in self.numbers if "from" in self.lead(one, 2)), default=-1)

    def set_up(self, token: int) -> bool:
        """Whether a token stands in the set-up: headed so, or before the first step and early."""
        sentence = self.sentence(token)
        if self.headed[sentence]:
            return self.headed[sentence] in ("situation", "task")
        if self.short:
            return False
        before = sentence < self.first_step and self.share_of_text(token) < LATE
        return before or (self.share_of_text(token) < EARLY and not self.caused(token))

    @cached_property
    def first_counted(self) -> dict[str, int]:
        """Where each thing was first counted in the set-up."""
        counted: dict[str, int] = {}
        for number in self.numbers:
            if not number.unit and self.set_up(number.start):
                counted.setdefault(number.noun.rstrip("s"), number.start)
        return counted

    @cached_property
    def first_told(self) -> dict[str, int]:
        """Where the set-up first tells what went on and was nobody's own deed, by the stem of its verb.

        The verb is a finite one or stands behind another: "the roof leaked", "it kept leaking".
        """
        told: dict[str, int] = {}
        for clause in self.clauses:
            own = clause.subject.kind in ("i", "we") or clause.link in ("if", "when") or clause.group.negated
            if not own and self.set_up(clause.start):
                gerunds = map(g.gerund_of, self.words[clause.group.end : clause.end])
                for stem in (clause.group.lemma, *filter(None, gerunds)):
                    told.setdefault(stem, clause.start)
        return told

    def late(self, token: int) -> bool:
        """Whether a level reached may stand here: behind the steps, or near the end."""
        sentence = self.sentence(token)
        if self.headed[sentence]:
            return self.headed[sentence] == "result"
        if self.short or self.share_of_text(token) >= LATE:
            return True
        return sentence > self.last_step or (sentence >= self.first_step and self.share_of_text(token) >= 0.5)

    def caused(self, token: int) -> bool:
        """Whether the speaker, alone or with others, is the subject of the clause."""
        clause = self.clause(token)
        return clause is not None and clause.subject.kind in ("i", "we", "dropped")

    def cause(self, token: int) -> str:
        """Who is the subject: "i", "we", "it" (a thing), or "other"."""
        clause = self.clause(token)
        kind = clause.subject.kind if clause is not None else "it"
        if kind in ("i", "dropped"):
            return "i"
        return {"we": "we", "group": "we", "authority": "other", "third": "other"}.get(kind, "it")

    def quote(self, first: int, end: int) -> WordRange:
        """The words of a result whose numbers stand in tokens [first, end): from its clause's start to a few behind."""
        low = self.bounds(first)[0]
        start = first
        while start > low and first - start < QUOTE_WORDS_BEFORE:
            before = self.text.tokens[start - 1]
            inside = any(number.start < start - 1 < number.end - 1 for number in self.numbers)  # "a hundred and ten"
            if first - start >= 2 and not inside and (before.text in _CLAUSE_JOINERS or before.closed):
                start -= before.text == "which"
                break
            start -= 1
        return WordRange(self.text.tokens[start].word, self._quote_end(end))

    def _quote_end(self, end: int) -> int:
        high = self.bounds(end - 1)[1]
        stop = end
        while stop < high and stop - end < QUOTE_WORDS_AFTER and not self.text.tokens[stop - 1].closed:
            own = self.words[stop] in ("i", "we") and not self.is_verbless(self.bounds(end - 1)[0], stop)
            if self.words[stop] in _CLAUSE_JOINERS or own:
                break
            stop += 1
        return self.text.tokens[stop - 1].word + 1


def _has_verb(words: Sequence[str]) -> bool:
    """Whether a verb, or a subject, stands among words: they are a clause of their own."""
    return any(
        g.past_of(word) or g.third_of(word) or g.gerund_of(word) or g.is_auxiliary(word) or word in g.subject_kinds()
        for word in words
    )


def trimmed(words: Sequence[str]) -> list[str]:
    """Words without the hedges at their end: what leads to a number."""
    kept = list(words)
    while kept and kept[-1] in number_words().hedges:
        kept.pop()
    return kept
