"""What a result meant for people whom no listed noun names counts as its meaning; what befell them before does not."""

from rehearse.content.judgement.business import business_words
from rehearse.content.story.answer import understand
from rehearse.content.text.sentences import transcript_of

STORY = (
    "Last spring the ferry kept breaking. I cleaned the filters and I wrote a list of the parts. "
    "The stops fell from nine a week to one."
)
FATES = (
    "None of the waiters lost their job.",
    "No one was sent home.",
    "Nobody was let go.",
    "Nobody had to give up their stall.",
    "No child was turned away.",
    "The shop did not have to close.",
    "The two brothers did not lose their boat.",
    "The old couple could keep their flat.",
    "The widow got her deposit back.",
    "The band was able to play that evening.",
    "The choir kept its hall.",
    "Each of them got a warm meal.",
    "The girl passed and now works as a nurse.",
)
OTHERS = (
    "Nobody had heard of the boat.",
    "The stall stayed shut on Monday.",
    "The widow had lost her key.",
    "The band was late.",
    "Neither of the cooks liked me.",
    "The bus left at nine.",
    "Nobody asked about the list.",
)


def meaning(said: str) -> bool:
    return business_words(understand(transcript_of(f"{STORY} {said}"))) is not None


def test_what_became_of_people_is_heard() -> None:
    assert not [said for said in FATES if not meaning(said)]


def test_other_news_of_people_is_none() -> None:
    assert not [said for said in OTHERS if meaning(said)]
