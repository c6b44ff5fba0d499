"""Numbers that are results, in their normal form, and numbers that are not."""

import pytest

from rehearse.content.claims import Outcome
from rehearse.content.story.answer import understand
from rehearse.content.text.sentences import transcript_of

RESULTS = [
    ("Complaints fell from 40 a month to 12.", "40/month -> 12/month"),
    ("We went from three outages a week to one a month.", "3/week -> 1/month"),
    ("turnaround dropped to two days", "2 day"),
    ("it cut the bill by a quarter", "-25%"),
    ("revenue grew 18% year over year", "+18%"),
    ("The error rate is now under 1%, it was 7% before.", "7% -> 1%"),
    ("attendance rose from 60 percent to 85 percent", "60% -> 85%"),
    ("It saved us $40,000 a year.", "-$40000/year"),
    ("we shaved six minutes off every call", "-6 min"),
    ("it got three times faster", "x3"),
    ("the queue is half as long now", "-50%"),
    ("we halved the waste", "-50%"),
    ("waste was down by two thirds", "-67%"),
    ("I brought the backlog down from 300 tickets to 45", "300 -> 45"),
    ("Sales tripled in a quarter.", "x3"),
    ("It freed up fifteen hours a month.", "-15 h/month"),
    ("the satisfaction score climbed from 3.2 to 4.6 out of 5", "3.2 -> 4.6"),
    ("processing now takes 20 minutes instead of two hours", "2 h -> 20 min"),
    ("The wait used to be forty minutes and now it is ten.", "40 min -> 10 min"),
    ("we finished three weeks early", "3 week"),
    ("conversion went up 2.5 points", "+2.5 point"),
    ("Returns are down 30 percent", "-30%"),
    ("it reduced the average handling time by twelve percent", "-12%"),
    ("the number of no-shows dropped by almost half", "-50%"),
    ("we hit 99.95% uptime", "99.95%"),
    ("we onboarded 1,200 new users in the first month", "1200"),
    ("Instead of nine steps there were three.", "9 -> 3"),
    ("it went from one in five to one in twenty", "1/5 -> 1/20"),
    ("we got 40 fewer calls a day", "-40/day"),
    ("productivity increased by a third", "+33%"),
    ("the team now ships twice as fast", "x2"),
    ("The test suite took 45 minutes and after my change it took 6.", "45 min -> 6 min"),
    ("I got the error count to zero", "0"),
    ("It was 12 seconds, now it is 800 milliseconds", "12 s -> 800 ms"),
    ("We raised 5,000 dollars for the shelter.", "$5000"),
    ("We raised at the very least 5,000 dollars for the shelter.", "$5000"),
    ("cut costs from £12k to £9k a month", "£12000/month -> £9000/month"),
    ("from eighty to ninety five percent on time", "80% -> 95%"),
    ("our NPS improved by 12 points", "+12 point"),
    ("that is a 40% reduction in cost", "-40%"),
    ("a 3x improvement in throughput", "x3"),
    ("average response went from four days to same day", "4 day -> same day"),
    ("we cut it down to 5 minutes", "5 min"),
    ("the accuracy improved from 81 to 93 percent", "81% -> 93%"),
    ("Missed calls dropped from thirty a day to four.", "30/day -> 4/day"),
    ("By Christmas two in three forms came back complete, before it was one in four.", "1/4 -> 2/3"),
    ("I brought the food waste down by about a quarter, I weighed the bins every night for a month.", "-25%"),
    ("We tripled the number of members and got the rent down by 200 euros a month.", "x3"),
    ("The error rate went from 4.5 to 1.2 percent, that's from the weekly audit sheet.", "4.5% -> 1.2%"),
    ("Sales went up by twelve percent in the first quarter.", "+12%"),
    ("we got the wait down to six minutes", "6 min"),
    ("the bus carried 40 percent more people", "+40%"),
    ("It cut the paperwork in half.", "-50%"),
    ("we saved about three thousand dollars a year", "-$3000/year"),
    ("The score rose by fifteen points, going by the same survey as last year.", "+15 point"),
    ("twice as many children came back the second week", "x2"),
    ("Failures fell from eight a month to none.", "8/month -> 0/month"),
    ("Complaints went from twelve a week to nothing, counted in the log.", "12/week -> 0/week"),
    ("The wait went from fifty minutes to eighteen, measured at the door in both months.", "50 min -> 18 min"),
]
NO_RESULTS = [
    "We ran a 5% trial with fewer returns.",
    "We sold programmes at five euros.",
    "We sold the lamps at about 20 euros each.",
    "The team had 14 people in 3 countries.",
    "I worked there from 2015 to 2018.",
    "The deadline was in 6 weeks.",
    "We wanted to cut costs by 20%.",
    "the goal was a 30 percent increase",
    "We planned to save $50,000.",
    "It happened at 3 in the morning.",
    "I was 24 years old at the time.",
    "The project took two years.",
    "I had about 200 employees under me and a budget of $3 million.",
    "Our SLA is 99.9 percent.",
    "It would have saved us 10 hours.",
    "We failed to get under 5 seconds.",
    "I read 30 pages a night.",
    "The system handles 2 million requests a day.",
    "I called twenty suppliers.",
    "They asked for a 15% discount.",
    "I talked to 5 customers and 3 colleagues.",
    "He was one of the top 3 engineers.",
    "The flight was 11 hours long.",
    "We never got the rate below 10%.",
    "It was version 2.0 on port 8080.",
    "We should be able to save 5% next year.",
    "The issue caused a 25% drop in orders.",
    "We hoped to halve the delays.",
    "I was thirty two, I had eleven people and a budget of two million.",
    "The shop is open 24/7 and has been there since 1988.",
    "We didn't get to the 90 percent we wanted.",
    "I called eight people, and it came to nothing.",
]


