"""The model answer after a take: named, or shown where it was asked for; never before the answer."""

from __future__ import annotations

from rehearse.cli.say import echo
from rehearse.types import Question


def named_after(question: Question) -> str:
    """The line that names the command; nothing for a question without a model answer."""
    from rehearse.data.model_answers import model_answer

    if model_answer(question.id) is None:
        return ""
    return f"Model answer: rehearse questions show {question.id} --model-answer"


def after_take(question: Question, *, wanted: bool, as_json: bool) -> None:
    """Show the model answer if it is wanted (on stderr beside JSON), else name the command that does."""
    from rehearse.data.model_answers import model_answer

    model = model_answer(question.id)
    if model is None:
        if wanted:
            echo(f"There is no model answer for {question.id}.", err=True)
        return
    if not wanted:
        echo(named_after(question), err=True)
        return
    from rich.console import Console

    from rehearse.report.screens.questions import answer

    Console(stderr=as_json, highlight=False).print(answer(model))
