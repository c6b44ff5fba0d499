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
