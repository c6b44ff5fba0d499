"""The steps of an apology: heard in every way of saying it to somebody, and not in words that only look like one."""

from rehearse.content import judge, transcript_of
from rehearse.data.questions import find

SAID = [
    "I walked down to the quay and begged the skipper's pardon.",
    "I asked Ruth to forgive me for the lost Saturday.",
    "I owned up to the choir that I'd been wrong.",
    "I rang the grower, told him that I had let him down and listened.",
    "I told the twins that I regretted it.",
    "I waited by the gate, offered the postman my apologies and carried his bag.",
    "I stood up in the vestry and said how sorry I was.",
    "I wrote the florist a note of apology.",
    "I asked for her forgiveness on the stairs.",
    "I admitted to Olga that I had treated her unfairly.",
    "I sat down with the bandmaster and told him I had got it wrong.",
    "I voiced my regret to the parish.",
    "I said to the ringers that the late start was down to me.",
    "I found the usher after the matinee, said that I had been careless, and swept the aisle.",
]
NOT_SAID = [
    "The surveyor apologised to me on the telephone.",
    "I complained, and the surveyor apologised to us.",
    "The tenor begged my pardon.",
    "He told me that I had been wrong.",
    "The sacristan said that he was sorry and asked me to forgive him.",
    "I told the widow that I was sorry to hear of it.",
    "I felt sorry for the orphans.",
    "I wish I had told her that I was wrong.",
    "I should have gone over and apologised.",
    "I owed the porter an apology.",
    "I said that the roof was in a sorry state.",
    "I told myself that I had been wrong.",
    "I realised that I had let them down.",
]
MADE_UP = [
    "I paid her for the torn coat.",
    "We refunded the fare to every pilgrim.",
    "I covered the porter's Sunday shift.",
    "I mended his fence on the Saturday.",
    "I gave the quartet a voucher for the hall.",
    "I made it up to the tenor with a lift home.",
    "I went back to the mill and put things right with the two weavers.",
    "I drove to the quay, sent the skipper a refund, and rang the harbour.",
]
NOT_MADE_UP = [
    "Returned bottles fell from forty to six.",
    "Paid leave rose by a tenth.",
    "I returned to the yard.",
    "I returned every bottle.",
    "I paid the entrance.",
    "I entered the figures.",
    "I replaced the belt.",
    "I finished the night shift.",
    "I took the pump apart and put it right.",
    "The insurer paid them in May.",
]


def heard(said: str) -> tuple[bool, bool]:
    """Whether the first step is heard, to apologise, and the third, to make up for it; told with marks and without."""
    found = []
    for text in (said, said.lower().replace(",", "").replace(".", "")):
        content, _ = judge(transcript_of(text), find("last-apology"))
        assert content.framework is not None
        found.append((content.framework.steps[0].heard, content.framework.steps[2].heard))
    assert found[0] == found[1], said
    return found[0]


def test_every_way_of_saying_it_to_somebody_is_an_apology() -> None:
    assert [said for said in SAID if not heard(said)[0]] == []


def test_what_is_told_by_others_or_not_told_or_pity_is_no_apology() -> None:
    assert [said for said in NOT_SAID if heard(said)[0]] == []


def test_only_a_deed_for_somebody_makes_up_for_it() -> None:
    assert [said for said in MADE_UP if not heard(said)[1]] == []
    assert [said for said in NOT_MADE_UP if heard(said)[1]] == []
