"""What an answer about a miss says: whose it was, what it cost, that the speaker acted at once, what stops the next."""

from __future__ import annotations

from itertools import pairwise

from rehearse.content.claims.number import Number, money
from rehearse.content.clauses import Clause
from rehearse.content.clauses import grammar as g
from rehearse.content.events.own_faults import is_own_fault
from rehearse.content.story.answer import Answer
from rehearse.content.text import WordRange

AT_ONCE_TOKENS = 1  # the "once" of "at once" may open the next clause
SEEN_TOKENS = 8  # "the moment I saw the water, I …"
_FORGETTING = g.stems(("forget", "neglect", "omit"))
_AT_ONCE = ("immediately", "instantly", "at once", "straight away", "right away", "on the spot")
_SOON = ("minute", "minutes", "hour", "hours")
_DAY = frozenset({"day", "days"})
_FEW = frozenset({"a", "one", "two", "three", "1", "2", "3"})
_SAME = frozenset({"same", "very"})
_DAYS = frozenset({"day", "evening", "afternoon", "morning", "night", "hour", "weekend"})
_ON_SEEING = ("the moment i", "the minute i", "the second i", "the instant i", "as soon as i")
_PROPOSING = g.stems(("suggest", "propose", "recommend"))
_RULES = frozenset({"should", "must", "would", "be", "had"})
_TAKEN_UP = g.stems(("adopt", "accept", "approve", "introduce", "follow", "agree", "implement"))
_FOLLOWING = g.stems(("take", "do"))  # "took that over", "did it"
_POINTING = frozenset({"that", "it", "this", "so"})


_DAMAGED = frozenset(
    {"gone", "cost", "costs", "repair", "damage", "damages", "lost", "thrown", "refund", "refunds", "trash", "bin",
     "scrap", "scrapped", "wasted", "ruined", "spoiled", "compensation", "compensate"}
)  # fmt: skip
_GIVEN_BACK = (("pay", "back"), ("call", "back"), ("pour", "away"), ("poured", "away"), ("close", "for"))
_NOT_DAMAGE = (("own", "cost"), ("gone", "from"), ("gone", "up"), ("gone", "down"), ("gone", "to"), ("gone", "into"))
_SPARED = frozenset(
    {"saved", "save", "avoided", "avoid", "no", "not", "never", "nobody", "nothing", "without", "would", "could",
     "only"}
)  # fmt: skip
_LOSING = frozenset({"lost", "cost", "wasted", "close"})  # before a time: "lost two hours"
_REPAIRING = g.stems(
    (
        "phone", "ring", "call", "stop", "halt", "shut", "withdraw", "recall", "evacuate", "revert", "undo", "restore",
        "apologise", "apologize", "replace", "reprint", "refund", "warn", "alert",
    )
)  # fmt: skip
_FAULTS = frozenset({"fault", "failure", "mistake", "error", "doing", "slip", "oversight"})
_GOING = g.stems(("go", "drive", "walk", "run", "come", "hurry", "rush", "cycle"))
_LEARNING = frozenset(
    {"could", "found", "noticed", "knew", "saw", "asked", "heard", "rang", "complained", "even", "did"}
)
_MOVED = g.stems(("get", "take", "bring", "put", "call"))
_UNDOING = frozenset({"back", "out", "off"})  # "rolled it back", "switched it off"
_UNDONE = g.stems(("roll", "switch", "turn", "pull"))
_REACHED = frozenset(
    {"the", "her", "him", "them", "every", "my", "each", "all", "it", "both", "our", "their", "up", "everybody",
     "everyone"}
)  # fmt: skip
_LATER = frozenset(
    {"later", "weeks", "months", "years", "eventually", "afterwards", "finally", "next", "since", "day", "week",
     "month"}
)  # fmt: skip
DAMAGE_TOKENS, TIME_TOKENS = 11, 3  # around a number, and before a time
STEPS_AT_ONCE = 2  # of the speaker's own behind the trouble


def owned(answer: Answer) -> WordRange | None:
    """The clause in which the speaker tells the slip as theirs, "I was the one who left it open" before all others."""
    found: list[WordRange] = []
    for number, clause in enumerate(answer.clauses):
        forgot = clause.subject.kind == "i" and clause.told and clause.group.lemma in _FORGETTING
        if forgot or is_own_fault(answer.reading, answer.clauses, number):
            if clause.link == "relative" and number:
                return words_of(answer, answer.clauses[number - 1].start, clause)
            found.append(words_of(answer, clause.start, clause))
    return next(iter(found), None)


