"""What others did in the end is a result in words where they gave way, settled a matter, or took up what was made."""

from rehearse.content.judgement.scoring import score
from rehearse.content.story.answer import Answer, understand
from rehearse.content.text.sentences import transcript_of

STORY = (
    "Last winter our tenants in Mill Lane had no heating for a month. I noticed it when I read the letters. I rang the "
    "plumber, I wrote a plan for the boiler, and I sent the landlord a calendar of the repairs. {end}"
)
SETTLED = [
    "The council waived the surcharge.",
    "The bank forgave the delay.",
    "The council reinstated the warden.",
    "The tenants dropped the accusation.",
    "The injunction was lifted in May.",
    "The landlord was so pleased that he renewed my pitch.",
    "The landlord paid the whole deposit back, and he apologised to the house.",
    "A month later he signed the new contract.",
    "He handed the calendar back with his signature.",
    "The housing office printed the plan.",
    "They use the plan in the other houses.",
    "They still rent from us.",
    "The tenants recommended me to the mayor.",
    "The school took her back.",
    "In spring the landlord gave in.",
    "The landlord let them stay.",
    "The two tenants are safe.",
]
NOT_SETTLED = [
    "He dropped the boiler on his foot.",
    "The plumber lifted the boiler.",
    "The landlord withdrew his offer.",
    "The bank cancelled the loan.",
    "The tenants did not drop the claim.",
    "They might renew the lease.",
    "He promised to pay the bill.",
    "If he signs the lease, they stay.",
    "They asked whether he renewed the lease.",
    "He took his coat back.",
    "They sent the boiler back.",
    "They let him go.",
    "She ordered me to wait.",
    "The landlord still shouts at us.",
    "The plumber followed me.",
]


def understood(end: str) -> Answer:
    return understand(transcript_of(STORY.format(end=end)))


def test_a_matter_that_others_settle_is_a_result_without_the_points_of_a_number() -> None:
    answers = {end: understood(end) for end in SETTLED}
    assert [end for end, answer in answers.items() if not answer.tells_change] == []
    assert {score(answer)["quantified_impact"].points for answer in answers.values()} == {3}


def test_what_others_only_do_or_might_do_is_none() -> None:
    assert [end for end in NOT_SETTLED if understood(end).tells_change] == []


def test_a_step_behind_it_makes_what_others_took_up_a_part_of_the_work() -> None:
    assert not understood(
        "The caretaker copied the plan. I then drove to the boiler maker and I bought a valve."
    ).tells_change
