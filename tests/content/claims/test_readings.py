"""Each result is read as it was: its value, both ends, unit, direction, shape, cause and the words that are quoted.

`readings.json` holds what is read in every ending of `results.py`, and in sentences made so that each needs another
clause of a condition. Where nothing is held, the sentence has no result.
"""

from pathlib import Path

import pytest

from rehearse.content.claims import Outcome, find_results
from rehearse.content.claims.numbers import find_numbers
from rehearse.content.text import ParsedText, WordRange, parse
from rehearse.content.text.sentences import transcript_of
from tests import known
from tests.content.claims.endings import RESULTS
from tests.content.claims.vocabulary import TRADES, ending, story

SENTENCES = (
    # one value against another
    "The wait was 40 minutes. I moved the scales. I oiled the gate. The wait dropped to 12 minutes.",
    "There were 28 late forms a month. I rang the firms. In June late forms were down to 6.",
    "There were 28 late forms a month. I rang the firms. In June we were down to 6.",
    "There were 28 late forms a month. I rang the firms. In June complaints were down to 6.",
    "We used to throw out forty kilos a week. It is down by three quarters.",
    "I ran a canteen. It was loud. We used to throw out forty kilos a week. It is down by three quarters.",
    "The audit took 30 days. I rang 3 firms. It fell to 4 days.",
    "The target was 30 minutes. I oiled the gate. The wait dropped to 12 minutes.",
    "In week 30 we had 9 leaks a day. I changed the seals. Leaks dropped to 2 a day.",
    "Scrap had risen by 9 percent. I changed the die. Scrap dropped to 3 percent.",
    "The rent cost us 900 euros. I spent 40 euros on paint. The rent dropped to 700 euros.",
    "Twenty a week before the change, and now it is ten.",
    "Sixty a week came in March, and by the end of the long wet summer about ninety.",
    "It took 45 minutes and after my change 6.",
    "It is nine minutes now, before it was twenty.",
    "My press needs two people now; the old one needed five.",
    "From 6 to 9 points out of 10.",
    "The score went from 3 to 9 of 10.",
    "Returns went from 9 to 4% within weeks.",
    "Returns went from 20 boxes to 4%.",
    "We went from 9 to 5 to 2 leaks a week.",
    "It turned a loss of 20,000 euros into a profit of 5,000.",
    "The club went from rank 20 to rank 4.",
    "Waste: 50 -> 8 kilos a day.",
    "We got it down to 2 days from 9.",
    "Where we had needed three porters, one could do it.",
    "What took two days takes two hours.",
    "Two weeks before and two weeks after, I counted the crates.",
    "Losses of 30 percent less than the 40 of last year.",
    "They went from four days to the same day.",
    "The failure rate had gone up from two percent to nine.",
    # a change by so much
    "We came in 10 percent under budget.",
    "We came in 10 percent under budget that year.",
    "We finished 2,000 euros under budget.",
    "It was under budget by 2,000 euros.",
    "I baked three smaller loaves and two longer tables came.",
    "Four or more years passed.",
    "I opened an hour earlier and the queue was 30 percent shorter.",
    "I found twelve more customers, and we had 12 percent more members.",
    "It grew tenfold and ran three times faster.",
    "Ten times as many guests came.",
    "We were three weeks early.",
    "It cut the time it takes to weigh, wash and stack a crate by a third.",
    "They whittled it by 20 percent.",
    "Costs are up 20 percent and errors down 5.",
    "It saves each clerk three hours a week.",
    "I saved two seats for them, and I saved 12 trips.",
    "I gained ten pounds and lifted sixty boxes an hour.",
    "We extended it two weeks.",
    "It took forty thousand euros a year off our bill.",
    "It knocked two days off the audit.",
    "It gives each nurse an hour back.",
    "An additional 60 orders a week came in, and it brought an extra $14,000.",
    "+18 points, and plus 35 percent.",
    # a level
    "The audit came to 38 minutes.",
    "The price came down to 38 euros.",
    "Leaks went from some to zero.",
    "That brought him to 4 percent.",
    "I took them to one side and brought it to three schools.",
    "I cut the cake into 12 pieces.",
    "They dwindled to six minutes.",
    "In the end we hit 97 percent and ended up at 40 members.",
    "We sold programmes at five euros.",
    "We sold programmes for 500 euros and raised $5,000.",
    "We had won them back and spent 500 euros.",
    "I earn 2,300 euros a month.",
    "It sold out three nights and we signed contracts with 15 advertisers.",
    "We got 14 letters and collected 14 coats.",
    "Eighty percent of the crew stayed.",
    "Eight of ten apprentices were accepted.",
    "Nine of ten guests who left returned.",
    "Eight of ten guests were pleased and nine of ten were told.",
    "Nine of ten customers who had left came back.",
    "Nine of ten orders were delivered on time.",
    "Nine of ten orders were on time.",
    "Half of the bread was rye.",
    "In the end, by March, nine of ten pupils passed.",
    "The meter is right 97 times out of a hundred.",
    "That is a third of what it was.",
    "My pass rate was 98, and attendance stood at 95 percent.",
    "We had zero complaints, and the count was zero.",
    "It has 99.95 percent uptime.",
    "That is 40 euros a day, which makes 900 a month.",
    "That means 3 hours a week.",
    "In the end that was 40 euros a day.",
    "It brought in forty new visitors, and they rolled it out to all 14 branches.",
    "The fix has held for two years.",
    "It has leaked for two years and held 20 litres.",
    "We hit our numbers for the first time, 104 percent.",
    "It has been downloaded 9,000 times and was known as 3 times lucky.",
    "Since then we have lost only one customer.",
    "Only one complaint since then.",
    "It takes ten minutes these days.",
    "There is one error a month now.",
    "Around sixty children came and eleven of them joined.",
    # no result
    "We did not reach 30 percent and it never fell by 30 percent.",
    "There was no drop of 30 percent.",
    "The plan was to bring it down to 30 percent.",
    "We needed 30 percent fewer leaks.",
    "The team has held 20 meetings and we have 20 members.",
    "It lost us 20 percent and cost us five days.",
    # how it was measured, hedged, denied, impossible
    "Leaks fell from nine to two a week, counted in the log of the porter.",
    "I think leaks fell by maybe 30 percent or something.",
    "It did not help, and we missed the mark.",
    "Costs fell by 140 percent.",
)
NUMBERS = (
    "twenty twenty-three was a hundred and five times nineteen ninety eight",
    "twenty hundred and thirty five thousand and",
    "a hundred and, well, forty",
    "two hundred and",
    "a dozen, half a dozen, dozens, a couple of hundred, one and a half million",
    "four four two is a code and two point five is a number",
    "3.5k, £12k, $1.2 million, 5 grand, 12,000 and 1.200",
    "30-40%, thirty to forty percent, between 30 and 40 euros",
    "nine of ten, 1 in 20, one out of a hundred, two thirds, three quarters, half",
    "9 or 10 percent, one of ten percent, a third or 3 percent",
    "an hour, two hours, 3 h a week, ten minutes per call, 20 per cent",
    "minus 4 degrees, -3%, +5 points, plus 2 percent",
    "twofold, tenfold, 3x, twice, three times, thrice",
    "number 14, room 7, 24/7, version 2.0, 8:30, at 5 o'clock, the 3rd of May, in 1998",
    "sixty-five, ninety-nine point nine, zero, nothing, none, no leaks",
)


