"""The judgement of an answer: understand it, score it, run the rules, ask the next questions."""

from __future__ import annotations

from msgspec.structs import replace

from rehearse.content.clauses import starts
from rehearse.content.judgement.asked import asks_for_story, by_form
from rehearse.content.judgement.begun import tells_story
from rehearse.content.judgement.density import density
from rehearse.content.judgement.follow_ups import follow_ups
from rehearse.content.judgement.framework_steps import framework_check
from rehearse.content.judgement.gates import gate_of, is_explanation, is_follow_up, says_no_example
from rehearse.content.judgement.measured import Measured, measured, quantities
from rehearse.content.judgement.next_fix import next_fix
from rehearse.content.judgement.scoring import score
from rehearse.content.judgement.think_aloud import next_point, think_aloud
from rehearse.content.judgement.unasked import unless_told
from rehearse.content.judgement.verdict import verdict_of
from rehearse.content.rules import ALL
from rehearse.content.story.answer import Answer, understand
from rehearse.content.story.certainty import certainty_of
from rehearse.content.story.examples import examples
from rehearse.content.story.outline import PARTS
from rehearse.data.fillers import FillerLexicon
from rehearse.data.rubric import rubric
from rehearse.data.targets import STANDARD_S
from rehearse.types import (
    AutoFail,
    Content,
    Finding,
    NextFix,
    Ownership,
    Part,
    PartName,
    Question,
    Results,
    Said,
    Sentence,
    Severity,
    ToConfirm,
    Transcript,
    Verdict,
    VerdictReason,
)

_NO_PARTS = dict.fromkeys(PARTS, Part(present=False, words=0, seconds=None, share=0.0, quote=None))
_RANK: dict[Severity, int] = {"disqualifier": 0, "major": 1, "minor": 2, "praise": 3}


def judge(
    transcript: Transcript,
    question: Question | None = None,
    fillers: FillerLexicon | None = None,
    confirmed: Said | None = None,
    target_s: float = STANDARD_S,
    *,
    duration_s: float | None = None,
) -> tuple[Content, tuple[Sentence, ...]]:
    """Judge an answer; the sentences come back with the part each serves.

    fillers: words to skip, the speaker's own list included; by default the lexicon that ships.
    confirmed: the speaker's answer about an order that the words leave open (`Content.to_confirm`).
    target_s: the target length in seconds, which decides what is too long.
    duration_s: the length as measured from the sound; by default, as told by the times of the words.

    Works on words without times and on text without punctuation. Withholds points and verdict, with a reason, when the
    answer cannot be scored; everything else is reported even then. `next_fix.delivery` is left to the pipeline.
    """
    answer = understand(transcript, question, fillers, confirmed, target_s, duration_s=duration_s)
    if is_explanation(answer):
        return _explained(answer)
    content, sentences = _judged(answer, confirmed), answer.sentences()
    if not asks_for_story(question):
        content = unless_told(content, answer)
    divided = any(part.present for part in content.parts.values())
    return content, sentences if divided else _of_no_part(sentences)


def judge_with_numbers(transcript: Transcript) -> tuple[Content, Measured]:
    """The judgement of an answer to no question, and its numbers with how each was measured; it is understood once."""
    answer = understand(transcript)
    return _judged(answer, None), measured(answer.reading, answer.outcome)


def _judged(answer: Answer, confirmed: Said | None) -> Content:
    """An answer that tells a story, or goes back to one."""
    partial = is_follow_up(answer)  # no whole story is wanted
    gate = gate_of(answer)
    instead = gate and gate.to_do(answer)
    without_example = says_no_example(answer)  # then there is nothing to divide, accuse or attribute
    findings = () if without_example else _findings(answer)
    scores = score(answer) if gate is None else {}
    auto_fails = _auto_fails(findings)
    total = sum(row.points for row in scores.values()) if scores else None
    verdict, decided_by = _verdict(answer, total, findings, auto_fails)
    return Content(
        scored=gate is None,
        not_scored_reason=gate and gate.why(answer),
        parts=_NO_PARTS if without_example else {part: _part(answer, part) for part in PARTS},
        specific_episode=answer.episode,
        ownership=_ownership(answer),
        results=_results(answer),
        scores=scores,
        total=total,
        verdict=verdict,
        verdict_reasons=decided_by,
        auto_fails=auto_fails,
        findings=findings,
        principles=() if without_example else answer.principles,
        follow_ups=() if partial else follow_ups(answer),
        next_fix=NextFix(None if partial and not findings else next_fix(findings, scores, instead), None),
        to_confirm=() if partial else _to_confirm(answer),
        confirmed=confirmed,
        density=density(answer, total, scores),
        framework=framework_check(answer),
        examples=examples(answer),
        judged_words=answer.word_count,
        clause_starts=_clause_starts(answer),
        tells_story=tells_story(answer, gate),
    )


