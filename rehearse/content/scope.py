"""Numbers that are no result: targets, hopes, sizes, periods, the problem itself."""

from __future__ import annotations

from rehearse.content.metric import Context, last_match
from rehearse.content.quantity import Quantity, units
from rehearse.content.text.lexicon import pattern, word_set

BEFORE_WINDOW_TOKENS = 9  # a verb of change governs numbers this far behind it
AFTER_WINDOW_TOKENS = 4  # "a 10% increase in …", "60% fewer …"
TARGET_WINDOW_TOKENS = 7
EARLY, LATE = 0.3, 0.65  # shares of the words: no result before the one, any result after the other
SHORT_WORDS = 45  # a text this short has no room for a set-up


def may_be_result(context: Context, quantity: Quantity, lead: list[str], after: str, *, moves: bool) -> bool:
    """No target, no scope, no set-up, no period that merely passed."""
    if is_rejected(context, quantity) or (_is_scope(quantity, lead, after) and not _answered_within(context, quantity)):
        return False
    if is_early(context, quantity) and not (len(context.reading.words) < SHORT_WORDS and moves):
        return False
    passing = quantity.dimension == "time" and bool(lead) and lead[-1] not in word_set("measured_leads")
    return not passing or _time_result(context, quantity, after)


def is_rejected(context: Context, quantity: Quantity) -> bool:
    """A target, a hope, or a number in a sentence that denies the result."""
    around = f"{context.before(quantity, 12)} {context.after(quantity, AFTER_WINDOW_TOKENS)}"
    if pattern("results", "negated").search(around) is not None:
        return True
    before = context.before(quantity, TARGET_WINDOW_TOKENS)
    if pattern("results", "intended").search(context.before(quantity, 12)):
        return True
    caused = last_match(pattern("results", "harm"), context.before(quantity, 6))
    if caused is not None:
        return True
    if pattern("results", "target").search(before) is None:
        return False
    return (
        pattern("results", "target_beaten").search(context.before(quantity, 12)) is None
    )  # a beaten target is a result


def is_late(context: Context, quantity: Quantity) -> bool:
    """Whether a level reached may stand here: near the end, in the result, or in a short text."""
    place = context.place(quantity)
    served = context.parts[context.sentence(quantity)]
    return place >= LATE or (served == "result" and place >= EARLY) or len(context.reading.words) < SHORT_WORDS


def is_early(context: Context, quantity: Quantity) -> bool:
    """Whether this can only be the set-up: at the beginning, or before the middle in a sentence that sets the scene."""
    served = context.parts[context.sentence(quantity)]
    if len(context.reading.words) < SHORT_WORDS:
        return served in {"situation", "task"}
    return context.place(quantity) < (LATE if served in {"situation", "task"} else EARLY)


def _answered_within(context: Context, quantity: Quantity) -> bool:
    """For “addressed within 48 hours”: the time is the level reached."""
    before = [word for word in context.before(quantity, 6).split() if word not in units().hedges]
    return (
        quantity.dimension == "time"
        and context.before(quantity, 3).split()[-1:] != []
        and any(word in before for word in word_set("answered"))
        and bool(word_set("within") & set(context.before(quantity, 3).split()))
    )


def _time_result(context: Context, quantity: Quantity, after: str) -> bool:
    """A duration that is the result: saved, ahead of schedule, answered within; not a period that passed."""
    before = context.before(quantity, 6).split()
    if _answered_within(context, quantity) or any(word in after.split() for word in word_set("sooner")):
        return True
    while before and before[-1] in units().hedges:
        before.pop()
    if not before:
        return False
    if before[-1] in word_set("time_leads"):
        return True
    saving = pattern("results", "saving").search(context.before(quantity, BEFORE_WINDOW_TOKENS)) is not None
    return saving and not word_set("passing") & set(before[-2:])


def _is_scope(quantity: Quantity, lead: list[str], after: str) -> bool:
    """Sizes, durations, ages, ranks that only describe."""
    plain = [word for word in lead if word not in units().hedges]
    near = plain[-1:] if plain else []
    following = after.split()
    if quantity.dimension == "time" and near and near[0] in word_set("period_leads"):
        return True
    if lead[-1:] == ["of"] and len(lead) > 1 and lead[-2] in word_set("groups"):
        return True
    if not quantity.unit and (
        following[:1] == ["of"]
        or (lead and lead[-1] in word_set("period_leads") | {"in"} and _is_period(quantity.noun))
    ):
        return True
    if (following[:1] and following[0] in word_set("ages")) or _is_share_tried(quantity, lead, following):
        return True
    if (
        quantity.dimension == "time"
        and len(following) > 1
        and following[0] in {"of", "into"}
        and following[1] in word_set("efforts")
    ):
        return True
    return (
        quantity.unit in {"", "$"}
        and bool(word_set("funds") & set(following[:3]))
        and not word_set("below") & set(lead)
    )


def _is_share_tried(quantity: Quantity, lead: list[str], following: list[str]) -> bool:
    """For “a 5% pilot”: the share on which something was tried."""
    articles = {"a", "an", "the"}
    return quantity.unit == "%" and bool(articles & set(lead[-1:]) and word_set("trials") & set(following[:1]))


def _is_period(noun: str) -> bool:
    """Nouns that count time without being a unit."""
    return noun in word_set("period_nouns")
