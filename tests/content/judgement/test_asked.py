"""Promises about questions that ask for no story: known by their form, and never judged as if they did."""

import pytest

from rehearse.content import judge, transcript_of
from rehearse.content.judgement.asked import asks_for_story, by_form
from rehearse.content.judgement.unasked import NOT_ASKED
from rehearse.data.questions import shipped
from rehearse.types import Content, Question

NO_STORY = {
    "motive": ["Why do you want to leave?", "Why did you decide to move into nursing?", "What drew you to teaching?",
               "Tell me why you chose this school.", "What was your reason for leaving?"],
    "plan": ["Where do you see yourself in five years?", "How would you deal with a colleague who never answers?",
             "Suppose your flight is cancelled. What do you do?", "Please describe how you would train somebody.",
             "If you were late, whom would you tell?"],
    "self": ["Tell me about yourself.", "Could you walk me through your CV?", "What are your weaknesses?",
             "Describe your perfect workplace.", "Introduce yourself.", "What did you like least about your last job?"],
    "fact": ["What salary do you expect?", "Do you have any questions for us?", "How long have you been in your role?",
             "What does your current job involve?", "Would you ever work at weekends?", "why this company"],
}  # fmt: skip
STORY = {
    "told": ["Talk me through a launch that went badly.", "Describe how you rescued a project that was late.",
             "Tell me how you handled your worst day.", "I'd like to hear about a mistake of yours."],
    "asked": ["When were you last surprised by feedback?", "Have you ever let somebody go?", "How did you win him?",
              "What is the hardest feedback you have received?", "Why did it fail, and what did you do?",
              "What did you notice?", "Which deadline did you miss?", "What did you hear from customers?"],
    "named": ["What is your proudest achievement?", "Could you share an example of a conflict?", "A time you said no",
              "Tell me about your most difficult customer.", "How do you learn? Tell me about something you learned."],
    "neither": ["Leadership under pressure?", ""],
}  # fmt: skip


@pytest.mark.parametrize("kind", NO_STORY)
def test_a_motive_a_plan_oneself_or_a_fact_is_no_story(kind: str) -> None:
    assert [question for question in NO_STORY[kind] if by_form(question)] == []


@pytest.mark.parametrize("kind", STORY)
def test_what_looks_back_asks_for_a_story_and_so_does_what_says_nothing_of_it(kind: str) -> None:
    assert [question for question in STORY[kind] if not by_form(question)] == []


def test_every_question_of_the_bank_asks_for_a_story_or_for_reasoning_aloud() -> None:
    assert [question.id for question in shipped() if not asks_for_story(question)] == []


LEAVING = """I want to leave because I have learned most of what I can learn where I am. I have been there for four
years, and for the last year the work has been maintenance. I would like to own a product from the beginning. I have
talked to my manager about it, and she understands. So it is not about people, it is about what I want to learn next."""
PUMP = """Last winter I noticed that our ward lost two pumps a week. Nobody had asked me to look into it. I counted them
for a month, I wrote the numbers on a board, and I asked each shift to sign for them. I checked the board every morning
and I called whoever had one for longer than a day. After six weeks we lost one pump a month instead of eight, counted
over the whole winter. I learned to count before I complain, and I have done so ever since."""


def _judged(text: str, question: str) -> Content:
    return judge(transcript_of(text), Question("own", question))[0]


def test_an_answer_to_it_is_not_judged_or_advised_as_a_story() -> None:
    content, sentences = judge(transcript_of(LEAVING), Question("own", "Why do you want to leave?"))
    assert (content.scored, content.total, content.verdict) == (False, None, "not scored")
    assert content.not_scored_reason == NOT_ASKED
    assert not content.asks_for_story
    assert not content.is_of_story
    assert (content.findings, content.follow_ups, content.to_confirm) == ((), (), ())
    assert content.next_fix.content is None
    assert {sentence.part for sentence in sentences} == {None}
    asked = _judged(LEAVING, "Tell me about a time you left a job.")
    assert asked.asks_for_story
    assert asked.findings


def test_a_story_worth_a_hire_is_judged_all_the_same() -> None:
    unasked, asked = _judged(PUMP, "How do you deal with waste?"), _judged(PUMP, "Tell me about waste that you found.")
    assert asked.verdict in ("hire", "strong hire")
    assert (unasked.total, unasked.verdict, unasked.scored) == (asked.total, asked.verdict, True)
    assert unasked.is_of_story
    assert not unasked.asks_for_story


def test_words_that_cannot_be_judged_at_all_say_so_first() -> None:
    assert _judged("", "Why us?").not_scored_reason == "There are no words to judge."


def test_an_answer_of_what_somebody_would_do_is_not_reproached_with_missing_steps() -> None:
    said = "I worked on the list and I helped with the rota, and then I dealt with the orders and supported the team."
    later = [judge(transcript_of(said), Question("x-follow-up", text, kind="follow-up"))[0].findings
             for text in ("What would you do differently next time?", "What was your own part in it?")]  # fmt: skip
    assert later[0] == ()
    assert later[1]
