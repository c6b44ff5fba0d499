"""A count that the speaker took for a while: "I wrote them down for a fortnight", "I weighed it one week".

Who counts what goes wrong, with nobody asking for it and before anything else is done, has begun the work. A count that
is taken always ("every evening") is part of a job.
"""

from __future__ import annotations

from rehearse.content.clauses import Clause
from rehearse.content.clauses import grammar as g
from rehearse.content.text import ParsedText

_COUNTING = g.stems(
    (
        "count",
        "weigh",
        "time",
        "measure",
        "log",
        "note",
        "track",
        "film",
        "photograph",
        "record",
        "chart",
        "list",
        "tally",
    )
)
_WRITING = g.stems(("write", "jot", "mark", "note", "sit"))
_KEPT = frozenset({"note", "notes", "count", "track", "tally", "list", "score", "record", "diary", "log"})
_SPANS = frozenset(
    {"hour", "shift", "day", "morning", "lunchtime", "afternoon", "evening", "night", "week", "fortnight"}
)
_SPANS_MORE = frozenset(
    {"weekend", "month", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"}
)
_ONCE = frozenset({"one", "for", "all", "over", "that"})
_ALWAYS = frozenset({"every", "each", "always", "usually"})
_SPAN_WORDS = 3  # "one rainy afternoon", "for two whole weeks"
_WATCHED = frozenset({"what", "how", "who", "where", "which"})


def counts_for_a_while(text: ParsedText, clause: Clause) -> bool:
    """Whether the speaker counts, writes down or watches something particular for a while or on one occasion."""
    group = clause.group
    if clause.subject.kind != "i" or group.tense != "past" or group.modality or not clause.told or group.perfect:
        return False
    first, last = text.token_spans[clause.sentence]
    sentence = [token.text for token in text.tokens[first:last]]
    behind = [token.text for token in text.tokens[group.verb + 1 : clause.end]]
    return _takes_note(text, clause, behind) and _for_a_while(sentence)


def _takes_note(text: ParsedText, clause: Clause, behind: list[str]) -> bool:
    """True for "counted them", "wrote each one down", "kept a tally", "watched what they did"."""
    lemma = clause.group.lemma
    if lemma in _COUNTING:
        return bool(behind) and (g.is_function(behind[0]) or behind[0] in _ALWAYS)
    if lemma in _WRITING:
        return "down" in behind[:5] or clause.group.particle == "down"
    if lemma == g.stem("keep"):
        return not _KEPT.isdisjoint(behind[:3])
    after = [token.text for token in text.tokens[clause.group.verb + 1 : clause.group.verb + 3]]
    return lemma == g.stem("watch") and not _WATCHED.isdisjoint(after)


def _for_a_while(sentence: list[str]) -> bool:
    """True for "one week", "for two shifts", "all that morning"; not "every evening"."""
    spans = _SPANS | _SPANS_MORE
    for at, word in enumerate(sentence):
        lead = sentence[max(0, at - _SPAN_WORDS) : at]
        if word.removesuffix("s") in spans and not _ONCE.isdisjoint(lead) and _ALWAYS.isdisjoint(lead[-1:]):
            return True
    return False
