"""What the database counts and chooses is what one would by hand, and it reads its indices for it, not all attempts."""

import random
import re
from collections.abc import Iterator
from itertools import product

import msgspec
import pytest

from rehearse.practice.days import day_of
from rehearse.practice.listing import of
from rehearse.practice.totals import totals, totals_in
from rehearse.store import overview, statements
from rehearse.store.attempts import Store
from rehearse.store.people import name_speaker, named_like
from rehearse.store.summary import Entry
from rehearse.types import Report
from tests import builders_report as reports

INDEX_ALONE = "COVERING INDEX|INTEGER PRIMARY KEY"  # and single lines by their number
PEOPLE = (None, "Dana K.", "Ben")
QUESTIONS = (("a", "behavioural"), ("b", "behavioural"), ("b-follow-up", "follow-up"), (None, None))


def take(chance: random.Random) -> Report:
    """A take of some day, at some question or at none."""
    report, replace = chance.choice((reports.full, reports.not_scored))(), msgspec.structs.replace
    question_id, kind = chance.choice(QUESTIONS)
    asked = report.question and question_id and replace(report.question, id=question_id, kind=kind)
    moment = f"2026-03-{chance.randint(1, 28):02d}T{chance.randint(0, 23):02d}:30:00{chance.choice(('Z', '+05:45'))}"
    return replace(report, question=asked or None, provenance=replace(report.provenance, created=moment))


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """Two hundred attempts of three people at four questions."""
    chance = random.Random(7)
    with Store(tmp_path_factory.mktemp("home") / "attempts.sqlite3") as opened:
        with opened.transaction():
            for _ in range(200):
                number = opened.add(take(chance), None)
                if (person := chance.choice(PEOPLE)) is not None:
                    name_speaker(opened, number, person)
        yield opened


def pair_by_hand(entries: tuple[Entry, ...]) -> overview.Pair | None:
    """The newest take whose question its speaker had answered before, and the one before it; scored ones first."""
    for scored in (True, False):
        some = [one for one in entries if one.summary.question_id and (one.summary.is_scored or not scored)]
        for at in range(len(some) - 1, -1, -1):
            new = (some[at].person, some[at].summary.question_id)
            same = [one for one in some[:at] if (one.person, one.summary.question_id) == new]
            if same:
                return overview.Pair(str(new[1]), same[-1].id, some[at].id, scored)
    return None


@pytest.mark.parametrize(
    ("person", "question_id"), list(product(("Dana", "a", None, "everybody"), ("b", "none", None)))
)
def test_the_newest_are_those_one_would_choose_by_hand(
    store: Store, person: str | None, question_id: str | None
) -> None:
    whose = None if person == "everybody" else named_like(store, person)
    everything = store.entries() if person == "everybody" else of(store.entries(), person)
    by_hand = tuple(one for one in everything if question_id in {None, one.summary.question_id})
    for most in (None, 1, 7, 1000):
        found = overview.newest(store, most, question_id=question_id, whose=whose)
        assert found == (by_hand if most is None else by_hand[-most:])
    assert overview.count(store, question_id=question_id, whose=whose) == len(by_hand)


def test_counts_days_and_questions_are_those_of_the_attempts(store: Store) -> None:
    mine = of(store.entries(), None)
    assert totals_in(store) == totals(mine)
    assert {day_of(moment) for moment in overview.moments(store)} == {day_of(one.summary.created) for one in mine}
    assert overview.questions(store) == {"a", "b", "b-follow-up"}


@pytest.mark.parametrize("person", ["Dana", "n", None, "nobody"])
def test_the_last_two_takes_of_a_question_are_of_one_speaker(store: Store, person: str | None) -> None:
    assert overview.last_two(store, named_like(store, person)) == pair_by_hand(of(store.entries(), person))


def test_no_question_is_answered_by_reading_all_attempts(store: Store) -> None:
    """Each goes by an index, reads the index alone, or stops at its limit: none walks through the table."""
    asked = {
        name: value
        for name, value in vars(overview).items()
        if name.isupper() and isinstance(value, str) and "SELECT" in value
    }
    asked["OLD"] = statements.OLD
    assert len(asked) >= 14
    for name, query in asked.items():
        given = (None,) * (2 if "?2" in query else query.count("?"))
        steps = [row[3] for row in store.rows(f"EXPLAIN QUERY PLAN {query}", given)]
        reads_lines = [step for step in steps if re.match("SCAN|SEARCH", step) and not re.search(INDEX_ALONE, step)]
        stops = query.rstrip().endswith("LIMIT ?") and not any("B-TREE" in step for step in steps)
        assert not reads_lines or stops, (name, steps)
