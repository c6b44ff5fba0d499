"""What somebody owns or feels today is no lasting change of how they work; a list, or who checks it for them, is."""

from rehearse.content.story.answer import understand
from rehearse.content.text.sentences import transcript_of

STORY = (
    "Last autumn the ferry left without the parcels three times. I asked the skipper, I wrote a list for the pier and "
    "I pinned it on the gate. The parcels left behind fell from thirty a week to none. {last}"
)
PRIVATE = [
    "I have two ferries of my own now.",
    "I have a boat now.",
    "I own a cottage on the island now.",
    "These days I have a son and a daughter.",
    "Since then I have three parrots.",
    "I have a better cabin now.",
    "I feel calmer on the water now.",
    "I want to be a skipper now.",
    "I enjoy the crossing now.",
    "I live on the pier now.",
    "I sleep well these days.",
]
AT_WORK = [
    "I have a checklist on the pier now.",
    "I have a rule about late parcels now.",
    "I have reminders on my phone now.",
    "I have my cousin read the list now.",
    "I have a second sailor count the parcels now.",
    "I have the parcels weighed by the crew now.",
    "I have a card that I read out now.",
    "I have a spare list in each boat now.",
    "I count each parcel now.",
]


def is_change(last: str) -> bool:
    return understand(transcript_of(STORY.format(last=last))).reflection.change is not None


def test_a_possession_or_a_feeling_is_no_lasting_change() -> None:
    assert [last for last in PRIVATE if is_change(last)] == []


def test_what_serves_the_work_is_one() -> None:
    assert [last for last in AT_WORK if not is_change(last)] == []
