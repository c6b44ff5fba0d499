"""A value of today told before the old one is a change; so is less of what is lost, and a bare figure counted again."""

import itertools

import pytest

from rehearse.content.claims import find_results
from rehearse.content.text import parse
from rehearse.content.text.sentences import transcript_of

WORK = "I moved the racks, I painted a line on the floor and I rang the depot."
NOW = ["It is forty {things} a month", "We get forty {things} a month now", "We lose about forty {things} a month now"]
THEN = ["It was a hundred and sixty.", "When I came it was a hundred and sixty.", "It was more than 160 before that."]
THINGS = ["tarpaulins", "scalpels", "late ferries"]
NO_VALUE = ["It was cold.", "It was five in the morning.", "It was 2019.", "It was not a hundred and sixty."]
LEADS = ["Same Saturday, same hours.", "A year later I counted a whole Saturday.", "I counted all of them again."]


def ends(said: str) -> list[tuple[str | None, str | None]]:
    return [(one.before, one.after) for one in find_results(parse(transcript_of(said))).metrics if one.before]


@pytest.mark.parametrize(("now", "then", "thing"), list(itertools.product(NOW, THEN, THINGS)))
def test_today_told_before_what_it_was_is_a_change(now: str, then: str, thing: str) -> None:
    assert ends(f"{WORK} {now.format(things=thing)}. {then}") == [("160/month", "40/month")]


@pytest.mark.parametrize(("now", "then"), list(itertools.product(NOW, NO_VALUE)))
def test_what_only_was_is_no_earlier_value(now: str, then: str) -> None:
    assert ends(f"{WORK} {now.format(things='crates')}. {then}") == []


@pytest.mark.parametrize("thing", ["trays", "lenses", "keys"])
def test_less_of_what_is_lost_is_a_result_and_more_is_none(thing: str) -> None:
    told = "We lost {a} {thing} a week. {work} We lose {b} {thing} a week now."
    less = told.format(a="ninety", b="twenty", thing=thing, work=WORK)
    more = told.format(a="twenty", b="ninety", thing=thing, work=WORK)
    assert (ends(less), ends(more)) == ([("90/week", "20/week")], [])


@pytest.mark.parametrize("one", ["one in five", "one in nine"])
def test_one_in_so_many_can_be_the_value_before(one: str) -> None:
    after = "The next spring, on the whole site, we lost one in sixteen."
    assert ends(f"In 2019 we had lost {one}. {WORK} {after}") == [(f"1/{5 if 'five' in one else 9}", "1/16")]


@pytest.mark.parametrize("lead", LEADS)
def test_a_figure_alone_behind_a_later_count_is_its_value(lead: str) -> None:
    assert ends(f"It was twenty-six boats a day. {WORK} {lead} Forty-one.") == [("26/day", "41/day")]


@pytest.mark.parametrize("none", ["Not a single {one}, and that's fourteen months.", "Not one {one} in a year."])
@pytest.mark.parametrize(("one", "many"), [("callout", "callouts"), ("refund", "refunds"), ("late fee", "late fees")])
def test_not_one_behind_a_sentence_with_since_is_down_to_none(none: str, one: str, many: str) -> None:
    said = f"We'd had twenty-three {many} that year. {WORK} It's had none since. {none.format(one=one)}"
    assert ends(said) == [("23", "0")]


@pytest.mark.parametrize("who", ["families", "former trainees"])
def test_how_many_were_reached_is_no_result(who: str) -> None:
    assert ends(f"Forty {who} had left. {WORK} I rang all of them, I got through to nineteen.") == []


@pytest.mark.parametrize("period", ["After two months", "Within three weeks", "After four days"])
@pytest.mark.parametrize("verb", ["went down", "came down", "dropped"])
@pytest.mark.parametrize(("one", "two"), [("14 visits a week", "5 visits a week"), ("12 minutes", "4 minutes")])
def test_a_period_before_a_change_is_not_its_value(period: str, verb: str, one: str, two: str) -> None:
    found = ends(f"{WORK} {period} missed trips {verb} from {one} to {two}.")
    assert found == [("14/week", "5/week") if "visits" in one else ("12 min", "4 min")]


@pytest.mark.parametrize("all_of_them", ["Everyone", "Every guest", "All the guests"])
@pytest.mark.parametrize("mood", ["happy", "satisfied"])
def test_a_mood_of_all_is_no_number(all_of_them: str, mood: str) -> None:
    assert (
        find_results(
            parse(transcript_of(f"{WORK} {all_of_them} {'were' if 'All' in all_of_them else 'was'} {mood}."))
        ).metrics
        == ()
    )
