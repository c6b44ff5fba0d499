"""Every behavioural question of the sources has a model answer that meets the rubric it teaches."""

import pytest

from rehearse.data.model_answers import ModelAnswer, model_answers
from rehearse.data.questions import shipped

SHIPPED = {question.id: question for question in shipped()}


def test_every_behavioural_question_of_the_sources_has_one() -> None:
    asked = {q.id for q in shipped() if q.source.startswith("seed") and q.kind == "behavioural"}
    assert asked == {one.question for one in model_answers()}
    assert len(asked) >= 30


@pytest.mark.parametrize("answer", model_answers(), ids=lambda one: one.question)
def test_it_can_be_spoken_in_ninety_seconds(answer: ModelAnswer) -> None:
    """150 to 230 words: 90 seconds at 100 to 153 words a minute."""
    assert 150 <= len(answer.text.split()) <= 230
