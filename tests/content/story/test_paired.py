"""A "we" hides nobody where its sentence says how the speaker turned to one other person; a group still hides."""

from rehearse.content.story.answer import understand
from rehearse.content.text.sentences import transcript_of

STORY = (
    "I was a porter at an auction house. My failure was that the lots were stacked by size and not by number. A clock "
    "went to the wrong bidder in Perth. I told the auctioneer before he found out. {step} Nobody has had the wrong lot "
    "since. I learned that my shortcut is somebody else's loss."
)
PAIRED = [
    "I sat down with him and we changed the labels, so they print by number.",
    "I went over to Agnes at the till and we redesigned the slip.",
    "I rang the head porter and we moved the racks apart.",
    "I fetched my sister from the office and we built a tray for each lot.",
    "I took the ledger to the cashier and we rewrote the list.",
    "I met her on the Tuesday and we designed a colour for each day.",
    "I walked the yard with our storeman, and we rebuilt every rack.",
    "I called my neighbour over and we changed the printer that evening.",
    "I asked a retired auctioneer in and then we designed a form.",
    "I stayed late with the new clerk and we rewrote the rota.",
    "I went to the owner with it and we built a grille.",
    "I phoned Mr Tanner and we replaced the old stickers.",
]
HIDDEN = [
    "I sat down with the crew and we changed the labels.",
    "We changed the labels, so they print by number.",
    "I joined the department and we redesigned the slip.",
    "I turned up on Tuesday and we rewrote the list.",
    "I met everybody in Perth and we redesigned the rack.",
    "I sat down with him and we changed the labels. We built a tray for each lot and we decided to lock the room.",
]


def _hidden(step: str) -> bool:
    return understand(transcript_of(STORY.format(step=step))).hiding.hides


def test_one_person_whom_the_speaker_turned_to_hides_nobody() -> None:
    assert [step for step in PAIRED if _hidden(step)] == []


def test_a_group_a_place_or_further_steps_of_we_hide_the_speaker() -> None:
    assert [step for step in HIDDEN if not _hidden(step)] == []


def test_the_speaker_needs_a_step_besides() -> None:
    alone = "The clock went to the wrong bidder. I sat down with him and we changed the labels. Nobody complained."
    assert understand(transcript_of(alone)).hiding.hides
