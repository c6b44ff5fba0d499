"""Records that the speaker kept of the very thing that a result is about: this is how it was measured.

"I made a list every week of who handed in homework" says how "nine of twelve handed in their homework" is known. A list
of something else, or one that was made once, says nothing.
"""

from __future__ import annotations

from collections.abc import Sequence

from rehearse.content.claims.model import NumericResult
from rehearse.content.claims.number import rate_forms, unit_forms
from rehearse.content.claims.scene import Scene
from rehearse.content.clauses import Clause
from rehearse.content.clauses import grammar as g
from rehearse.content.text import WordRange

_OBJECT_TOKENS = 5  # between the verb and the list that was kept
_QUOTE_TOKENS = 12
_LONG_CHARS = 4  # shorter words name nothing that both could be about
_KEEPING = g.stems(("keep", "make", "have", "start", "draw", "hang", "put", "write", "mark"))
_NOTING = g.stems(("note", "jot", "tick", "log"))
_RECORDS = frozenset(
    {
        "list",
        "notebook",
        "notes",
        "tally",
        "diary",
        "chart",
        "log",
        "logbook",
        "record",
        "records",
        "spreadsheet",
        "sheet",
    }
)
_OFTEN = frozenset({"daily", "weekly", "nightly", "monthly"})
_TIMES = frozenset({"morning", "afternoon", "evening", "night", "shift", "time", "lesson", "session", "round"})
_COUNTING = frozenset({"who", "how", "when", "which", "what", "whether", "every", "each"})


def record_kept(scene: Scene, results: Sequence[NumericResult]) -> WordRange | None:
    """The words of the speaker's own record of what one of the results counts; None without any."""
    told = {_sentence(scene, result) for result in results}
    counted = {name for sentence in told for name in _names(scene, *sentence)}
    for clause in scene.clauses:
        end = scene.bounds(clause.start)[1]
        if _keeps(scene, clause, end) and counted & _names(scene, clause.group.end, end):
            tokens = scene.text.tokens
            first = clause.start if clause.subject.carried else min(clause.start, clause.subject.start)
            return WordRange(tokens[first].word, tokens[min(end, clause.group.end + _QUOTE_TOKENS) - 1].word + 1)
    return None


def _keeps(scene: Scene, clause: Clause, end: int) -> bool:
    """Whether the speaker kept a list again and again, or wrote down each or how many."""
    if clause.subject.kind not in ("i", "we", "dropped") or not clause.told or clause.group.tense != "past":
        return False
    rest = scene.words[clause.group.end : end]
    near, lemma = rest[:_OBJECT_TOKENS], clause.group.lemma
    lasting = lemma == g.stem("keep") or _repeated(rest)
    if lemma in _KEEPING and lasting and not _RECORDS.isdisjoint(near):
        return True
    down = lemma in _NOTING or (lemma in _KEEPING and "down" in (clause.group.particle, *near))
    return down and not _COUNTING.isdisjoint(rest)


def _repeated(words: Sequence[str]) -> bool:
    """True for "daily", "every week", "each morning", "every single shift"; not for "every form"."""
    if not _OFTEN.isdisjoint(words):
        return True
    times = unit_forms().keys() | rate_forms().keys() | _TIMES
    return any(
        word in ("every", "each") and not times.isdisjoint(words[at + 1 : at + 3]) for at, word in enumerate(words)
    )


def _sentence(scene: Scene, result: NumericResult) -> tuple[int, int]:
    """The tokens of the sentence of a result."""
    return scene.text.token_spans[scene.text.sentence_of(result.hit.start)]


def _names(scene: Scene, start: int, end: int) -> set[str]:
    """The stems of the nouns among tokens: what is listed, or counted."""
    common = unit_forms().keys() | rate_forms().keys() | _RECORDS | _TIMES
    return {g.stem(word.removesuffix("s")) for word in scene.words[start:end] if _is_name(word) and word not in common}


def _is_name(word: str) -> bool:
    named = len(word) >= _LONG_CHARS and word.isalpha() and g.past_of(word) is None
    return named and not g.is_function(word) and not g.is_adverb(word)
