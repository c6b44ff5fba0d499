"""What the commands that listen say about the speech model: help for --model, which one is used, a better one."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rehearse.errors import RehearseError
    from rehearse.types import ModelInfo

MODEL_HELP = (
    "The speech model [default: the one set with `rehearse models use`, otherwise base.en, tiny.en or any other "
    "installed one]."
)


def who_hears(model: ModelInfo, missing: RehearseError | None) -> str:
    """Before a take: which model will hear it, or what will be missing and what to type."""
    if missing is None:
        return f"{model.name} will transcribe your words."
    return (
        f"{missing.message} Time, pauses and pitch will be measured; words, points and fillers will be missing. "
        f"{missing.hint}"
    )


def better_model(*, below_table: bool = False) -> str | None:
    """What is in use, what the recommended model would bring and what to type; None where there is nothing to say.

    below_table: sizes and shares of words are in the table of the models, above it.
    """
    from rehearse.speech import models

    catalogue, name = models.catalogue(), models.default_name()
    if name == catalogue.recommended or name not in catalogue.order:
        return None  # the better one, or one of the user's choice
    install = f"`rehearse models install {catalogue.recommended}`"
    if below_table:
        return f"{catalogue.recommended} needs about twice as long as {name} and mishears fewer words: {install}."
    ours, better = catalogue.stock[name], catalogue.stock[catalogue.recommended]
    return (
        f"{name} is small and quick; {catalogue.recommended} ({better.size_mb:.0f} MB) takes about twice "
        f"as long and mishears fewer words ({better.long_form_wer_percent:g}% instead of "
        f"{ours.long_form_wer_percent:g}% in long recordings): {install}."
    )
