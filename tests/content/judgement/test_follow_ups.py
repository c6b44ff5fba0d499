"""A follow-up quotes the answer in whole words, wherever it is cut."""

import re

import pytest

from rehearse.data.model_answers import model_answer
from rehearse.data.questions import shipped
from rehearse.pipeline import check
from rehearse.types import Question

ANSWERED = [question.id for question in shipped() if model_answer(question.id) is not None][:12]


@pytest.mark.parametrize("question", ANSWERED)
@pytest.mark.parametrize("left_out", ["task", "action", "result"])
def test_follow_ups_quote_whole_words(question: str, left_out: str) -> None:
    """Model answers without one of their parts leave something open."""
    model = model_answer(question)
    assert model is not None
    text = " ".join(said for part, said in model.parts.items() if part != left_out)
    content = check(text).content
    assert content is not None
    for one in content.follow_ups:
        for quote in re.findall(r"“([^”]+)”", f"{one.question} {one.because}"):
            assert re.search(rf"(?<!\w){re.escape(quote.strip(' …'))}(?!\w)", text, re.IGNORECASE), quote


STORY = (
    "Last spring the gate of our park stuck every morning. I took the hinge apart, I filed the bolt and I oiled it. "
    "I showed the wardens how to oil it and I hung a note beside the gate. {end}"
)


@pytest.mark.parametrize(
    "end", ["I tested it on one gate for a month.", "I painted it green and I wrote the date on it."]
)
def test_a_step_at_the_end_is_not_asked_for_its_number(end: str) -> None:
    content = check(STORY.format(end=end)).content
    assert content is not None
    asked = [one.question for one in content.follow_ups]
    assert not any(end[:12] in question for question in asked)
    assert any(question.startswith(("What was different", "How did it end")) for question in asked)


def test_a_told_result_without_a_number_is_asked_for_one() -> None:
    content = check(STORY.format(end="In the end the gate was much better and everybody was happy.")).content
    assert content is not None
    assert any("How much was that, in numbers?" in one.question for one in content.follow_ups)


ASIDES = ["He bought me a coffee.", "It was raining by then.", "His car was a blue one."]


@pytest.mark.parametrize("aside", ASIDES)
def test_an_aside_behind_the_outcome_is_not_asked_about(aside: str) -> None:
    said = (
        "I was six months qualified, and a consultant wanted to send a woman home with a headache. I did not like her "
        "blood pressure, and he said it was within limits. I told him I was not comfortable and I asked him to write "
        "it in the notes. He wasn't happy. I repeated the reading with a manual cuff, and I sent a sample off without "
        "being told to. I rang him, read him the figures and he kept her in. She had a fit in the morning, with a "
        f"doctor next to her, and she and the baby went home later. {aside} Now I teach the new ones to ask for it in "
        "writing, because that's what made him stop and think."
    )
    content = check(said).content
    assert content is not None
    asked = " ".join(one.question for one in content.follow_ups)
    assert "kept her in" in asked
    assert aside[:-1] not in asked


COUNTED = (
    "Last spring I noticed that the parcels of our depot came late. I counted them by the hour, I wrote a new plan and "
    "I moved two vans to the early shift. {end} I learned to count before I change a plan."
)


@pytest.mark.parametrize("bound", ["less than", "under", "below", "about", "at most", "more than", "over", ""])
@pytest.mark.parametrize("moved", ["went down to", "dropped to", "fell to", "came down to"])
@pytest.mark.parametrize("value", ["2%", "6 hours", "14 a day"])
def test_a_value_that_was_reached_is_not_asked_about_as_a_change(moved: str, bound: str, value: str) -> None:
    said = f"As a result the share of late parcels {moved} {bound} {value}.".replace("  ", " ")
    content = check(COUNTED.format(end=said)).content
    assert content is not None
    (asked,) = [one.question for one in content.follow_ups if one.about == "baseline"]
    assert asked.startswith(f"What was the value before it was {bound} {value[:2]}".replace("  ", " ").rstrip())


@pytest.mark.parametrize("said", ["fell by 12%", "dropped by more than 30%", "went down by 8 hours", "rose by 40%"])
def test_a_change_is_asked_about_as_a_change(said: str) -> None:
    content = check(COUNTED.format(end=f"As a result the figure {said}.")).content
    assert content is not None
    (asked,) = [one.question for one in content.follow_ups if one.about == "baseline"]
    assert asked.endswith("is the change?")


@pytest.mark.parametrize(
    "said", ["We sold 140 tickets", "I raised $5,000", "Since then nobody has waited more than 6 hours"]
)
def test_a_number_that_is_neither_a_change_nor_a_value_reached_is_quoted(said: str) -> None:
    content = check(COUNTED.format(end=f"{said}.")).content
    assert content is not None
    (asked,) = [one.question for one in content.follow_ups if one.about == "baseline"]
    assert asked == f"You said “{said}”. What was the value before?"


TOLD = (
    "Last year our choir had a member who never spoke. I sat down with her, I asked her what she sang at home and I "
    "wrote out two of her songs. I rang the others and I booked a room for us. {end} {more}"
)
QUESTION = Question("own-1", "Tell me about a time you earned someone's trust.", principles=("Earn Trust",))
ENDS = [
    "In the end she asked me to prepare the new programme with the younger singers of the town for the summer.",
    "As a result she agreed to sing the first of the songs in front of a hall full of people from the town.",
    "In the end the whole choir thanked me for the long evenings of work on the two songs from her village.",
]
LESSONS = ["I learned that I should ask first.", "Next time I would ask a week earlier.", ""]


@pytest.mark.parametrize("end", ENDS)
@pytest.mark.parametrize("lesson", LESSONS)
def test_a_cut_quote_is_marked_and_nothing_behind_it_denied(end: str, lesson: str) -> None:
    content = check(TOLD.format(end=end, more=lesson).strip(), QUESTION).content
    assert content is not None
    (asked,) = [one for one in content.follow_ups if one.about == "outcome"]
    (quote,) = re.findall("“([^”]+)”", asked.question)
    assert quote.endswith(" …") or f"{quote}." in end
    assert asked.because == "No result is told after these words."


@pytest.mark.parametrize("more", ["And she was thrilled with how it went.", "It worked out well for all of us."])
def test_a_result_that_goes_on_is_not_said_to_stop(more: str) -> None:
    content = check(TOLD.format(end=ENDS[1], more=f"{more} {LESSONS[0]}"), QUESTION).content
    assert content is not None
    (asked,) = [one for one in content.follow_ups if one.about == "outcome"]
    assert asked.because == "These words tell the result."


@pytest.mark.parametrize("place", ["the office of the new harbour master", "a small bookshop behind the old station"])
@pytest.mark.parametrize("verb", ["asked", "told", "instructed"])
def test_a_quote_goes_on_to_the_end_of_a_short_clause(verb: str, place: str) -> None:
    said = f"My manager {verb} me to carry the boxes to {place}, and I counted them. I carried them and I wrote a list."
    content = check(
        f"Last spring the parcels of our depot came late. {said} As a result the losses fell by 12%."
    ).content
    assert content is not None
    quotes = [quote for one in content.follow_ups for quote in re.findall("“([^”]+)”", one.because)]
    assert any(quote.endswith((place, " …")) for quote in quotes)
