"""Promises of the difficulty radar: the bank's shares, and how answers went by kind and by principle."""

from pathlib import Path

import msgspec
import pytest

from rehearse.data.questions import principle_names, shipped
from rehearse.practice.radar import Radar, radar
from rehearse.report.page.radar import bank_bars, web
from rehearse.report.screens.radar import unasked
from rehearse.store.attempts import Store
from rehearse.types import BANK_KINDS
from tests import builders_report as reports


@pytest.fixture
def found(tmp_path: Path) -> Radar:
    with Store(tmp_path / "attempts.sqlite3") as store:
        for report in (reports.full(), reports.no_hire(), reports.explained(), reports.not_scored()):
            store.add(report, None)
        return radar(shipped(), store.entries(), principle_names())


def test_the_shares_of_the_bank_are_those_of_its_questions(found: Radar) -> None:
    assert sum(one.questions for one in found.bank) == found.questions == len(shipped())
    assert sum(one.share for one in found.bank) == pytest.approx(1.0)
    hard = [question for question in shipped() if (question.kind, question.difficulty) == ("coding", "hard")]
    (share,) = [one for one in found.bank if (one.kind, one.difficulty) == ("coding", "hard")]
    assert share.questions == len(hard)


def test_answers_count_by_kind_and_by_principle_and_only_with_points(found: Radar) -> None:
    kinds = {axis.name: axis for axis in found.kinds}
    assert list(kinds) == list(BANK_KINDS)
    totals = [report.content.total for report in (reports.full(), reports.no_hire()) if report.content]
    assert kinds["behavioural"].takes == 2
    assert kinds["behavioural"].reached == pytest.approx(sum(total or 0 for total in totals) / 200)
    assert kinds["technical"].takes == 1
    assert kinds["technical"].reached == pytest.approx(4 / 7)
    assert (kinds["coding"].takes, kinds["coding"].reached) == (0, None)
    principles = {axis.name: axis.takes for axis in found.principles}
    assert list(principles) == list(principle_names())
    assert principles["Ownership"] == 2


def test_a_take_without_a_question_is_of_no_kind_and_is_said_to_be_left_out(tmp_path: Path) -> None:
    bare = msgspec.structs.replace(reports.full(), question=None)
    with Store(tmp_path / "attempts.sqlite3") as store:
        store.add(bare, None)
        found = radar(shipped(), store.entries(), principle_names())
    assert found.unasked == 1
    assert all(axis.takes == 0 for axis in found.kinds)
    assert unasked(1).startswith("1 scored take without a question is not counted")
    assert unasked(2).startswith("2 scored takes without a question are not counted")


def test_the_picture_has_a_spoke_an_axis_and_grows_with_the_points(found: Radar) -> None:
    drawn = web(found.principles)
    assert drawn is not None
    assert [spoke.name for spoke in drawn.spokes] == list(principle_names())
    assert len(drawn.area.split()) == len(drawn.spokes)
    full = web([msgspec.structs.replace(axis, takes=1, reached=1.0) for axis in found.principles])
    assert full is not None
    assert full.area == full.rings[-1]
    assert web([msgspec.structs.replace(axis, takes=0, reached=None) for axis in found.principles]) is None


def test_the_bars_of_the_bank_are_whole(found: Radar) -> None:
    for bar in bank_bars(found):
        assert sum(block.width for block in bar.blocks) == pytest.approx(100, abs=0.1)
        assert bar.questions == sum(question.kind == bar.kind for question in shipped())
