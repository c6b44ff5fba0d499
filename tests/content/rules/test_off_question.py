"""FIT001 speaks only where the words clearly point to another principle, or nothing to what is asked about by name."""

import pytest

from rehearse.content import judge, transcript_of
from rehearse.content.rules.fit001_off_question import CLEAR_STRENGTH, RULE
from rehearse.data.question_frameworks import question_frameworks
from rehearse.data.question_subjects import question_subjects
from rehearse.data.questions import find
from rehearse.types import Question

PLAIN = (
    "Last May the lid of our kiln jammed during the night. I opened it with a bar and I oiled the hinge. I glazed the "
    "shelf anew. The next batch came out whole, and the potters have had no trouble with that kiln since the summer."
)
SHOWN = {
    "Dive Deep": PLAIN.replace("I glazed", "For three weeks I weighed the clay every night. I glazed"),
    "Deliver Results": PLAIN + " Broken pots went from nine a month to two.",
    "Ownership": PLAIN.replace("I opened", "Nobody had asked me to look at it, but I opened"),
    "Learn and Be Curious": PLAIN + " I learned that a hinge wants oil before it wants a bar.",
}


def accused(answer: str, *principles: str) -> list[str | None]:
    content = judge(transcript_of(answer), Question("q", "Tell me about a time.", principles))[0]
    return [finding.quote for finding in content.findings if finding.code == RULE.code]


@pytest.mark.parametrize("principle", SHOWN)
def test_what_the_parts_of_an_answer_show_is_never_missed(principle: str) -> None:
    assert accused(SHOWN[principle], principle) == []


@pytest.mark.parametrize("principle", ["Frugality", "Think Big", "Earn Trust"])
def test_an_answer_that_points_to_nothing_clearly_is_not_off_the_question(principle: str) -> None:
    content = judge(transcript_of(PLAIN))[0]
    assert all(signal.strength < CLEAR_STRENGTH for signal in content.principles)
    assert accused(PLAIN, principle) == []


def test_the_quoted_sentence_is_the_one_that_points_elsewhere() -> None:
    told = RULE.before.replace("«", "").replace("»", "")
    content = judge(transcript_of(told))[0]
    assert content.principles[0].strength >= CLEAR_STRENGTH
    assert accused(told, "Frugality") == [content.principles[0].quote]
    assert accused(told, content.principles[0].name) == []


BAKERY = (
    "In November I saw that a third of our rye loaves came back from the market. I weighed what was left on each stall "
    "for two weeks, I drew up a plan for four sorts instead of seven, and I asked the night baker to try it for ten "
    "days. {told} The loaves that came back fell from sixty a day to nine, counted by the driver. Next time I would "
    "ask the stall holders before I weigh anything."
)
APOLOGIES = [
    "I had cut the baker short in front of the others, so I went to him and said I was sorry.",
    "I told the driver that I had been wrong about his count.",
    "The baker said I had gone over his head, and I asked him to forgive me.",
    "I owned up to the stall holders that the short week had been my doing.",
    "I bought the baker a coffee to make it up to him.",
    "It was embarrassing, and I said so to the whole shift.",
    "I took the driver aside and begged his pardon.",
    "I told the stall holders that I had let them down, and the baker that I regretted the notice.",
    "I offered the oldest of them my apologies.",
    "We laid a note of apology on each stall.",
    "I had snapped at the driver, and it took a bag of buns and a long walk to clear the air.",
    "I took the blame in front of the shift and left it at that.",
]
NO_APOLOGIES = [
    "The scales were in a sorry state.",
    "I felt sorry for the stall holders.",
    "The miller apologised to me for the short sacks.",
    "He said sorry to us and begged my pardon.",
    "The driver asked me to forgive him for the count.",
    "We got an apology from the mill.",
    "It was their own mistake, and a fault in the sieve.",
    "I looked at the flour before I blamed the oven.",
    "He made excuses, and I did not trust the count.",
    "I went back to the stalls after a week and asked whether it held.",
]
HIRES = [
    "The night desk was empty, and of the two who came I wanted the quiet one; she got the job.",
    "I read forty letters of application and argued for a cook who had never worked in a kitchen.",
    "We took him on for a week first, and I watched how he spoke to the guests.",
]
OWN_QUESTIONS = ["Tell me about a time you had to say sorry.", "Describe an apology that was hard for you."]


def off_subject(told: str, question: Question) -> list[str]:
    content = judge(transcript_of(BAKERY.format(told=told)), question)[0]
    return [finding.message for finding in content.findings if finding.code == RULE.code]


@pytest.mark.parametrize(("question", "named"), [("last-apology", "an apology"), ("hired-well", "hiring somebody")])
def test_a_story_without_a_word_of_what_is_asked_about_is_off_the_question(question: str, named: str) -> None:
    (message,) = off_subject("", find(question))
    assert named in message


def test_a_question_in_ones_own_words_names_its_subject_too() -> None:
    for text in OWN_QUESTIONS:
        assert off_subject("", Question("own", text)), text
        assert off_subject(APOLOGIES[0], Question("own", text)) == [], text


@pytest.mark.slow
def test_no_way_of_telling_of_it_is_off_the_question() -> None:
    for question, ways in (("last-apology", APOLOGIES), ("hired-well", HIRES)):
        for told in ways:
            spoken = told.lower().replace(",", "").replace(".", "")
            assert off_subject(told, find(question)) == off_subject(spoken, find(question)) == [], told


def test_words_that_are_no_apology_of_the_speaker_do_not_silence_it() -> None:
    for told in NO_APOLOGIES:
        spoken = told.lower().replace(",", "").replace(".", "")
        assert off_subject(told, find("last-apology")), told
        assert off_subject(spoken, Question("own", OWN_QUESTIONS[0])), told


def test_the_step_that_a_subject_names_stands_in_a_framework() -> None:
    steps = {step.say for framework in question_frameworks() for step in framework.step}
    assert {one.step for one in question_subjects()} <= {*steps, None}


@pytest.mark.parametrize("question", ["failure", "calculated-risk", "disagreed-with-manager", "proudest-work"])
def test_what_can_be_told_without_its_name_is_left_alone(question: str) -> None:
    assert off_subject("", Question("own", find(question).text)) == []
