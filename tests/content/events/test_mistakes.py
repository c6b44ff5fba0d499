"""A deed that went wrong is no step of the speaker's; one that finds or rights what is wrong is."""

import pytest

from rehearse.content.clauses import parse_clauses
from rehearse.content.events.steps import find_steps
from rehearse.content.text import parse
from rehearse.content.text.sentences import transcript_of

WRONG = (
    "I sent a letter to the wrong tenant.",
    "I handed the keys to the wrong driver.",
    "I booked the wrong hall.",
    "I poured the wrong glaze.",
    "I dialled the wrong number.",
    "I loaded the crates onto the wrong lorry.",
    "I wrote the date wrong.",
    "I spelled her name wrong.",
    "I deleted the folder by mistake.",
    "I locked the porter out by accident.",
    "I accidentally switched the freezer off.",
    "I posted the forms too late.",
    "I mistakenly charged her twice.",
    "I misfiled the deeds.",
    "I miscounted the trays.",
    "I hung the gate the wrong way round.",
    "I overlooked the second page.",
    "I printed the poster for the wrong day.",
    "I overfilled the kettle.",
    "I underpaid the apprentice.",
    "I double-booked the hall.",
    "I cut the cloth too short.",
    "I ignored the warning on the label.",
    "I spilled the dye on the rug.",
    "I messed up the seating plan.",
)
RIGHT = (
    "I found the wrong address on the label.",
    "I corrected the wrong prices.",
    "I swapped the wrong valve for the right one.",
    "I took the wrong parcels off the van.",
    "I marked every wrong entry.",
    "I counted the boxes with a wrong label.",
    "I rang the tenant who had got the wrong letter.",
    "I asked her what was wrong.",
    "I locked the gate before it was too late.",
    "I mended the lamp.",
    "I mixed the glaze again.",
    "I repainted the wrong sign.",
    "I relabelled the wrong jars.",
    "I apologised for the wrong parcel.",
    "I withdrew the wrong invoice.",
    "I phoned everyone on the wrong list.",
    "I overhauled the pump.",
    "I underlined the dates.",
    "I knocked on every door.",
    "I set up the easel.",
    "I threw out a rope worn too thin.",
)


def own_deeds(said: str) -> int:
    text = parse(transcript_of(f"I cleaned the yard. {said} I wrote a list."))
    return sum(step.sentence == 1 for step in find_steps(text, parse_clauses(text)).own)


@pytest.mark.parametrize(("sentences", "steps"), [(WRONG, False), (RIGHT, True)], ids=["wrong", "right"])
def test_what_went_wrong_is_no_step(sentences: tuple[str, ...], steps: bool) -> None:
    assert not [said for said in sentences if bool(own_deeds(said)) != steps]