def _clause_starts(answer: Answer) -> tuple[int, ...]:
    """The words as said at which a quote can begin without reading as cut off."""
    return tuple(sorted(answer.reading.places[word] for word in starts(answer.reading)))


def _verdict(
    answer: Answer, total: int | None, findings: tuple[Finding, ...], auto_fails: tuple[AutoFail, ...]
) -> tuple[Verdict, tuple[VerdictReason, ...]]:
    """The verdict and what decided it; "not scored" without points."""
    return ("not scored", ()) if total is None else verdict_of(answer, total, findings, auto_fails)


def _explained(answer: Answer) -> tuple[Content, tuple[Sentence, ...]]:
    """An answer that reasons aloud, compared with its checklist; it has no parts, rules or points of a story."""
    found, gate = think_aloud(answer.reading), gate_of(answer)
    content = Content(
        scored=False,
        not_scored_reason=gate and gate.why(answer),
        parts=_NO_PARTS,
        specific_episode=answer.episode,
        ownership=_ownership(answer),
        results=_results(answer),
        scores={},
        total=None,
        verdict="not scored",
        auto_fails=(),
        findings=(),
        principles=(),
        follow_ups=(),
        next_fix=NextFix(next_point(found), None),
        think_aloud=found,
        judged_words=answer.word_count,
        clause_starts=_clause_starts(answer),
    )
    return content, _of_no_part(answer.sentences())


def _of_no_part(sentences: tuple[Sentence, ...]) -> tuple[Sentence, ...]:
    return tuple(replace(sentence, part=None) for sentence in sentences)


def _findings(answer: Answer) -> tuple[Finding, ...]:
    """What the rules find, the gravest first; within one severity in the order of rules.ALL."""
    if not answer.reading.tokens or answer.is_foreign:
        return ()
    if is_follow_up(answer) and answer.question is not None and not by_form(answer.question.text):
        return ()  # "What would you do differently?" is answered with a plan, which has no steps
    rules = [rule for rule in ALL if not is_follow_up(answer) or rule.code in rubric().follow_up_rules]
    found = [finding for rule in rules for finding in rule.findings(answer)]
    return tuple(sorted(found, key=lambda finding: _RANK[finding.severity]))


def _auto_fails(findings: tuple[Finding, ...]) -> tuple[AutoFail, ...]:
    return tuple(
        AutoFail(finding.code, finding.quote or "", finding.start_s, finding.doubtful, finding.words)
        for finding in findings
        if finding.severity == "disqualifier"
    )


def _to_confirm(answer: Answer) -> tuple[ToConfirm, ...]:
    """What the speaker is asked where the words leave open whether the work was assigned."""
    order = answer.initiation.open
    if order is None:
        return ()
    reading = answer.reading
    return (
        ToConfirm(
            code="OWN001",
            question="Were you asked to do this, or was it your idea? Say so in your first sentence.",
            quote=reading.quote(order),
            start_s=reading.start_s(order),
            end_s=reading.end_s(order),
            words=reading.said_range(order),
        ),
    )


def _part(answer: Answer, part: PartName) -> Part:
    """One part with its words and seconds; the seconds are those from the first word of each stretch to its last."""
    reading, stretches = answer.reading, answer.stretches_of(part)
    first, certainty = answer.part_hit(part), certainty_of(answer, part)
    lasts_s = sum((reading.end_s(hit) or 0.0) - (reading.start_s(hit) or 0.0) for hit in stretches)
    return Part(
        present=bool(stretches),
        words=answer.said_by_part[part],
        seconds=round(lasts_s, 2) if answer.seconds is not None else None,
        share=answer.share(part),
        quote=reading.quote(first) if first is not None and certainty != "doubtful" else None,
        certainty=certainty,
    )


def _ownership(answer: Answer) -> Ownership:
    reading, initiation = answer.reading, answer.initiation
    quoted = initiation.directed or initiation.own or initiation.team
    return Ownership(
        initiated=initiation.by,
        manager_directed=initiation.directed is not None,
        self_initiated=initiation.own is not None,
        initiated_quote=reading.quote(quoted) if quoted is not None else None,
        i_count=answer.steps.i_count,
        we_count=answer.steps.we_count,
        i_sentences=answer.steps.i_sentences,
        own_actions=tuple(reading.quote(act.hit) for act in answer.steps.own),
        collective_hiding=answer.hiding.hides,
        collective_quotes=tuple(reading.quote(hit) for hit in answer.hiding.quotes) if answer.hiding.hides else (),
    )


def _results(answer: Answer) -> Results:
    reading, outcome = answer.reading, answer.outcome
    metrics = quantities(reading, outcome)
    return Results(
        metrics=metrics,
        baseline_to_after=outcome.baseline,
        measurement_method=outcome.method is not None,
        qualitative_only=not metrics and bool(answer.sentences_of("result")),
        measurement_quote=reading.quote(outcome.method) if outcome.method is not None else None,
    )
