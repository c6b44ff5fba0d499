"""People who no longer answer, come or return are no gain, unless what they did was a trouble; things may be one."""

import itertools

import pytest

from rehearse.content import judge, transcript_of

OPENING = "Two years ago I ran the front desk of a tailor's shop, and coats kept coming back since the hems tore."
DEEDS = "I sewed each hem twice, wrote a card with the right thread, and pinned it above the bench."
WHO = ["Nobody", "None of the violinists", "No gardener", "Not one of the trustees", "None of the divers who left"]
MISSED = ["has congratulated me since", "has donated since", "has returned since", "has stayed since", "came back"]
TROUBLE = ["has complained since", "has gone astray since", "has sent a coat back since", "has been bitten since"]


def values(ending: str, opening: str = OPENING) -> list[str | None]:
    content, _ = judge(transcript_of(f"{opening} {DEEDS} {ending} I learned to look at the thread first."))
    return [metric.value for metric in content.results.metrics]


def is_paid(ending: str) -> bool:
    content, _ = judge(transcript_of(f"{OPENING} {DEEDS} {ending} I learned to look at the thread first."))
    score = content.scores["quantified_impact"]
    return any(reason.points > 0 for reason in score.reasons if reason.kind == "earned")


@pytest.mark.slow
def test_people_who_stayed_away_are_no_gain() -> None:
    endings = [f"{who} {verb}." for who, verb in itertools.product(WHO, MISSED)]
    assert [ending for ending in endings if values(ending) or is_paid(ending)] == []


def test_somebody_who_has_not_answered_is_no_gain_and_one_who_has_not_complained_is() -> None:
    unanswered = [
        "The senator has not replied to any of my letters since then.",
        "The tailors have never answered since.",
        "In the end the trustee has not come back since then.",
    ]
    assert [ending for ending in unanswered if values(ending) or is_paid(ending)] == []
    spared = ["The senator has not complained since then.", "The tailors have never been late since."]
    assert [ending for ending in spared if values(ending) != ["0"]] == []


def test_people_with_a_trouble_no_longer_are_a_result() -> None:
    endings = [f"{who} {verb}." for who, verb in itertools.product(WHO[:4], TROUBLE)]
    assert [ending for ending in endings if values(ending) != ["0"]] == []


@pytest.mark.parametrize(
    ("ending", "found"),
    [
        ("Nothing has come back since.", ["0"]),
        ("Since spring nothing has gone back to the bench.", ["0"]),
        ("No jacket has come back since.", ["0"]),
        ("No two tailors have met at the same bench again.", ["0"]),
        ("I wrote to the mill twice. Nothing has arrived since.", []),
    ],
)
def test_what_kept_coming_back_and_no_longer_does_is_a_result(ending: str, found: list[str]) -> None:
    assert values(ending) == found


def test_nothing_that_came_back_is_no_gain_where_nothing_had() -> None:
    assert values("Nothing has come back since.", "Two years ago I ran a tailor's shop, and many hems tore.") == []


@pytest.mark.parametrize("trouble", ["stoppages", "leaks", "leakages", "breakages"])
def test_a_trouble_of_the_set_up_that_did_not_come_back_is_a_result(trouble: str) -> None:
    opening = "Two years ago I ran a dye shop, and the pump kept stopping while the vat leaked."
    assert values(f"None of those {trouble} came back.", opening) == ["0"]
