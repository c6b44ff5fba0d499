"""Plain words of initiative are quoted rather than what was seen first; telling how to do it is no order."""

from rehearse.content.story.answer import understand
from rehearse.content.text.sentences import transcript_of

SEEN = (
    "I saw that the kiln was cold every Monday.",
    "I noticed the pumps were rusty.",
    "I realised that nobody read the gauges.",
)
PLAIN = (
    "It was not my job.",
    "Nobody had asked me.",
    "No one told me to do it.",
    "Nobody asked me to.",
    "That wasn't part of my job.",
    "I did it without being asked.",
)
DID = "So I drew a chart of the gauges and I hung it in the shed."
HOW = (
    "The {boss} told us how to read the gauges.",
    "The {boss} told me what to look for.",
    "The {boss} told us where to put the chart.",
    "The {boss} told me when to check the kiln.",
    "The {boss} told us what to do.",
)
ORDERS = (
    "The {boss} told me to draw a chart of the gauges.",
    "The {boss} told us what to do with the gauges.",
    "The {boss} asked us to hang a chart in the shed.",
)
BOSSES = ("doctor", "foreman", "instructor")


def test_plain_words_are_quoted_before_what_was_seen() -> None:
    weak = []
    for seen in SEEN:
        for plain in PLAIN:
            answer = understand(transcript_of(f"I work at a pottery. {seen} {plain} {DID}"))
            own = answer.initiation.own
            if own is None or answer.reading.sentence_of(own.start) != 2:
                weak.append((seen, plain))
    assert not weak


def test_telling_how_is_no_order() -> None:
    said = [how.format(boss=boss) for how in HOW for boss in BOSSES]
    assert not [one for one in said if is_directed(one)]


def test_an_order_to_do_it_is_one() -> None:
    said = [order.format(boss=boss) for order in ORDERS for boss in BOSSES]
    assert not [one for one in said if not is_directed(one)]


def is_directed(said: str) -> bool:
    return understand(transcript_of(f"{said} {DID}")).initiation.directed is not None
