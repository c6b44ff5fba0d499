"""Five rows of points, each point explained: what earned it, and what would earn the lost ones."""

from __future__ import annotations

from bisect import bisect_left

from rehearse.content.judgement.score_row import Tally
from rehearse.content.story.answer import Answer
from rehearse.content.story.certainty import certainty_of
from rehearse.content.story.fit import accepts_qualitative
from rehearse.content.text import WordRange
from rehearse.content.text.lexicon import pattern, words_lexicon
from rehearse.data.rubric import rubric
from rehearse.types import PartName, Score

DETAIL_REACH_WORDS = 14  # how far behind a verb its objects and tools are looked for
_QUOTE_WORDS = 12  # an explanation quotes no more than this


def score(answer: Answer) -> dict[str, Score]:
    """The five rows."""
    return {
        "structure_star": _structure(answer),
        "ownership_signal": _ownership(answer),
        "action_specificity": _specificity(answer),
        "quantified_impact": _impact(answer),
        "self_awareness": _awareness(answer),
    }


def _quote(answer: Answer, hit: WordRange) -> str:
    short = WordRange(hit.start, min(hit.end, hit.start + _QUOTE_WORDS))
    return f"“{answer.reading.quote(short)}”"


_PART_CURES: dict[PartName, str] = {
    "situation": "say when and where it was and what was wrong, in two sentences",
    "task": "say in one sentence what had to be reached, and by when",
    "action": "say what you did, step by step, each with “I” and a verb",
    "result": "say what was different afterwards, with a number from before and one from after",
}


def _structure(answer: Answer) -> Score:
    points, tally = rubric().structure, Tally(rubric().of["structure_star"])
    for part, cure in _PART_CURES.items():
        hit = answer.part_hit(part)
        if hit is None:
            tally.miss(points[part], f"no {part} found: {cure}")
        elif part == "result" and not answer.tells_change:
            tally.miss(points[part], f"the ending {_quote(answer, hit)} does not say what changed: {cure}")
        elif certainty_of(answer, part) == "doubtful":
            tally.give(points[part], f"{part}: told, but not clear in which words")
        else:
            tally.give(points[part], f"{part}: {_quote(answer, hit)}")
    before = _before_first_step(answer)
    if before > rubric().balance["most_before_first_step"]:
        tally.miss(
            points["balance"], f"{before:.0%} of the words pass before the first step; keep the set-up to a quarter"
        )
    else:
        tally.give(points["balance"], f"the first step comes after {before:.0%} of the words")
    if answer.episode:
        tally.give(points["episode"], "one past episode")
    else:
        tally.miss(points["episode"], "tell one thing that happened, with its time and place")
    return tally.score()


def _before_first_step(answer: Answer) -> float:
    """Share of the words that pass before anybody does anything, 0-1."""
    steps = [act.hit.start for act in answer.steps.all if act.actor != "passive"]
    return min(steps, default=answer.word_count) / max(1, answer.word_count)


def _ownership(answer: Answer) -> Score:
    points, tally = rubric().ownership, Tally(rubric().of["ownership_signal"])
    initiation, hiding = answer.initiation, answer.hiding
    if initiation.directed is not None or hiding.hides:
        reasons = []
        if initiation.directed is not None:
            reasons.append(f"the work was assigned: {_quote(answer, initiation.directed)}")
        if hiding.hides:
            quotes = ", ".join(_quote(answer, hit) for hit in hiding.quotes[:2])
            reasons.append(f"a group or nobody does the deciding step: {quotes}")
        tally.give(points["auto_fail"], f"only, because {' and '.join(reasons)}")
        tally.miss(
            tally.of - points["auto_fail"],
            "tell what you noticed yourself, that nobody asked you, and what you alone did",
        )
        return tally.score()
    if initiation.own is not None:
        tally.give(points["self_started"], f"you began it: {_quote(answer, initiation.own)}")
    elif initiation.team is not None:
        tally.give(points["team_started"], f"the group began it: {_quote(answer, initiation.team)}")
        tally.miss(points["self_started"] - points["team_started"], "say what you saw first and what you decided")
    else:
        tally.give(points["unclear"], "nothing says who set this going")
        tally.miss(points["self_started"] - points["unclear"], "open with what you noticed and why you took it on")
    _own_steps(answer, tally)
    return tally.score()


def _own_steps(answer: Answer, tally: Tally) -> None:
    """Own concrete steps, the voice (I or we), sentences that begin with I."""
    points = rubric().ownership
    concrete, weak = len(answer.steps.own_concrete), len(answer.steps.own) - len(answer.steps.own_concrete)
    worth = min(points["actions_counted"], concrete + weak / 3)
    most = points["actions_counted"] * points["per_action"]
    earned = round(worth * points["per_action"])
    tally.give(
        earned,
        f"{concrete} own steps"
        + (f" ({', '.join(act.verb for act in answer.steps.own_concrete[:4])})" if concrete else ""),
    )
    tally.miss(most - earned, f"name {points['actions_counted']:g} steps that you took yourself")
    own, group = len(answer.steps.own), sum(act.actor in {"we", "group"} for act in answer.steps.all)
    voice = round(points["voice"] * own / (own + group)) if own + group else 0
    tally.give(voice, f"{own} steps are told as “I”, {group} as “we”")
    tally.miss(points["voice"] - voice, "say “I” wherever it was you")
    begun = max(answer.steps.i_sentences, len(answer.steps.own))
    if begun >= points["least_i_sentences"]:
        tally.give(points["i_sentences"], f"{begun} sentences or steps begin with you")
    else:
        tally.miss(
            points["i_sentences"], f"begin at least {points['least_i_sentences']:g} sentences with “I” and a verb"
        )


