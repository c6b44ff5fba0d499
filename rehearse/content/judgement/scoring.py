"""Five rows of points, each point explained: what earned it, and what would earn the lost ones."""

from __future__ import annotations

from bisect import bisect_left

from rehearse.content.claims import in_a_sentence, whole_phrase
from rehearse.content.judgement.business import business_words
from rehearse.content.judgement.quoted_lessons import choice_words, lesson_words
from rehearse.content.judgement.quoted_results import results_to_quote
from rehearse.content.judgement.score_row import Tally
from rehearse.content.story.answer import Answer
from rehearse.content.story.certainty import certainty_of
from rehearse.content.story.fit import accepts_qualitative
from rehearse.content.story.shared_lessons import shared_lesson
from rehearse.content.text import WordRange
from rehearse.content.text.lexicon import pattern, words_lexicon
from rehearse.data.reasons import OPTIONAL
from rehearse.data.rubric import rubric
from rehearse.types import PartName, Quote, Score

DETAIL_REACH_WORDS = 14  # how far behind a verb its objects and tools are looked for
_QUOTE_WORDS = 12  # an explanation quotes about so many
_RESULT_WORDS = 24  # of a result, so that both of its ends are read
_REASON_WORDS = 24  # of a choice with its reason
_VERBS_NAMED = 4
_SCORED_PARTS: tuple[PartName, ...] = ("situation", "task", "action", "result")


def score(answer: Answer) -> dict[str, Score]:
    """The five rows."""
    return {
        "structure_star": _structure(answer),
        "ownership_signal": _ownership(answer),
        "action_specificity": _specificity(answer),
        "quantified_impact": _impact(answer),
        "self_awareness": _awareness(answer),
    }


def _quote(answer: Answer, hit: WordRange, most: int = _QUOTE_WORDS) -> Quote:
    short = whole_phrase(answer.reading, answer.outcome.numbers, hit, most)
    return Quote(answer.reading.quote(short), answer.reading.said_range(short))


