"""Results told in pieces of sentences, and short counts that are not results.

The words were chosen without a look at the judge's own lists. The second list was written before its first run and was
not used to write the rules.
"""

from tests.content.claims.told_apart import Told, Yard

YARDS = (
    Yard("I keep the lighthouse at a harbour.", "dark lamps", "dark lamp", "landings", "the winding", "oil bill",
         "skippers", "skipper", "I cleaned each lens. I drew a table of the tides. I nailed it to the door."),
    Yard("I bake for a convent.", "burnt loaves", "burnt loaf", "orders", "the kneading", "flour bill",
         "sisters", "sister", "I moved the stove. I chalked the hours on a slate. I sieved the flour twice."),
    Yard("I mend nets at a fish market.", "torn nets", "torn net", "catches", "a mend", "twine bill",
         "crews", "crew", "I waxed the twine. I hung a lamp over the bench. I tied a tag to each net."),
    Yard("I look after the costumes of an opera.", "lost gloves", "lost glove", "fittings", "the ironing",
         "laundry bill", "singers", "singer", "I sewed a name in each. I built a rack. I wrote a list for the doors."),
)  # fmt: skip

FIRST = (
    Told("They'd had a bad year with the {bads}, fourteen in one winter.", "Winter after, four. Four {bads}.",
         "14", "4"),
    Told("There were twenty-six {bads} in that May, from the first to the last.", "Same month a year later. Nine.",
         "26", "9"),
    Told("One {mate} kept a list, and there were fifty-eight {bads} on it.",
         "I asked the same {mate} to keep the list again in November. She found twelve.", "58", "12"),
    Told("I marked every one, and in nine of thirty-one {goods} something was wrong.",
         "Then I kept the list another two months. One wrong one from twenty-eight.", "9", "1"),
    Told("Thirty-nine per cent of the {goods} had been going wrong.", "With the next lot it was about sixteen.",
         "39", "16"),
    Told("They were late by twenty-five minutes, most days.", "I timed them again after a month. Eight minutes.",
         "25", "8"),
    Told("", "We get about nine {bads} a month now. When I started counting it was forty, so, yeah.", "40", "9"),
)  # fmt: skip

SECOND = (
    Told("It had been a poor season for the {bads}, and we'd had too many, nineteen in a fortnight.",
         "Season after, six. Six {bads}.", "19", "6"),
    Told("Forty-four {bads} between June and the end of August, that was the worst summer.",
         "Same weeks last year, same {mates}. Thirteen.", "44", "13"),
    Told("The {mate} had counted, and there were thirty-three {bads} on his sheet.",
         "In spring I asked the same {mate} to count again. He counted eight.", "33", "8"),
    Told("In eleven of forty {goods} the {mate} had to come twice.",
         "After that I kept count for another month. Two second trips from forty-five.", "11", "2"),
    Told("Seventy per cent of the {goods} had been late.", "In the spring it was about thirty.", "70", "30"),
    Told("It was out by eighteen minutes on most days.", "In June I timed it again. Three minutes.", "18", "3"),
    Told("", "We have about five {bads} a week now. It was thirty when I came.", "30", "5"),
    Told("They'd lost a lot that way, twenty-two in a month.", "This month, five {bads}.", "22", "5"),
)  # fmt: skip

THIRD = (
    Told("There had been trouble with the {bads}, twenty-one in one spring.", "The spring after, three.", "21", "3"),
    Told("Seventeen {bads} in the first week alone, and that was a quiet one.",
         "I looked again in May, same week. Four.", "17", "4"),
    Told("The {mate} went through the book and there were forty-six {bads} in it.",
         "In autumn the {mate} went through it again. He found nine.", "46", "9"),
    Told("In six of twenty {goods} there was a mistake.", "A year on, one mistake from thirty.", "6", "1"),
    Told("Sixty per cent of the {mates} had been coming late.", "Since then it has been around fifteen.", "60", "15"),
    Told("It was short by forty pounds a week.", "In July I counted again. Six pounds.", "40", "6"),
    Told("", "It takes us about twelve minutes now. It was thirty-five at the start.", "35", "12"),
)  # fmt: skip

NONE = (
    "I asked the same {mate} to come again. She found two chairs.",
    "I rang the {mates} again. One said no.",
    "I hung the rest on the wall, fourteen in one row.",
    "I looked again. He was nine.",
    "Two {mates} from four villages.",
    "In two of the rooms I opened a window.",
    "I painted a line on it, two metres long.",
    "Thirty per cent of it was mine.",
    "I read the same book again. Twelve chapters.",
    "They had brought a lot of food, nine baskets of it.",
    "I stayed three nights, one from home.",
    "I asked the {mate} once more. He had two questions.",
    "I measured it again. Two boards.",
    "They brought their own tools, four bags.",
    "I read another page. Eight lines.",
)
