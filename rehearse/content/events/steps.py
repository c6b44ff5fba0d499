"""Who does what: the steps of an answer with their actors, from its clauses.

A step is a clause that says something was done: not denied, planned or wished, with a verb of doing. Verbs that
lead on ("decided to dig", "kept asking") hand over to the one behind them; verbs of moving and getting are steps with a
particle or an object ("went to the professor", "got him to sign"). Told in the present ("so I stay with him"), a story
is a story all the same.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from rehearse.content.clauses import Clause
from rehearse.content.clauses import grammar as g
from rehearse.content.clauses.verb_classes import verb_class
from rehearse.content.events.deeds import deed_of
from rehearse.content.events.earlier_deeds import without_earlier
from rehearse.content.events.jobs import without_jobs
from rehearse.content.events.own_faults import admission, is_own_fault
from rehearse.content.events.routine import without_routine
from rehearse.content.events.step import Actor, Step, Steps, words_of_step
from rehearse.content.text import ParsedText, WordRange
from rehearse.content.text.lexicon import pattern, word_set

SET_UP_SENTENCES = 1  # a duty told no later than in the second sentence is the task
NOTICED_TOKENS = 4  # "I noticed this yesterday, that on Mondays I …"
POSTED_TOKENS = 7  # "over" in "took a class over"
FEWEST_PAST_STEPS = 2  # so many deeds in the past make a story in the past
PRESENT_SHARE = 0.4  # of the clauses with an "I": from this share on the story is in the present tense


def find_steps(text: ParsedText, clauses: Sequence[Clause]) -> Steps:
    """All steps of the answer, in order."""
    quoted = _quoted(text)
    present = _in_present_tense(text, clauses)
    deeds_at = [number for number, clause in enumerate(clauses) if _is_past_deed(clause)]
    within = range(deeds_at[0], deeds_at[-1]) if deeds_at else range(0)
    found: list[Step] = []
    for number, clause in enumerate(clauses):
        shared = clause.subject.kind in ("we", "group") and _inside(text.tokens[clause.group.start].word, quoted)
        if shared or _reported(clauses, number) or _noticed(text, clauses, number) or _content_of_noun(text, clause):
            continue
        if is_own_fault(text, clauses, number):
            continue
        step = _step(text, clause, present=present or (number in within and clause.link in ("main", "and")))
        step = step or admission(text, clauses, number)
        if step is not None:
            found.append(step)
    found = [step for step in found if not _asked(text, step.clause)]
    found = _without_trade(_without_postings(text, clauses, _without_duties(without_jobs(text, found))))
    found = without_earlier(text, clauses, without_routine(text, clauses, found))
    i_count = sum(token.text == "i" for token in text.tokens)
    we_count = sum(token.text == "we" and not _inside(token.word, quoted) for token in text.tokens)
    return Steps(tuple(found), i_count, we_count, _i_sentences(clauses, found))


def _without_duties(found: list[Step]) -> list[Step]:
    """The steps without "I had to …" before the first thing done, early in the answer: that is the task."""
    first = next((at for at, step in enumerate(found) if step.clause.group.modality != "must"), 0)
    return [
        step for at, step in enumerate(found) if at >= first or step.sentence > SET_UP_SENTENCES or step.actor != "i"
    ]


def _without_trade(found: list[Step]) -> list[Step]:
    """The steps without what the speaker does for a living, told in the present before a story in the past."""
    past = [step for step in found if step.actor == "i" and step.clause.group.tense == "past"]
    if len(past) < FEWEST_PAST_STEPS:
        return found
    return [
        step
        for step in found
        if step.actor != "i" or not _is_present(step) or step.sentence > 0 or step.hit.start > past[0].hit.start
    ]


def _is_present(step: Step) -> bool:
    return step.clause.group.tense == "present" and not step.clause.group.perfect


def _asked(text: ParsedText, clause: Clause) -> bool:
    """True for "Would I do it differently?": a question that the speaker asks is no step."""
    start, _ = text.token_spans[clause.sentence]
    asked = text.words[text.spans[clause.sentence][1] - 1].text.rstrip("\"'”’)").endswith("?")
    at = clause.subject.start - 1
    return asked and at >= start and g.is_auxiliary(text.tokens[at].text)


def _without_postings(text: ParsedText, clauses: Sequence[Clause], found: list[Step]) -> list[Step]:
    """The steps without how the speaker came to the work, at the beginning: "last May I took over a class"."""
    for step in found:
        if step.actor != "i" or step.sentence > SET_UP_SENTENCES:
            return found
        if _is_posting(text, step.clause) and not _was_seen(clauses, step.clause):
            return [other for other in found if other is not step]
    return found


def _is_posting(text: ParsedText, clause: Clause) -> bool:
    """True for "took over a class", "took it over", "inherited a rota", "started at a mill", "began as a cook"."""
    group = clause.group
    behind = [token.text for token in text.tokens[group.verb + 1 : clause.end]]
    before = text.tokens[clause.subject.start - 1].text if clause.subject.start > 0 else ""
    if before in ("so", "therefore") and clause.start > text.token_spans[clause.sentence][0] + 1:
        return False  # "she fell ill, so I took over her round"
    if group.lemma == "tak":
        return "over" in (group.particle, *behind[:POSTED_TOKENS]) and " over to " not in f" {' '.join(behind)} "
    if group.lemma in g.stems(("start", "begin")):
        return behind[:1] == ["as"] or behind[:2] in (["at", "a"], ["at", "an"])  # "at the back of the hall" is a step
    return group.lemma == g.stem("inherit") or (group.lemma == g.stem("move") and behind[:1] == ["to"])


def _was_seen(clauses: Sequence[Clause], posting: Clause) -> bool:
    """Whether something was noticed before: what the speaker then took over, they took over of their own accord."""
    seen = g.stems(("notice", "see", "realise", "find", "offer"))
    return any(
        clause.subject.kind == "i" and clause.group.lemma in seen for clause in clauses if clause.end <= posting.start
    )


def _in_present_tense(text: ParsedText, clauses: Sequence[Clause]) -> bool:
    """Whether the story is in the present tense."""
    own = [clause for clause in clauses if clause.subject.kind == "i" and not clause.group.modality]
    deeds = [(clause, deed) for clause in own if (deed := deed_of(text, clause, "i")) is not None]
    present = [weak for clause, (_, _, weak) in deeds if clause.group.tense == "present" and not clause.group.perfect]
    if len(present) == len(deeds) == 1:
        return not present[0] and deeds[0][0].link in ("main", "and")  # nothing else is told: a concrete deed will do
    return len(present) >= 2 and len(present) >= PRESENT_SHARE * len(deeds)


def _is_past_deed(clause: Clause) -> bool:
    """Whether a clause is a past deed of the speaker; between two of these, the present tense tells the story, too."""
    past = clause.group.tense == "past" and clause.group.voice == "active"
    return clause.subject.kind == "i" and past and clause.told and clause.group.lemma not in verb_class("states")


def _actor(clause: Clause) -> Actor | None:
    """Whose step a clause describes."""
    kind, group = clause.subject.kind, clause.group
    if group.voice == "passive":
        agent = clause.complement.preposition == "by" or group.perfect  # "had been stolen": how things were
        people = kind in ("i", "we", "group", "third", "who", "you", "authority", "somebody", "nobody", "dropped")
        return None if agent or people else "passive"
    if kind == "i" or (kind == "dropped" and group.tense == "past" and not group.auxiliaries):
        return "i"
    return "we" if kind == "we" else "group" if kind == "group" else None


def _step(text: ParsedText, clause: Clause, *, present: bool) -> Step | None:
    actor, group = _actor(clause), clause.group
    if actor is None or not clause.told or group.progressive or _background(text, clause):
        return None
    if clause.link == "relative" and group.perfect and actor == "i":
        return None  # "a woman I'd met" tells of her
    if clause.link == "question" and not _cleft(text, clause):
        return None
    tells = group.tense == "past" or group.perfect or (present and actor != "passive" and not _habit(text, clause))
    if not tells:
        return None
    found = deed_of(text, clause, actor)
    if found is None:
        return None
    verb, lemma, weak = found
    hit = words_of_step(text, clause, verb, actor)
    return Step(hit, text.tokens[verb].text, lemma, actor, weak, clause.sentence, clause)


def _background(text: ParsedText, clause: Clause) -> bool:
    """True for "when I took over", "while I served": the time of the story, not a step of it."""
    return clause.link == "when" and text.tokens[clause.start - 1].text in ("when", "while", "whenever")


def _cleft(text: ParsedText, clause: Clause) -> bool:
    """True for "What I offered was …" at the beginning of its sentence; "what I took away from it" is a lesson."""
    start, _ = text.token_spans[clause.sentence]
    behind = text.tokens[clause.group.verb + 1].text if clause.group.verb + 1 < clause.end else ""
    lesson = clause.group.lemma == g.stem("take") and behind in ("away", "from", "out")
    return clause.start - start <= 2 and text.tokens[clause.start - 1].text == "what" and not lesson


def _habit(text: ParsedText, clause: Clause) -> bool:
    words = {token.text for token in text.tokens[clause.start : clause.group.verb]}
    return bool(words & word_set("habit_adverbs"))


def _reported(clauses: Sequence[Clause], number: int) -> bool:
    """Whether the clause is what somebody else said or wanted: "my manager suggested I look into it" is no step yet."""
    clause = clauses[number]
    if clause.link != "that" or number == 0:
        return False
    lead = clauses[number - 1]
    return lead.sentence == clause.sentence and lead.subject.kind not in ("i", "it", "there")


def _noticed(text: ParsedText, clauses: Sequence[Clause], number: int) -> bool:
    """True for "I noticed that I started late": what the speaker noticed about themselves is no step."""
    clause, lead = clauses[number], clauses[number - 1] if number else None
    if lead is None or lead.sentence != clause.sentence or lead.group.lemma not in g.stems(("notice", "realise")):
        return False
    between = [token.text for token in text.tokens[lead.group.end : clause.start]]
    return lead.subject.kind == clause.subject.kind == "i" and "that" in between[-NOTICED_TOKENS:]


def _content_of_noun(text: ParsedText, clause: Clause) -> bool:
    """True for "the likelihood that the team hit the goal": the content of a noun, not an event."""
    at = clause.start - 1
    if clause.link != "that" or clause.subject.kind not in ("we", "group") or at < 1 or text.tokens[at].text != "that":
        return False
    noun = text.tokens[at - 1].text
    return not g.is_function(noun) and g.past_of(noun) is None


def _quoted(text: ParsedText) -> list[tuple[int, int]]:
    """Words somebody else is reported to have said, from "said" to the end of the sentence; and corrected pronouns."""
    stretches: list[tuple[int, int]] = []
    for hit in text.find(pattern("collective", "quoted")):
        stretches.append((hit.end, text.spans[text.sentence_of(hit.end - 1)][1]))
    for hit in text.find(pattern("collective", "repaired")):
        stretches.append((hit.start, hit.end))
    return stretches


def _inside(word: int, stretches: list[tuple[int, int]]) -> bool:
    return any(start <= word < end for start, end in stretches)


def _i_sentences(clauses: Sequence[Clause], steps: list[Step]) -> int:
    """Sentences with a main clause in which "I" is said, and which hold an own step or tell of the past."""
    own = {step.sentence for step in steps if step.actor == "i"}
    mains = [clause for clause in clauses if clause.link == "main" and not clause.subject.carried]
    said = [clause for clause in mains if clause.subject.kind == "i"]
    return len({clause.sentence for clause in said if clause.sentence in own or clause.group.tense == "past"})


def without_wishes(steps: Steps, choice: WordRange | None) -> Steps:
    """The steps without "I'd put the date on it" inside a better choice: nothing was done."""
    if choice is None:
        return steps
    done = [
        step for step in steps.all if not (choice.start <= step.hit.start < choice.end and step.clause.group.perfect)
    ]
    return replace(steps, all=tuple(done))


def without(steps: Steps, hit: tuple[int, int]) -> Steps:
    """The steps without those inside some words: what an order names is no step yet."""
    first, last = hit
    return replace(steps, all=tuple(step for step in steps.all if not first < step.hit.start < last))
