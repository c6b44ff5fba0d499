"""Results told in pieces: the value before in one sentence, the value after in another; two lists, made separately.

The words were chosen without a look at the judge's own. The second list was written before the rules that the first one
led to, and was run once after them.
"""

from typing import NamedTuple


class Yard(NamedTuple):
    """opening: where; bads, bad: unwanted things; goods: wanted ones; it: takes time; bill: costs money."""

    opening: str
    bads: str
    bad: str
    goods: str
    it: str
    bill: str
    mates: str
    mate: str
    steps: str


class Told(NamedTuple):
    """Sentences with the slots of a yard, and the figures of the value before and after as they must be read."""

    first: str
    later: str
    before: str = ""
    after: str = ""


FIRST_YARDS = (
    Yard("I look after the boats at a rowing club.", "snapped oars", "snapped oar", "outings", "the rigging",
         "insurance", "coxes", "cox", "I hung foam on the rack. I wrote a card. I tied a rope to each gate."),
    Yard("I run the kiln at a pottery.", "cracked glazes", "cracked glaze", "firings", "the loading", "gas bill",
         "throwers", "thrower", "I moved the thermometer. I drew a chart of the shelves. I dried the clay for longer."),
    Yard("I'm a night porter at a hospital.", "mislaid specimens", "mislaid specimen", "transfers", "a trip to the lab",
         "taxi bill", "porters", "porter", "I painted a box red. I wrote the ward on the lid. I rang the lab at nine."),
    Yard("I keep the bees of an orchard.", "dead colonies", "dead colony", "jars", "an inspection", "sugar bill",
         "pickers", "picker", "I lifted the hives. I narrowed the doors. I fed them in autumn."),
    Yard("I drive the mobile library.", "torn covers", "torn cover", "loans", "a stop", "repair bill", "readers",
         "reader", "I bought tape. I covered each spine. I asked the schools for a list."),
    Yard("I teach swimming at a lido.", "no-shows", "no-show", "bookings", "the changeover", "heating bill",
         "instructors", "instructor", "I sent a text the night before. I moved the desk. I called each parent."),
)  # fmt: skip

SECOND_YARDS = (
    Yard("I tune pianos for a concert hall.", "broken strings", "broken string", "recitals", "a full tuning",
         "transport bill", "pages", "page", "I put a wet cloth in the case. I marked the lid. I shut the vent."),
    Yard("I'm the groom at a racing yard.", "lame horses", "lame horse", "gallops", "the mucking out", "hay bill",
         "jockeys", "jockey", "I walked each one out. I swapped the bedding. I drew up a sheet for the farrier."),
    Yard("I sort the post for an island.", "soaked parcels", "soaked parcel", "deliveries", "the morning sort",
         "ferry bill", "carriers", "carrier", "I lined the crates. I built a ramp. I phoned the skipper."),
    Yard("I make the costumes for a circus.", "split seams", "split seam", "fittings", "a repair", "thread bill",
         "acrobats", "acrobat", "I changed the stitch. I cut the cloth on the bias. I sat in on the rehearsals."),
    Yard("I look after the graves of two parishes.", "toppled stones", "toppled stone", "visits", "the mowing",
         "fuel bill", "sextons", "sexton", "I tested each one by hand. I laid a mat. I bought a longer strap."),
    Yard("I run the sound at a chapel.", "feedback squeals", "feedback squeal", "services", "the set-up",
         "battery bill", "singers", "singer", "I labelled the leads. I moved the speakers. I drew the desk on a card."),
)  # fmt: skip

FIRST_PAIRS = (
    Told("I wrote down every {bad}, with the date. I counted thirty-one in that month.",
         "In May I counted again and it was nine.", "31", "9"),
    Told("That spring we had four {bads}.", "Not one {bad} since.", "4", "0"),
    Told("", "The year before it was eleven {bads}. The year after, two.", "11", "2"),
    Told("I went through the book, eight months of it, and there were fourteen {bads}.",
         "We've had two winters now and not a single {bad}.", "14", "0"),
    Told("It was about five {bads} a month at that point.", "Over the following quarter we had two, in three months.",
         "5", "0.7"),
    Told("I think we had nineteen {goods} in the October.",
         "By the following March it was three hundred and four {goods} in the month.", "19", "304"),
    Told("We got two {goods} a week, on a good week.", "We went up to three and a half {goods} a week.", "2", "3.5"),
    Told("One {mate} came in maybe two days out of five.",
         "By the summer he was coming in five days a week.", "2", "5"),
    Told("The {bill} was 7,900 pounds a year.",
         "In the end they refunded us £11,240, and the {bill} is about four thousand two hundred now.", "7900", "4200"),
    Told("I put the scales under it. Forty-six kilos. One day.",
         "By March I had it at twenty-two, twenty-three kilos on average.", "46", "22"),
    Told("", "Two hours forty, {it} used to take. It takes thirty-five minutes now.", "2", "35"),
    Told("Sixty-eight {goods} an hour, that's what we were doing.", "We're doing a hundred and five an hour now.",
         "68", "105"),
    Told("{It} used to take fifty minutes.", "It takes twenty minutes now, well, nearer thirty at Christmas.",
         "50", "20|30"),
    Told("It was taking us fifty minutes, most days.", "After the first week it was twenty.", "50", "20"),
    Told("In the first month we had twelve {bads}.", "In the last month, three.", "12", "3"),
    Told("I put a clock on it, and {it} took fifty minutes.", "I timed it again in the autumn. Eighteen.", "50", "18"),
    Told("Twenty-two {bads} a month, I'd guess.", "It's four now.", "22", "4"),
    Told("There'd been nine {bads} since Easter.", "There hasn't been one since.", "9", "0"),
)  # fmt: skip

