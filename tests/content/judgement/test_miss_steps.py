"""The steps for a miss and for help that nobody asked for: ticked where they are told, and nowhere else."""

from rehearse.content import judge, transcript_of
from rehearse.data.questions import find

OWNED = (
    "I was the one who knocked over the font.",
    "The organist got no music, because I had posted it to the wrong abbey.",
    "That loss was down to me.",
    "I forgot to wind the tower clock.",
    "I told the verger that I had miscounted the candles.",
    "My mistake was I tuned the bell by ear.",
    "The failure was that I left the crypt open.",
    "My failure was an organ in Ghent.",
    "I told the abbot that it was my doing.",
)
NOT_OWNED = (
    "The verger admitted that he had misread the calendar.",
    "I was the one who spotted the crack.",
    "I told the foundry that their bell was flat.",
    "The sexton forgot the key, so I fetched it.",
    "The failure was that they left the crypt open.",
    "My mistake was forgiven.",
    "It was my uncle.",
)
NUMBERED = (
    "Only nine of the forty candles burned.",
    "The bell rang six days after the date that I had given.",
    "I had budgeted 900 pounds and it took 1,400.",
    "About eighty guests waited in the churchyard.",
    "Nine ropes were thrown out, which was 900 euros.",
    "The repair of the organ was 1,200 pounds.",
    "We had to call back thirty bells.",
)
NOT_NUMBERED = (
    "I sang there for nine years.",
    "I bought two ropes and six hooks.",
    "The choir met at seven.",
    "I saved the abbey 900 pounds of repair.",
    "The organ cost nothing in nine years.",
    "The novice was nine weeks gone.",
    "I paid nine euros of my own cost.",
)
FAST = (
    "Within the hour I phoned the foundry.",
    "That same evening I climbed the tower and tied the clapper.",
    "The moment I heard it I cut the rope.",
    "I drove to the abbey straight away.",
    "I rewrote the rota within two days.",
    "I forgot the key. I phoned the abbot.",
    "I misread the chart. I switched the bellows off.",
    "I forgot the key. I apologised to the choir.",
    "I told the abbot before he found out.",
    "I wrote to the choir before anybody could ask.",
    "I forgot the key. I walked over to his cell.",
    "It was my oversight. I brought everybody out.",
    "I went to the verger at once, said that the key was lost.",
)
NOT_FAST = (
    "The verger came at once.",
    "I joined the choir on the same day as my niece.",
    "I phoned the foundry three months later.",
    "I learned the organ within five years.",
    "I forgot the key. I phoned the abbot three months later.",
    "I forgot the key. I called a meeting.",
    "The sexton forgot the key. I phoned the abbot.",
    "I wrote to the choir before I found the key.",
    "I sang there before the abbot came.",
    "I forgot the key. I went to the seaside.",
    "It was my brother. I brought everybody out.",
    "I forgot the key. I took a photograph.",
)
PREVENTED = (
    "I proposed that each rope be tested in May, and the parish adopted that.",
    "Ever since, I weigh the bell before I hang it.",
    "I drew up a checklist for the bell ringers. I added a check of the rope.",
    "We changed the rope, so nobody can pull it alone.",
    "I fitted a lock to the crypt.",
    "I made up a card that has to be signed by two.",
    "Each bell now has a tag with its date.",
    "We changed the door and it won't open without two keys.",
)
NOT_PREVENTED = (
    "I proposed that each rope be tested in May, and the parish laughed.",
    "I hoped that it would never happen again.",
    "I wrote a review of the concert.",
    "Nobody can sing that high.",
    "The door will not open without a key.",
    "I made up a song that the boys liked.",
    "Each boy has a card.",
)
NOTICED = (
    "I overheard two pilgrims argue about the door.",
    "I kept seeing pilgrims wait at the wrong door.",
    "It struck me that nobody swept the crypt.",
    "I noticed that the hymn books had no index.",
)
NOT_NOTICED = ("I noticed that I was tired.", "The verger noticed the door.", "I saw my chance and applied.")
SERVED = (
    "I learned that a pilgrim's family reads the door before the sign, so families come first.",
    "I learned that passengers smell the leak before we do.",
)
NOT_SERVED = (
    "I learned that colleagues believe a scale when you put it in front of them.",
    "Since then I test the bell before I hang anything visitors can see.",
)
STEPS = {
    ("failure", 0): (OWNED, NOT_OWNED),
    ("failure", 1): (NUMBERED, NOT_NUMBERED),
    ("failure", 2): (FAST, NOT_FAST),
    ("failure", 3): (PREVENTED, NOT_PREVENTED),
    ("not-on-my-sprint", 0): (NOTICED, NOT_NOTICED),
    ("not-on-my-sprint", 5): (SERVED, NOT_SERVED),
}


def ticked(said: str, question: str, number: int) -> bool:
    content, _ = judge(transcript_of(said), find(question))
    assert content.framework is not None
    return content.framework.steps[number].heard


def test_a_step_is_ticked_where_it_is_told_and_only_there() -> None:
    wrong = []
    for (question, number), (told, nearly) in STEPS.items():
        wrong += [(said, number) for said in told if not ticked(said, question, number)]
        wrong += [(said, number) for said in nearly if ticked(said, question, number)]
    assert wrong == []


def test_what_nobody_did_and_what_was_only_hoped_is_no_step() -> None:
    assert not ticked("I sent the page to the abbot. Nobody signed it.", "unclear-roles", 1)
    assert not ticked("The parish never agreed.", "unpopular-decision", 3)
    assert not ticked("The sexton made no excuses.", "last-apology", 1)
    assert ticked("I made no excuses.", "last-apology", 1)


def test_the_number_that_is_quoted_is_a_result_and_no_step() -> None:
    said = (
        "I noticed that the crypt was damp. I cut the candles from forty boxes to twelve boxes. I opened the vents. "
        "In the end the damp went from 90 percent to 55 percent."
    )
    content, _ = judge(transcript_of(said), find("not-on-my-sprint"))
    assert content.framework is not None
    assert "55" in (content.framework.steps[3].quote or "")
