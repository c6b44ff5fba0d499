"""What somebody hands the speaker once the work is done did not begin it; an order that looks back did."""

from itertools import product

from rehearse.content.story.answer import Answer, understand
from rehearse.content.text.sentences import transcript_of

STORIES = [
    "The clay studio in Leith lost a kiln load of mugs each week. I sat up by the kiln and read its dial every hour, "
    "and I packed the bottom shelf with bricks. We have not lost a mug in two months. {last} I learned to read a dial.",
    "A choir bus broke down outside Truro with forty singers in it. I walked to a farm and borrowed a minibus, then I "
    "drove them over in three trips. All forty sang that evening. {last}",
]
NEXT = [
    "The owner gave me the night firing to do afterwards, so I can't have done badly.",
    "After that I was asked to look after the Easter tour too.",
    "And later our director made me responsible for the whole cellar, that was nice of him.",
    "They hired me to do the harvest fair the year after.",
    "My boss has since given me both of the trainees to look after.",
    "They sent me to sort out two other branches that autumn.",
]
DOUBTFUL = ["The owner told me to write a guide for the newcomers."]
LOOKING_BACK = [
    "My boss had told me to do that in the first place.",
    "I did all of it since the owner told me to.",
    "The owner asked me to sort this out, to be honest.",
    "I'd been asked to fix it by our director.",
    "I was assigned this job by our director, by the way.",
    "The owner then told me to write a guide, so I wrote the guide and I read it out to everybody.",
]


def _understood(last: str) -> list[Answer]:
    return [understand(transcript_of(story.format(last=last))) for story in STORIES]


def test_more_work_given_behind_the_steps_is_no_order_and_no_question() -> None:
    wrong = [
        last for last in NEXT for one in _understood(last) if one.initiation.directed or one.initiation.open is not None
    ]
    assert wrong == []


def test_what_may_be_either_is_asked() -> None:
    for last, one in product(DOUBTFUL, range(len(STORIES))):
        initiation = _understood(last)[one].initiation
        assert (initiation.directed, initiation.open is not None) == (None, True)


def test_an_order_that_looks_back_or_leads_to_steps_is_still_one() -> None:
    assert [last for last in LOOKING_BACK for one in _understood(last) if one.initiation.directed is None] == []
