"""Who sets work going is told by the clause: "I" with a verb of deciding, proposing, asking leave or noticing."""

from itertools import product

import pytest

from rehearse.content.clauses import parse_clauses
from rehearse.content.events.initiative import find_initiatives
from rehearse.content.story.answer import understand
from rehearse.content.text import parse
from rehearse.content.text.sentences import transcript_of

WORK = ["rewire the kiln", "sort out the harness room", "catalogue the seeds", "retune the organ"]
DECIDED = [
    "I decided to {work}.",
    "So I chose to {work}.",
    "I suggested that we {work}.",
    "I asked my manager if I could {work}.",
    "I persuaded the owner to let me {work}.",
    "I knew I had to {work}.",
    "I stepped in to {work}.",
    "Decided to {work}.",
    "So I set about trying to {work}.",
    "The rest had gone home, so I got going and I had to {work}.",
    "I was supposed to do something else, but I had to {work}.",
    "If I did not {work}, no one would.",
    "I went to the warden and said can I {work}.",
    "I asked the porter could I {work}.",
    "I asked the groom whether I could {work}, and he said go on then.",
    "I said to the abbot, give me a month to {work}.",
    "I said give me till Friday and I'd {work}.",
    "I said let me have a go.",
    "I made it my business to {work}.",
    "I set myself the target of a whole day, to {work}.",
    "I made up my mind to {work}.",
    "Nobody said to.",
    "I didn't get asked to {work}.",
    "The curator didn't ask me to.",
    "There was nobody telling me to {work}.",
]
NOT_DECIDED = [
    "They decided to {work}.",
    "I did not decide to {work}.",
    "I would decide to {work}.",
    "If I had decided to {work}, it would be done.",
    "My manager suggested that I {work}.",
    "I asked my manager what day it was.",
    "I had to {work}.",
    "I asked a visitor if I could {work}.",
    "I said can I have a day off before we {work}.",
    "I said to her, could I see your pass.",
    "I said let me know if they {work}.",
    "I didn't get asked about it.",
    "The curator didn't ask me about the bill.",
    "I made a cake to celebrate.",
]
THINGS = ["the kiln leaked", "the harness was torn", "two seed boxes were empty", "a pipe was out of tune"]
NOTICED = [
    "Then I notice that {thing}.",
    "I was not happy with it: {thing}.",
    "I'd been wondering why {thing}.",
    "I noticed that {thing}.",
    "I spotted that {thing}.",
    "I found out that {thing}.",
    "Noticed that {thing}.",
    "It was doing my head in that {thing}.",
    "It drove me up the wall: {thing}.",
    "The thing that got me was this: {thing}.",
    "They said {thing}. I wasn't so sure.",
    "They said {thing}. I didn't buy that.",
    "I couldn't stand it: {thing}.",
    "I'd had enough of it: {thing}.",
    "I thought, this is daft. So I told them that {thing}.",
    "I thought, this won't do. So I told them that {thing}.",
]
NOT_NOTICED = [
    "They noticed that {thing}.",
    "What I found was that {thing}.",
    "I found it odd that {thing}.",
    "I never noticed that {thing}.",
    "One of them saw that {thing}.",
    "I saw it happen: {thing}.",
    "The bus drove me home. Later {thing}.",
    "My legs got to me in the end: {thing}.",
    "I wasn't sure what to do because {thing}.",
    "It would drive me mad if {thing}.",
    "I thought it was a nice place. So I told them that {thing}.",
    "I thought, this is daft. They knew that {thing}.",
    "I thought the climb would be short so I told them that {thing}.",
    "I thought the others might know it so I never said that {thing}.",
    "I thought, this will be a nice day. So I told them that {thing}.",
]
FIRST = [
    "Everyone just stepped over it.",
    "They all moaned about it.",
    "Everybody said that's just the job.",
    "I wrote them down for a fortnight.",
    "I weighed it one week with the kitchen scales.",
    "For two shifts I timed every one of them.",
    "One rainy afternoon I sat down with the book.",
    "I stood by the door one lunchtime and watched what they did.",
]
NOT_FIRST = [
    "Everyone just loved it.",
    "Everybody just clapped.",
    "People just queued outside.",
    "I counted the till every evening.",
    "I watched football all week.",
    "They wrote them down for a fortnight.",
    "I'll weigh it for a week.",
]


def kinds(sentence: str) -> list[str]:
    text = parse(transcript_of(sentence))
    return [one.kind for one in find_initiatives(text, parse_clauses(text))]


@pytest.mark.parametrize(("said", "work"), list(product(DECIDED, WORK)))
def test_a_decision_a_proposal_and_leave_asked_for_set_work_going(said: str, work: str) -> None:
    assert "decided" in kinds(said.format(work=work))


@pytest.mark.parametrize(("said", "work"), list(product(NOT_DECIDED, WORK)))
def test_what_others_decide_or_nobody_did_sets_nothing_going(said: str, work: str) -> None:
    assert "decided" not in kinds(said.format(work=work))


@pytest.mark.parametrize(("said", "thing"), list(product(NOTICED, THINGS)))
def test_what_the_speaker_came_upon_is_noticed(said: str, thing: str) -> None:
    assert "noticed" in kinds(said.format(thing=thing))


@pytest.mark.parametrize(("said", "thing"), list(product(NOT_NOTICED, THINGS)))
def test_an_opinion_a_finding_of_others_and_a_denial_are_not(said: str, thing: str) -> None:
    assert "noticed" not in kinds(said.format(thing=thing))


@pytest.mark.parametrize("said", FIRST)
def test_what_all_let_be_and_a_count_for_a_while_may_be_the_first_thing(said: str) -> None:
    assert kinds(said) == ["first"]
    story = f"Kilns kept going out at our pottery. {said} I cut a new lid and I sealed the door with clay."
    assert understand(transcript_of(story)).initiation.by == "self"


@pytest.mark.parametrize("said", NOT_FIRST)
def test_praise_routine_and_the_counts_of_others_are_no_first_thing(said: str) -> None:
    assert "first" not in kinds(said)


@pytest.mark.parametrize("said", FIRST)
@pytest.mark.parametrize("before", ["I cut a new lid.", "The studio owner told me to mend the kiln."])
def test_behind_a_step_or_an_order_they_begin_nothing(before: str, said: str) -> None:
    story = f"Kilns kept going out at our pottery. {before} {said} I sealed the door with clay."
    assert understand(transcript_of(story)).initiation.by != "self"


def test_noticing_counts_only_when_a_step_follows_before_an_order() -> None:
    told = "I noticed that the kiln leaked. {then} I sealed the door with clay and I measured the heat for a week."
    assert understand(transcript_of(told.format(then=""))).initiation.own is not None
    ordered = told.format(then="The studio owner told me to mend the kiln.")
    assert understand(transcript_of(ordered)).initiation.own is None


def test_a_thing_that_is_raised_by_an_amount_was_not_raised_with_anybody() -> None:
    for said in ("I raised the shelf by ten centimetres.", "I raised 400 euros.", "I raised the seat two notches."):
        assert "decided" not in kinds(said), said
    for said in ("I raised it with the foreman.", "I raised the gap in the rota at the next meeting."):
        assert "decided" in kinds(said), said
