"""A follow-up quotes the answer in whole words, wherever it is cut."""

import re

import pytest

from rehearse.data.model_answers import model_answer
from rehearse.data.questions import shipped
from rehearse.pipeline import check

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
