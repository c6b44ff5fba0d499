"""Promises of the rewriting exercise: a rewritten answer tells the same as the given one."""

import random

import pytest

from rehearse.practice import drills
from rehearse.practice.drill_items import Fix, items
from rehearse.practice.same_story import is_elsewhere

FIXES = {item.rule: item for item in items("fix") if isinstance(item, Fix)}
STORIES = {rule: item for rule, item in FIXES.items() if not item.question}

VERBS = ("soldered", "embroidered", "translated", "varnished", "harvested", "digitised", "upholstered", "catalysed")
NOUNS = ("telescope", "pancakes", "violin", "harbourmaster", "spreadsheet", "moustache", "llama", "turbine", "sonnets")
PLACES = ("in the observatory", "for the embassy", "at the aquarium", "on the glacier")

SAME = (
    ("SPEC002", "Last Monday I found a leak in the brake line of the blue van and I sealed it."),
    ("LEN002", "One winter the sheep broke out every night. I walked the hedge and nailed nine boards. None got out."),
    ("SPEC001", "I rang the driver at six and asked him why the lorry was late."),
    ("SPEC001", "The boxes were late, so I phoned the depot and moved the collection to six."),
    ("RES005", "from thirty a day to twelve"),
    ("RES005", "The phone calls went down from thirty a day to twelve."),
    ("STAR004", "At the ferry office people queued for an hour. I hung a list of the boats outside and drew an arrow "
     "on the wall. I wrote the prices on it and I opened one more window. As a result the queue fell by half."),
    ("OWN002", "I opened the panel and saw that a valve of the boiler had cracked."),
    ("OWN003", "I emptied the cellar with a borrowed pump and rebuilt everything before the market."),
    ("RES007", "I changed the rota, and the overtime fell from 40 to 10 hours a week."),
    ("RES002", "Departure delays shrank from 45 minutes to 5, measured across six weeks with our gate clock."),
    ("RES002", "Overtime dropped from 40 hours a week in March to 6 in May, and lorries reached customers by noon."),
    ("REF002", "I should have ordered the stoves first."),
    ("REF001", "I learned to count before I argue, and have done so ever since."),
    ("OWN001", "I saw that nobody could find anything in there."),
    ("STAR003", "I drew a plan of every bed and I phoned the two wards above us each morning."),
)  # fmt: skip


def unrelated(chance: random.Random) -> str:
    one, two = (
        f"I {verb} the {noun} {chance.choice(PLACES)}"
        for verb, noun in zip(chance.sample(VERBS, 2), chance.sample(NOUNS, 2), strict=True)
    )
    return f"{one} and {two}."


@pytest.mark.parametrize("rule", STORIES)
def test_a_good_sentence_about_something_else_is_not_right(rule: str) -> None:
    """Any sentence that no rule accused was "Right", whatever the answer was about."""
    fix, chance = STORIES[rule], random.Random(rule)
    for _ in range(20):
        text = unrelated(chance)
        assert is_elsewhere(fix.before, text, whole=True)
        assert is_elsewhere(fix.before, text, whole=False)
    verdict = drills.judge_fix(fix, f"{unrelated(chance)} {unrelated(chance)}")
    assert not verdict.right
    assert verdict.elsewhere


@pytest.mark.parametrize("rule", STORIES)
def test_the_answer_itself_and_one_way_to_mend_it_are_about_the_same(rule: str) -> None:
    fix = STORIES[rule]
    for text in (fix.before, fix.model, fix.accused):
        assert not is_elsewhere(fix.before, text, whole=True)
        assert not is_elsewhere(fix.before, text, whole=False)


@pytest.mark.parametrize(("rule", "text"), SAME)
def test_other_words_for_the_same_story_are_not_turned_away(rule: str, text: str) -> None:
    assert not drills.judge_fix(FIXES[rule], text).elsewhere


def test_few_ways_to_mend_one_answer_pass_for_another() -> None:
    pairs = [(one, other) for one in STORIES.values() for other in STORIES.values() if one is not other]
    passed = [1 for one, other in pairs if not is_elsewhere(one.before, other.model, whole=True)]
    assert len(passed) < 0.15 * len(pairs)


def test_an_answer_to_a_question_may_have_to_tell_another_story() -> None:
    for rule in FIXES.keys() - STORIES.keys():
        chance = random.Random(rule)
        assert not drills.judge_fix(FIXES[rule], unrelated(chance)).elsewhere