def outcome(text: str) -> Outcome:
    return understand(transcript_of(text)).outcome


@pytest.mark.parametrize(("text", "value"), RESULTS)
def test_a_result_is_read_in_its_normal_form(text: str, value: str) -> None:
    assert value in [metric.value for metric in outcome(text).metrics]


@pytest.mark.parametrize("text", NO_RESULTS)
def test_sizes_targets_periods_and_missed_marks_are_no_results(text: str) -> None:
    assert outcome(text).metrics == ()


def test_a_start_value_is_found_sentences_earlier() -> None:
    text = (
        "The queue at the gate was about 40 minutes long every morning. I counted the visitors for a week. I moved the "
        "scales to the second gate and I opened it an hour earlier. I also put up a sign at the corner. After two "
        "weeks "
        "the wait dropped to 12 minutes."
    )
    (metric,) = outcome(text).metrics
    assert (metric.before, metric.after) == ("40 min", "12 min")
    assert outcome(text).baseline


def test_how_it_was_measured_is_found_with_its_words() -> None:
    found = outcome("The delays fell from nine to four a day; I counted them from the drivers' log for a month.")
    assert found.method is not None
    assert outcome("The delays fell from nine to four a day, and we were on track.").method is None


def test_a_hedge_beside_a_figure_does_not_count() -> None:
    assert outcome("I think it went down by half. The count fell from 20 to 10.").hedged is None
    assert outcome("It kind of worked out, the calls went down or something.").hedged is not None


@pytest.mark.parametrize(
    "text",
    [
        "Somehow the printer broke on the first day. I fixed it and the calls fell from 20 to 10.",
        "I guess I was nervous at first. I wrote the list and the calls fell from 20 to 10.",
        "Apparently the old rota was from my predecessor, so I asked him about it.",
    ],
)
def test_a_hedge_outside_the_clause_of_a_result_takes_nothing_back(text: str) -> None:
    assert outcome(text).hedged is None


def test_a_relative_change_keeps_the_start_value_that_was_stated() -> None:
    found = outcome("We used to lose sixty cups a month. After my new rack it went down by two thirds.")
    assert [(metric.value, metric.before) for metric in found.metrics] == [("-67%", "60/month")]
    assert found.baseline


@pytest.mark.parametrize("text", ["After two weeks of", "It took 3 days into", "in a month, of", "by 5 hours of, um"])
def test_a_period_that_breaks_off_is_no_result_and_no_error(text: str) -> None:
    assert outcome(text).metrics == ()


OWN_WORK = "I counted every crate for a week. I moved the press. I drew a plan and I hung it up. "


@pytest.mark.parametrize(
    ("ending", "hedged"),
    [
        ("The calls went down or something.", True),
        ("I think it went down.", True),
        ("It went down, I guess.", True),
        ("I'm not sure how much it went down.", True),
        ("Maybe the calls fell to 12, or something.", True),
        ("Calls fell from 30 to 12, maybe, I'm not sure.", True),
        ("Maybe spoiled jars went from 30 to 12, I am not sure.", True),
        ("Calls fell from 30 to 12, and I was probably tired or something by then.", False),
        ("I was probably too strict with them, but calls went down.", False),
        ("The boss was apparently away, and calls dropped by half.", False),
        ("Maybe I was lucky to meet her. Calls fell from 30 to 12.", False),
    ],
)
def test_a_hedge_takes_back_only_the_result_of_its_own_clause(ending: str, hedged: bool) -> None:
    assert (outcome(OWN_WORK + ending).hedged is not None) == hedged


@pytest.mark.parametrize(
    "told", ["We counted it in the log every evening.", "That was measured in the system every day."]
)
def test_the_method_is_the_one_told_with_the_results_or_after_them(told: str) -> None:
    before = "I timed forty parcels with a stopwatch."
    result = "The backlog fell from six thousand parcels to four hundred."
    late = understand(transcript_of(f"{before} {result} {told}")).outcome
    early = understand(transcript_of(f"{before} {result}")).outcome
    assert late.method is not None
    assert early.method is not None
    assert late.method.start > late.metrics[0].hit.start > early.method.start