def _specificity(answer: Answer) -> Score:
    points, tally = rubric().specificity, Tally(rubric().of["action_specificity"])
    concrete = len(answer.steps.own_concrete)
    weak = len(answer.steps.own) - concrete
    earned = min(points["actions_most"], concrete * points["per_action"] + weak * points["per_weak_action"])
    tally.give(earned, f"{concrete} own steps with a verb that shows the work, {weak} with a general one")
    tally.miss(
        points["actions_most"] - earned, "replace general verbs (worked on, helped, handled) by what your hands did"
    )
    detail = min(points["detail"], round(points["detail"] * _detail(answer) / points["detail_words"]))
    tally.give(detail, "detail of what was done, with what, for whom")
    tally.miss(points["detail"] - detail, "name the thing, the tool, the person and the order of your steps")
    vague = sum(1 for _ in answer.reading.find(pattern("style", "vague")))
    if vague:
        hit = answer.reading.first(pattern("style", "vague"))
        assert hit is not None  # noqa: S101 - counted above
        tally.lose(min(4, vague * points["vague_penalty"]), f"vague words: {_quote(answer, hit)}")
    return tally.score()


def _detail(answer: Answer) -> int:
    """Distinct content words that follow the verbs of own steps."""
    tokens = answer.reading.tokens
    places = [token.word for token in tokens]
    starts = [bisect_left(places, act.hit.start) for act in answer.steps.own]
    words = {token.text for start in starts for token in tokens[start : start + DETAIL_REACH_WORDS]}
    function = words_lexicon().function_words
    return sum(len(word) > 3 and word not in function for word in words)


def _impact(answer: Answer) -> Score:
    points, tally = rubric().impact, Tally(rubric().of["quantified_impact"])
    outcome = answer.outcome
    if not outcome.metrics:
        _without_number(answer, tally)
        return tally.score()
    first = outcome.metrics[0]
    tally.give(points["first"], f"a result with a number: {_quote(answer, first.hit)}")
    if len(outcome.metrics) > 1:
        tally.give(points["second"], f"a second one: {_quote(answer, outcome.metrics[1].hit)}")
    else:
        tally.miss(points["second"], "add a second effect with its number")
    baseline = next((metric for metric in outcome.metrics if metric.before is not None), None)
    if baseline is not None:
        tally.give(points["baseline"], f"from {baseline.before} to {baseline.after or baseline.value}")
    else:
        tally.miss(points["baseline"], "say the value before as well as after")
    if outcome.method is not None:
        tally.give(points["method"], f"how it was measured: {_quote(answer, outcome.method)}")
    else:
        tally.miss(points["method"], "say how you measured it")
    if business_meaning(answer):
        tally.give(points["business"], "the number means something to a customer or the business")
    else:
        tally.miss(points["business"], "say what the number meant for customers or the business")
    if outcome.hedged is not None:
        tally.lose(points["hedge_penalty"], f"hedged: {_quote(answer, outcome.hedged)}")
    return tally.score()


def _without_number(answer: Answer, tally: Tally) -> None:
    points = rubric().impact
    hit = answer.part_hit("result")
    if hit is None or not answer.tells_change or answer.outcome.hedged is not None:
        tally.give(0, f"no result{': ' + _quote(answer, answer.outcome.hedged) if answer.outcome.hedged else ''}")
        tally.miss(tally.of, "end with what changed, from which number to which, and how you know")
        return
    accepted = accepts_qualitative(answer)
    earned = points["qualitative_accepted"] if accepted else points["qualitative"]
    note = " (accepted without a number for this principle)" if accepted else ""
    tally.give(earned, f"a result without a number{note}: {_quote(answer, hit)}")
    tally.miss(tally.of - earned, "put a number on it: how many, how long, how often, before and after")


def business_meaning(answer: Answer) -> bool:
    """Whether the sentences of the results name who or what gained."""
    sentences = {answer.reading.sentence_of(metric.hit.start) for metric in answer.outcome.metrics}
    nearby = sentences | {number + 1 for number in sentences} | set(answer.sentences_of("result"))
    return any(
        pattern("results", "business").search(answer.reading.folded_sentences[number])
        for number in nearby
        if number < len(answer.parts)
    )


def _awareness(answer: Answer) -> Score:
    points, tally = rubric().awareness, Tally(rubric().of["self_awareness"])
    reflection = answer.reflection
    if reflection.lesson is not None:
        tally.give(points["lesson"], f"a lesson: {_quote(answer, reflection.lesson)}")
    else:
        tally.miss(points["lesson"], "say what you learned, as one sentence that only this story could teach")
    if reflection.regret is not None:
        tally.give(points["better_choice"], f"what you would do otherwise: {_quote(answer, reflection.regret)}")
    else:
        tally.miss(points["better_choice"], "say what you would do differently")
    if reflection.change is not None:
        tally.give(points["lasting_change"], f"what you do since: {_quote(answer, reflection.change)}")
    if reflection.real is None and reflection.stock is not None:
        tally.give(points["stock"], f"a stock closer counts little: {_quote(answer, reflection.stock)}")
    reasoned = answer.reading.first(pattern("style", "reasoned"))
    if reasoned is not None:
        tally.give(points["reasoned_choice"], f"you say why you chose so: {_quote(answer, reasoned)}")
    return tally.score()