def _structure(answer: Answer) -> Score:
    points, tally = rubric().structure, Tally(rubric().of["structure_star"])
    in_words = accepts_qualitative(answer)
    for part in _SCORED_PARTS:
        hit = answer.part_hit(part)
        if hit is None and part == "result" and answer.outcome.metrics:
            tally.miss(points[part], "no_result_apart", _quote(answer, answer.outcome.metrics[0].hit, _RESULT_WORDS))
        elif hit is None:
            tally.miss(points[part], "no_result_in_words" if part == "result" and in_words else f"no_{part}")
        elif part == "situation" and not answer.tells_scene:
            tally.give(points[part] // 2, "part", _quote(answer, hit), part=part)
            tally.miss(points[part] - points[part] // 2, "no_scene")
        elif part == "result" and not answer.tells_change:
            tally.miss(points[part], "no_change_in_words" if in_words else "no_change", _quote(answer, hit))
        elif certainty_of(answer, part) == "doubtful":
            tally.give(points[part], "part_doubtful", part=part)
        else:
            tally.give(points[part], "part", _quote(answer, hit), part=part)
    _set_up(answer, tally)
    if answer.episode:
        tally.give(points["episode"], "episode")
    else:
        tally.miss(points["episode"], "no_episode")
    return tally.score()


def _set_up(answer: Answer, tally: Tally) -> None:
    """All points up to the limit of the delivery's advice, none from a longest one on, in proportion between the two.

    Beyond the limit at least one point is missed, so that no row is full beside the advice to shorten the situation.
    """
    points, balance, share = rubric().structure["set_up"], rubric().balance, answer.share("situation")
    if not answer.stretches_of("situation"):
        tally.miss(points, "no_set_up")
        return
    full, none = balance["full_situation_share"], balance["no_points_situation_share"]
    earned = points if share <= full else min(points - 1, round(points * max(0.0, (none - share) / (none - full))))
    if earned:
        tally.give(earned, "set_up", share=share)
    tally.miss(points - earned, "long_set_up", share=share)


def _ownership(answer: Answer) -> Score:
    points, tally = rubric().ownership, Tally(rubric().of["ownership_signal"])
    initiation, hiding = answer.initiation, answer.hiding
    if initiation.directed is not None or hiding.hides:
        assigned = [initiation.directed] if initiation.directed is not None else []
        hidden = hiding.quotes[:2] if hiding.hides else ()
        why = "assigned_and_hidden" if assigned and hidden else "assigned" if assigned else "hidden"
        tally.give(points["auto_fail"], why, *(_quote(answer, hit) for hit in (*assigned, *hidden)))
        tally.miss(tally.of - points["auto_fail"], "no_initiative")
        return tally.score()
    if initiation.own is not None:
        tally.give(points["self_started"], "self_started", _quote(answer, initiation.own))
    elif initiation.team is not None:
        tally.give(points["team_started"], "team_started", _quote(answer, initiation.team))
        tally.miss(points["self_started"] - points["team_started"], "say_who_began")
    else:
        tally.give(points["unclear"], "unclear_start")
        tally.miss(points["self_started"] - points["unclear"], "open_with_notice")
    _own_steps(answer, tally)
    return tally.score()


def _own_steps(answer: Answer, tally: Tally) -> None:
    """Own concrete steps, the voice (I or we), sentences that begin with I."""
    points = rubric().ownership
    concrete, weak = len(answer.steps.own_concrete), len(answer.steps.own) - len(answer.steps.own_concrete)
    worth = min(points["actions_counted"], concrete + weak / 3)
    most = points["actions_counted"] * points["per_action"]
    earned = round(worth * points["per_action"])
    if concrete:
        tally.give(earned, "own_steps", count=concrete, verbs=_verbs(answer))
    else:
        tally.give(earned, _general(weak), count=weak)
    tally.miss(most - earned, "name_own_steps", needed=int(points["actions_counted"]))
    own, shared = len(answer.steps.own), [act.actor for act in answer.steps.all if act.actor in {"we", "group"}]
    voice = round(points["voice"] * own / (own + len(shared))) if own or shared else 0
    unsaid = bool(shared) and "we" not in shared  # "the team moved the desks" says no "we"
    tally.give(voice, "voice_of_group" if unsaid else "voice", own=own, group=len(shared))
    tally.miss(points["voice"] - voice, "name_yourself" if unsaid else "say_i" if shared else "add_verbs")
    begun = max(answer.steps.i_sentences, len(answer.steps.own))
    if begun >= points["least_i_sentences"]:
        tally.give(points["i_sentences"], "begun", count=begun)
    else:
        tally.miss(points["i_sentences"], "begin_with_i", needed=int(points["least_i_sentences"]))


def _specificity(answer: Answer) -> Score:
    points, tally = rubric().specificity, Tally(rubric().of["action_specificity"])
    concrete = len(answer.steps.own_concrete)
    weak = len(answer.steps.own) - concrete
    earned = min(points["actions_most"], concrete * points["per_action"] + weak * points["per_weak_action"])
    if concrete:
        tally.give(earned, "concrete_steps", concrete=concrete, general=weak, verbs=_verbs(answer))
    else:
        tally.give(earned, _general(weak), count=weak)
    tally.miss(points["actions_most"] - earned, "general_verbs" if weak else "more_steps")
    detail = min(points["detail"], round(points["detail"] * _detail(answer) / points["detail_words"]))
    tally.give(detail, "detail")
    tally.miss(points["detail"] - detail, "name_detail")
    vague = list(answer.reading.find(pattern("style", "vague")))
    if vague:
        tally.lose(min(4, len(vague) * points["vague_penalty"]), "vague", _quote(answer, vague[0]))
    return tally.score()


def _general(weak: int) -> str:
    """The reason for the points of so many general steps beside which there is no concrete one."""
    return "no_own_steps" if weak else "without_own_steps"


def _verbs(answer: Answer) -> str:
    """The verbs of the first own steps that show the work, each once."""
    verbs = dict.fromkeys(act.verb for act in answer.steps.own_concrete)
    return ", ".join([*verbs][:_VERBS_NAMED])


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
    first, *others = results_to_quote(answer)
    tally.give(points["first"], "first_number", _quote(answer, first.hit, _RESULT_WORDS))
    if others:
        tally.give(points["second"], "second_number", _quote(answer, others[0].hit, _RESULT_WORDS))
    else:
        tally.miss(points["second"], "add_second")
    baseline = next((metric for metric in (first, *others) if metric.before is not None), None)
    if baseline is not None and baseline.before is not None:
        ends = in_a_sentence(baseline.before), in_a_sentence(baseline.after or baseline.value)
        tally.give(points["baseline"], "baseline", before=ends[0], after=ends[1])
    else:
        tally.miss(points["baseline"], "no_baseline")
    if outcome.method is not None:
        tally.give(points["method"], "method", _quote(answer, outcome.method))
    else:
        tally.miss(points["method"], "no_method")
    if business_words(answer) is not None:
        tally.give(points["business"], "business")
    else:
        tally.miss(points["business"], "no_business")
    if outcome.hedged is not None:
        tally.lose(points["hedge_penalty"], "hedged", _quote(answer, outcome.hedged))
    return tally.score()


def _without_number(answer: Answer, tally: Tally) -> None:
    points, accepted = rubric().impact, accepts_qualitative(answer)
    hit, hedged = answer.part_hit("result"), answer.outcome.hedged
    if hit is None or not answer.tells_change or hedged is not None:
        if hedged is not None:
            tally.give(0, "no_outcome_hedged", _quote(answer, hedged))
        elif hit is not None:
            tally.give(0, "no_change_told", _quote(answer, hit))
        else:
            tally.give(0, "no_outcome")
        in_words = points["qualitative_accepted"] if accepted else 0
        tally.miss(in_words, "end_with_outcome")
        tally.miss(tally.of - in_words, OPTIONAL if accepted else "end_with_change")
        return
    stated = answer.told_outcome is not None
    earned = points["qualitative_accepted" if accepted else "qualitative_told" if stated else "qualitative"]
    tally.give(earned, "worded_result_accepted" if accepted else "worded_result", _quote(answer, hit))
    tally.miss(tally.of - earned, OPTIONAL if accepted else "add_number")


def _awareness(answer: Answer) -> Score:
    points, tally = rubric().awareness, Tally(rubric().of["self_awareness"])
    reflection = answer.reflection
    lesson, choice = lesson_words(answer), choice_words(answer)
    if lesson is not None:
        explains = lesson.start != (reflection.lesson or lesson).start
        tally.give(points["lesson"], "lesson", _quote(answer, lesson, _REASON_WORDS if explains else _QUOTE_WORDS))
    elif (shared := shared_lesson(answer)) is not None:
        tally.miss(points["lesson"], "lesson_of_group", _quote(answer, shared))
    else:
        tally.miss(points["lesson"], "no_lesson")
    if choice is not None:
        tally.give(points["better_choice"], "better_choice", _quote(answer, choice))
    else:
        tally.miss(points["better_choice"], "no_better_choice")
    if reflection.change is not None:
        tally.give(points["lasting_change"], "lasting_change", _quote(answer, reflection.change))
    else:
        tally.miss(points["lasting_change"], "no_lasting_change")
    if reflection.real is None and reflection.stock is not None:
        tally.give(points["stock"], "stock_closer", _quote(answer, reflection.stock))
    reasoned = answer.reading.first(pattern("style", "reasoned"))
    if reasoned is not None:
        tally.give(points["reasoned_choice"], "reasoned_choice", _quote(answer, reasoned))
    return tally.score()
