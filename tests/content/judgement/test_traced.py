"""What a look found out about the troubled things is not called idle; whatever else is told there still is."""

from rehearse.content import judge, transcript_of

BEGINNINGS = [
    "Last May, in the dairy of a monastery, the cheeses came out of the cellar mouldy on one side.",
    "In my first summer at a nursery for plants the seedlings kept wilting before the weekend.",
    "Two years ago I printed posters for a theatre, and the reds turned out blurred on long runs.",
    "As a clerk in a law office I noticed that contracts went to clients unsigned.",
    "When I looked after the bikes of a courier firm, the chains kept snapping in town.",
    "Last autumn I sang in and ran a village choir, and the altos were always going flat.",
    "In my second job I kept the beehives of a hotel, and frames were sticking to the walls.",
    "At a swimming pool in Derby the water was cloudy by noon on some days.",
    "On a ferry in March the ropes on the lower deck were fraying within a month.",
    "In a call centre for a bank I saw that callers hung up before anybody spoke to them.",
    "At the laundry of a nursing home the blankets shrank, and families were upset.",
    "When I drove a library van, the shelves tipped over at some of the stops.",
]
LOOKS = [
    "I turned over ninety cheeses and wrote down the shelf of each.",
    "I measured the soil in every box for three weeks.",
    "I laid out a whole run on the floor and compared the sheets one by one.",
    "I went through the post book of that winter.",
    "I collected the chains for a month.",
    "I recorded four rehearsals and listened to them at home.",
    "I checked each hive on two Sundays. It took me until dark.",
    "I tested the water every hour and logged the weather.",
    "I watched the crew tie up for nine crossings.",
    "I sorted two hundred calls by hour and by desk.",
    "I timed all the cycles and read the labels of the machines.",
    "I tracked the van on a map for ten days and noted each turn.",
]
FOUND = [
    "The mouldy ones all had their rind towards the drain in the floor.",
    "Nearly all the wilting boxes stood in the corner by the heating pipe.",
    "Every blurred sheet had gone through after the second change of ink.",
    "Most of the unsigned contracts had left the house on a Friday afternoon.",
    "The ones that had snapped came from bikes which slept out in the yard.",
    "Three quarters of the flat notes fell in the bars after a long rest.",
    "The sticking frames sat along the side that took the evening sun.",
    "Six out of seven cloudy days came after a visit by the diving club.",
    "It turned out that eleven of the ropes ran over a rusty edge of iron.",
    "Two thirds of the lost callers had waited at the same two desks.",
    "More than half of the shrunk blankets had been washed at night by the hired machine.",
    "When I laid the days side by side, all the tipped shelves lay behind a sharp left turn.",
]
ENDINGS = [
    "I built a rack of oak, moved the shelves up by a foot, and turned each wheel on Mondays.",
    "I cut a gap in the bench, hung a cloth in front of it, and showed the boys how to lift it.",
]
CLOSE = "After two months the number had dropped from 30 a week to 4. I learned to look before I spend any money."
ASIDES = [
    "The refectory had just been whitewashed by two novices from the valley.",
    "Most of the gardeners there cheered for the same rugby team.",
    "The workshop used to be a chapel with a tall round window.",
    "Our partners were having their portraits painted in oil at that time.",
    "Half of the couriers had grown up in the streets behind the harbour.",
    "The vicar kept three old donkeys in the meadow behind the church.",
    "All the curtains in the hotel came from a weaver on Skye.",
    "The young ones were all painted in the colours of the club.",
    "Both of my cousins were getting married on the island that month.",
    "The staff there ate their lunch together at one long table.",
    "Two of the carers played in a brass band on Saturday nights.",
    "The ones next door kept parrots in a conservatory full of palms.",
]


def unlike(told: list[str], *, idle: bool) -> list[str]:
    """The sentences, one for each story, that are idle (or else not idle) against what is expected of them."""
    wrong = []
    for at, sentence in enumerate(told):
        story = " ".join((BEGINNINGS[at], LOOKS[at], sentence, ENDINGS[at % len(ENDINGS)], CLOSE))
        density = judge(transcript_of(story))[0].density
        assert density is not None
        if any(one.words >= len(sentence.split()) for one in density.idle) != idle:
            wrong.append(sentence)
    return wrong


def test_where_the_troubled_things_were_found_is_not_idle() -> None:
    assert all(len(sentence.split()) >= 10 for sentence in FOUND)
    assert unlike(FOUND, idle=False) == []


def test_what_has_nothing_to_do_with_the_trouble_is_idle_behind_a_look() -> None:
    assert unlike(ASIDES, idle=True) == []


def test_where_the_marks_of_a_plot_lie_is_found_and_what_they_are_made_of_is_not() -> None:
    look = "I plotted every {thing} on a plan of the house with a thick pen."
    for thing, lies in (("spill", "lay beside the lift that stops too hard"), ("fall", "stood along the dark passage")):
        story = "At a nursing home in York we had a {thing} nearly every day. " + look + " {said} {ending} {close}"
        for said, idle in (
            (f"Almost all the crosses {lies} near the chapel.", False),
            ("Most of the crosses were of a deep blue that I had mixed at home that week.", True),
        ):
            told = story.format(thing=thing, said=said, ending=ENDINGS[0], close=CLOSE)
            density = judge(transcript_of(told))[0].density
            assert density is not None
            assert any(one.quote in said for one in density.idle) == idle, said