def at_once(answer: Answer) -> WordRange | None:
    """The first step of the speaker's that was taken at once: "within five minutes", "that same night", "at once"."""
    tokens = answer.reading.tokens
    steps = {step.clause.start for step in answer.steps.own}
    for before, clause in pairwise((None, *answer.clauses)):
        if clause is None or clause.link not in ("main", "and"):
            continue
        done = clause.subject.kind == "i" and clause.told and clause.group.tense == "past"
        opens, _ = answer.reading.token_spans[clause.sentence]
        inside = before is not None and before.sentence == clause.sentence and before.end <= clause.start
        start = before.end if inside and before is not None else opens
        words = [token.text for token in tokens[start : max(clause.end, clause.group.end) + AT_ONCE_TOKENS]]
        seen = " ".join(token.text for token in tokens[max(opens, start - SEEN_TOKENS) : clause.start + 1])
        urgent = _is_soon(words) or _is_before_them(answer, clause) or any(lead in seen for lead in _ON_SEEING)
        if urgent and (done or clause.start in steps):
            return words_of(answer, start if start == opens else clause.start, clause)
    return repaired(answer)


def repaired(answer: Answer) -> WordRange | None:
    """The first thing done behind the trouble where it is a repair, or says it to those it hit: "I rolled it back"."""
    fault = owned(answer) or _named_fault(answer)
    if fault is None:
        return None
    behind = [step for step in answer.steps.own if step.hit.start >= fault.end]
    for step in behind[:STEPS_AT_ONCE]:
        if _repairs(answer, step.clause):
            return words_of(answer, step.clause.start, step.clause)
    return None


def _named_fault(answer: Answer) -> WordRange | None:
    """The first clause that only says whose it was: "it was my failure, that day", "the mistake was mine"."""
    for clause in answer.clauses:
        said = [token.text for token in answer.reading.tokens[clause.group.end : clause.end]]
        mine = said[:1] == ["mine"] or (said[:1] == ["my"] and not _FAULTS.isdisjoint(said[1:3]))
        if mine and clause.group.lemma == "be" and clause.told and clause.subject.kind in ("it", "other"):
            return words_of(answer, clause.start, clause)
    return None


def damage(answer: Answer) -> WordRange | None:
    """The first amount of money, things or time that the miss cost: "eleven bags were thrown out"."""
    reading = answer.reading
    for number in answer.outcome.numbers:
        start, end = reading.token_spans[reading.sentence_of(reading.tokens[number.start].word)]
        words = [token.text for token in reading.tokens[start:end]]
        measures = number.unit in money() or number.noun or number.dimension == "time"
        if measures and _SPARED.isdisjoint(words) and _is_damage(words, number, number.start - start):
            inside = [one.start for one in answer.clauses if start <= one.start <= number.start]
            last = reading.tokens[max(number.reach, number.end) - 1].word + 1
            return WordRange(reading.tokens[inside[-1] if inside else start].word, last)
    return None


def _is_damage(words: list[str], number: Number, at: int) -> bool:
    """Whether the words of a sentence say near its token `at`, where the number stands, that it was lost or paid."""
    if number.dimension == "time":
        return not _LOSING.isdisjoint(words[max(0, at - TIME_TOKENS) : at])
    near = words[max(0, at - DAMAGE_TOKENS) : at + DAMAGE_TOKENS]
    pairs = list(pairwise(near))
    harmed = not _DAMAGED.isdisjoint(near) or any(pair in _GIVEN_BACK for pair in pairs)
    return harmed and not any(pair in _NOT_DAMAGE for pair in pairs)


def prevented(answer: Answer) -> WordRange | None:
    """A lasting change, or a rule that the speaker proposed and others took up."""
    if answer.reflection.change is not None:
        return answer.reflection.change
    for number, clause in enumerate(answer.clauses):
        rule = answer.clauses[number + 1] if number + 1 < len(answer.clauses) else None
        proposes = clause.subject.kind in ("i", "dropped") and clause.told and clause.group.lemma in _PROPOSING
        if proposes and rule is not None and _is_rule(answer, clause) and _is_taken_up(answer, number):
            return words_of(answer, clause.start, clause)
    return None