def results(text: str) -> list[str]:
    """One line for each result, and what else an outcome holds."""
    parsed = parse(transcript_of(text))
    found = find_results(parsed)
    lines = [
        f"{one.value} | {one.before} to {one.after} | {one.unit} | {one.direction} | {one.shape} of {one.cause} | "
        f"{parsed.quote(one.hit)}"
        for one in found.metrics
    ]
    return lines + list(_beside(parsed, found))


def _beside(text: ParsedText, found: Outcome) -> list[str]:
    hits: dict[str, WordRange | None] = {"method": found.method, "hedged": found.hedged, "denied": found.negated}
    said = [f"{name}: {text.quote(hit)}" for name, hit in hits.items() if hit is not None]
    return [*said, *(f"impossible: {text.quote(one.hit)}, {one.why}" for one in found.impossible)]


def numbers(text: str) -> list[str]:
    """One line for each number."""
    parsed = parse(transcript_of(text))
    return [
        f"{one.text} | {one.value} {one.unit} {one.high} {one.of} {one.rate} {one.noun} {one.sign} {one.fraction} "
        f"{one.weak} | {' '.join(token.text for token in parsed.tokens[one.start : one.reach])}"
        for one in find_numbers(parsed)
    ]


@pytest.mark.slow
def test_every_result_is_read_as_it_was(request: pytest.FixtureRequest) -> None:
    told = [(template, TRADES[len(template) % len(TRADES)]) for template in RESULTS]
    kept = {ending(template, trade): results(story(template, trade)) for template, trade in told}
    kept |= {text: results(text) for text in SENTENCES}
    known.hold(Path(__file__).with_name("readings.json"), kept, request.config, within=0)


def test_every_number_is_read_as_it_was(request: pytest.FixtureRequest) -> None:
    kept = {text: numbers(text) for text in NUMBERS}
    known.hold(Path(__file__).with_name("numbers.json"), kept, request.config, within=0)