SECOND_PAIRS = (
    Told("I kept a list. By the end of the month it had twenty-six {bads} on it.",
         "I kept the same list in October and there were seven on it.", "26", "7"),
    Told("Three {bads} in the one summer, we'd had.", "None since.", "3", "0"),
    Told("We'd been getting eight {bads} a quarter.", "Since then we have had one, and that was in the first week.",
         "8", "1"),
    Told("Between us we managed forty {goods} a month.", "In the second year it was sixty-one a month.", "40", "61"),
    Told("There were seventeen {bads} in the week I looked.", "Six weeks later I looked again: four.", "17", "4"),
    Told("I rang round, and the {bill} came to 3,100 euros a year.", "This year it's eighteen hundred.",
         "3100", "1800"),
    Told("", "It was ninety minutes, {it}. We do it in forty now.", "90", "40"),
    Told("Of ten {mates}, three stayed to the end.", "By the autumn it was eight out of ten.", "3", "8"),
    Told("I weighed what we threw away: nineteen kilos a week.", "Now it's six.", "19", "6"),
    Told("The first winter it was thirteen {bads}.", "The second winter, none at all.", "13", "0"),
    Told("A good day was twelve {goods}.", "We're at twenty a day now, near enough.", "12", "20"),
    Told("{It} was an hour and a half when I came.", "These days you're done in thirty-five minutes.", "1.5|1", "35"),
    Told("I noted eleven {bads} that August.", "The August after that I noted three.", "11", "3"),
    Told("We had twenty-four {goods} on the list in January.", "In June there were fifty-two.", "24", "52"),
    Told("There had been six {bads} in the year before I came.",
         "There's not been a single one in the two years since.",
         "6", "0"),
    Told("It cost us about 400 pounds a month, the {bill}.", "We pay a hundred and fifty a month now.", "400", "150"),
)  # fmt: skip

FIRST_NONE = (
    "I measured it, and it was running too hot, maybe two percent.",
    "So I went through the old slips, by hand, eight months of them.",
    "I watched each {mate} fill in one form.",
    "That took, oh, five months on and off.",
    "I waited two months for the second reply.",
    "I stood out there three nights running.",
    "I did it the old way and the new way side by side for eight nights.",
    "I went back every Friday for six weeks.",
    "I phoned the forty or so {mates} in the district.",
    "I trained two of the {mates}, in an afternoon.",
    "I talked at the meeting for about five minutes.",
    "I made eleven more at home.",
    "We had nine {bads} that month. Then I looked at four {bads} again, one by one.",
    "{It} took fifty minutes. In May I spoke for ten minutes at the meeting.",
    "Not one {mate} had ever asked.",
    "I counted the pegs again and there were nine, so I ordered more.",
    "It was a year before I asked anybody, and by then two {mates} had left.",
    "I bought nine at first, and in May I bought four more.",
)  # fmt: skip

SECOND_NONE = (
    "I had a look underneath and it was bent, about four millimetres.",
    "I read the whole log, eleven weeks of it, on two evenings.",
    "I asked each {mate} to try one.",
    "It dragged on for three months.",
    "I got up at five for nine days in a row.",
    "I sent out sixty letters by hand.",
    "I showed six {mates} how to do it.",
    "We had fifteen {bads} in the June. I took five of them apart.",
    "{It} took an hour. I wrote it up in twenty minutes.",
    "None of the {mates} had thought of it.",
    "I'd been there six years by then, and the {mates} for ten.",
    "By August I had read four books about it.",
)  # fmt: skip

FIRST_ALSO = (
    "And the insurers knocked six percent off.",
    "The boss worked it out, for him it is about one thousand four hundred pounds each month.",
    "The treasurer put it at nine thousand pounds over the season.",
    "Eleven {mates} have done the certificate since.",
    "They refunded us £11,240 as well.",
    "And we saved forty minutes a night.",
    "Two hundred and eighteen {goods} since then, and not one {bad}.",
    "That's about two thousand pounds a year.",
    "And overtime is down by about a fifth.",
    "The regional office took it up for eleven branches.",
)  # fmt: skip

SECOND_ALSO = (
    "The supplier took eight percent off the next order.",
    "My manager reckons that's six hundred pounds a month.",
    "The owner says it saved her five thousand that year.",
    "Seven {mates} have signed up for the course.",
    "We got a grant of £4,500 out of it.",
    "We also got three hours a week back.",
    "And complaints are half of what they were.",
    "It has paid for itself twice over, about 1,200 euros.",
    "Nine other clubs have copied the card.",
)  # fmt: skip

NOT_ALSO = (
    "I talked about it for ten minutes at the meeting.",
    "I'd been there for six years by then.",
    "I trained three of the {mates} on it.",
    "It took me five weeks.",
    "The {mates} had two meetings about it.",
    "There are nine {mates} on the team.",
)  # fmt: skip

MAIN = "{It} went from fifty minutes to twelve."


def answer(yard: Yard, first: str, later: str) -> str:
    """A whole answer in the words of a yard."""
    words = yard._asdict()
    words["It"] = yard.it[0].upper() + yard.it[1:]
    frame = (
        "{opening} One year it bothered me how things went, and nobody had asked me to do anything about it. {first} "
    )
    frame += "I thought about it for a while. {steps} {later} What I took from it is to look first and talk later."
    told = frame.replace("{first}", first).replace("{later}", later)
    return " ".join(told.format(**words).split())