def _repairs(answer: Answer, clause: Clause) -> bool:
    """True for "I phoned her", "I rolled it back"; not for "I called a meeting", "I phoned her three months later"."""
    start, end = answer.reading.token_spans[clause.sentence]
    tokens = answer.reading.tokens
    behind = [token.text for token in tokens[clause.group.verb + 1 : clause.end]]
    if not _LATER.isdisjoint(token.text for token in tokens[start:end]):
        return False
    particle = {clause.group.particle, *behind} & _UNDOING
    direct = not behind or not _REACHED.isdisjoint(behind[:1])
    undone = bool(particle) and (clause.group.lemma in _UNDONE or (direct and clause.group.lemma in _MOVED))
    return (
        undone
        or _goes_there(clause, behind)
        or (clause.group.lemma in _REPAIRING and (direct or clause.group.lemma == g.stem("apologise")))
    )


def _goes_there(clause: Clause, behind: list[str]) -> bool:
    """True for "(I went) to her desk", "(I drove) round to his house": to those whom it hit."""
    at = next((place for place, word in enumerate(behind) if word == "to"), len(behind))
    whose = behind[at + 1 : at + 2]
    over = all(g.is_adverb(word) or word in g.words("particles") for word in behind[:at])
    return clause.group.lemma in _GOING and over and whose in (["her"], ["his"], ["their"], ["him"], ["them"])


def _is_before_them(answer: Answer, clause: Clause) -> bool:
    """Whether "before she found out", "before he could ring" follows: sooner than those whom it hit."""
    _, end = answer.reading.token_spans[clause.sentence]
    words = [token.text for token in answer.reading.tokens[clause.group.end : end]]
    at = next((place for place, word in enumerate(words) if word == "before"), len(words))
    who, what = "".join(words[at + 1 : at + 2]), words[at + 2 : at + 4]
    others = g.subject_kinds().get(who) in ("third", "somebody", "group", "nobody") or who in ("the", "my", "our")
    return others and not _LEARNING.isdisjoint(what)


def _is_soon(words: list[str]) -> bool:
    """True for "within the hour", "within five minutes", "that evening", "the same night" (not "the same day as")."""
    said = f" {' '.join(words)} "
    if any(f" {phrase} " in said for phrase in _AT_ONCE):
        return True
    for at, word in enumerate(words):
        last, before = words[at - 1] if at else "", words[at - 2] if at > 1 else ""
        that = (last in _SAME and before in ("the", "that")) or (last == "that" and word != "day")
        if word in _DAYS and that and words[at + 1 : at + 2] not in (["as"], ["that"], ["when"]):
            return True
        soon = word in _SOON or (word in _DAY and last in _FEW)
        if soon and "within" in words[max(0, at - 5) : at]:
            return True
    return False


def _is_rule(answer: Answer, clause: Clause) -> bool:
    """Whether what is proposed is how things are to be done: "suggested that old forms be thrown away"."""
    _, last = answer.reading.token_spans[clause.sentence]
    words = [token.text for token in answer.reading.tokens[clause.group.end : last]]
    return words[:1] == ["that"] and not _RULES.isdisjoint(words)


def _is_taken_up(answer: Answer, number: int) -> bool:
    """Whether somebody else does what was proposed, in the same sentence or the next: "the ward took that over"."""
    proposal = answer.clauses[number]
    for clause in answer.clauses[number + 1 :]:
        if clause.sentence > proposal.sentence + 1:
            return False
        behind = [token.text for token in answer.reading.tokens[clause.group.verb + 1 : clause.end]]
        followed = clause.group.lemma in _FOLLOWING and not _POINTING.isdisjoint(behind[:2])
        takes = followed or clause.group.lemma in _TAKEN_UP
        others = clause.subject.kind in ("we", "group", "third", "other", "authority")
        if takes and others and clause.told and clause.group.tense == "past" and clause.link in ("main", "and"):
            return True
    return False


def words_of(answer: Answer, start: int, clause: Clause) -> WordRange:
    """The words from a token to the end of a clause."""
    tokens = answer.reading.tokens
    last = max(clause.end, clause.group.end)
    return WordRange(tokens[start].word, tokens[last - 1].word + 1)
