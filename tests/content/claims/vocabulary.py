"""Words of 25 trades for the slots of templates; chosen without a look at the judge's own lists."""

from typing import NamedTuple


class Trade(NamedTuple):
    """thing: takes time. bad: unwanted things that are counted. people: who is served. good: a share to be raised.

    sank, rose: verbs of change, past. made: a thing done by effort, verb and noun. unit: a plain unit of work.
    """

    place: str
    thing: str
    bad: str
    bad_one: str
    people: str
    person: str
    good: str
    unit: str
    sank: str
    rose: str
    made: str
    colleague: str


TRADES = tuple(
    Trade(*(field.strip() for field in row.split("|")))
    for row in (
        "a vet's practice | the morning queue | mislaid samples | mislaid sample | pet owners | pet owner "
        "| the vaccination rate | appointments | nosedived | rocketed | stitched 14 cushions | nurses",
        "a bakery | the dough rest | burnt loaves | burnt loaf | regulars | regular | the sell-through "
        "rate | loaves | withered | mushroomed | kneaded 40 loaves | bakers",
        "a ferry line | the loading of the car deck | turned-away cars | turned-away car | passengers | "
        "passenger | the punctuality rate | crossings | ebbed | swelled | painted 12 railings | deckhands",
        "a tax office | the reply to a letter | misfiled forms | misfiled form | taxpayers | taxpayer | "
        "the first-time approval rate | letters | tapered off | snowballed | typed 30 letters | clerks",
        "a climbing gym | the gear check | frayed ropes | frayed rope | climbers | climber | the renewal "
        "rate | sessions | thinned out | blossomed | bolted 60 holds | setters",
        "a print shop | the set-up of the press | misprints | misprint | publishers | publisher | the "
        "first-pass yield | posters | waned | ballooned | inked 20 plates | printers",
        "a dairy farm | the evening milking | sick calves | sick calf | buyers | buyer | the conception "
        "rate | litres | subsided | shot up | scrubbed 18 stalls | milkers",
        "a museum | the wait at the cloakroom | lost coats | lost coat | visitors | visitor | the "
        "return-visit rate | tours | faded | took off | dusted 70 frames | guards",
        "a call-out garage | the average recovery | flat batteries | flat battery | motorists | motorist "
        "| the first-fix rate | call-outs | evaporated | spiked | greased 25 axles | mechanics",
        "a hospice | the handover | missed doses | missed dose | families | family | the response rate | "
        "visits | melted away | picked up | folded 90 blankets | carers",
        "a choir | the warm-up | no-shows | no-show | singers | singer | the attendance rate | rehearsals "
        "| petered out | bounced back | copied 35 scores | altos",
        "a chip plant | the furnace cycle | cracked wafers | cracked wafer | account holders | account "
        "holder | the wafer yield | wafers | cratered | edged up | etched 16 masks | operators",
        "a law firm | the search for a deed | overdue filings | overdue filing | claimants | claimant | "
        "the settlement rate | deeds | dropped away | ticked up | stapled 50 bundles | paralegals",
        "a lido | the opening of the pool | slipped tiles | slipped tile | swimmers | swimmer | the "
        "safety-test rate | lengths | receded | leapt | mopped 11 changing rooms | lifeguards",
        "a games studio | the nightly build | crashing levels | crashing level | players | player | the "
        "day-one rate | builds | shrivelled | surged | sketched 22 monsters | artists",
        "a tree nursery | the potting of a row | dead saplings | dead sapling | gardeners | gardener | "
        "the survival rate | saplings | abated | flourished | potted 300 saplings | planters",
        "a bus depot | the fuelling of a coach | breakdowns | breakdown | riders | rider | the on-time "
        "rate | trips | lessened | climbed | wiped 45 seats | drivers",
        "a language school | the placement test | empty desks | empty desk | learners | learner | the "
        "completion rate | classes | dwindled | improved | laminated 80 cards | teachers",
        "a theatre | the scene change | late curtains | late curtain | subscribers | subscriber | the "
        "occupancy rate | shows | shrank | grew | sewed 17 costumes | stagehands",
        "a quarry | the lorry turnaround | punctures | puncture | hauliers | haulier | the loading rate | "
        "loads | fell away | strengthened | welded 13 gates | drillers",
        "a charity shop | the sorting of a bag | unsold coats | unsold coat | donors | donor | the "
        "gift-aid rate | bags | eased | widened | ironed 65 shirts | volunteers",
        "a data centre | the failover | paged alerts | paged alert | tenants | tenant | the patch rate | "
        "tickets | declined | accelerated | racked 28 servers | admins",
        "a nursery school | the pick-up | scraped knees | scraped knee | parents | parent | the sign-up "
        "rate | places | diminished | doubled up | cut out 52 stars | aides",
        "a brewery | the bottling run | flat kegs | flat keg | landlords | landlord | the reorder rate | "
        "kegs | sank | jumped | capped 400 bottles | brewers",
        "a ski resort | the wait for the lift | lost passes | lost pass | skiers | skier | the rebooking "
        "rate | runs | collapsed | soared | waxed 55 boards | patrollers",
    )
)

FRAME = (
    "Two winters ago I worked at {place} and {thing} kept going wrong. Nobody looked after it, so I wrote down what "
    "happened every day for a fortnight. I found that one form was filled in twice. I threw that form away, I wrote "
    "a shorter one and I showed it to the {colleague}. {ending} Looking back, I would ask them first."
)


def ending(template: str, trade: Trade) -> str:
    """The template with the words of a trade; a capital slot begins a sentence."""
    slots = trade._asdict()
    slots |= {name.capitalize(): words[0].upper() + words[1:] for name, words in trade._asdict().items()}
    return template.format(**slots)


def story(template: str, trade: Trade) -> str:
    """A whole answer that ends in the template."""
    return FRAME.format(**trade._asdict(), ending=ending(template, trade))
