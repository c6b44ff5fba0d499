"""What a reader of two takes side by side has to know first: why they are not simply comparable."""

from collections.abc import Iterator, Sequence

from rehearse.types import Report


def of_unscored(takes: Sequence[int]) -> Iterator[str]:
    """That one take, or both, has no score."""
    if takes:
        one = len(set(takes)) == 1
        named = f"Take {takes[0]} was" if one else f"Takes {takes[0]} and {takes[1]} were"
        yield f"{named} not scored; rules and parts are not compared."


def of_two_people(first: str | None, second: str | None) -> Iterator[str]:
    """That two people speak; None for the user."""
    if first != second:
        said = f"The takes are by two people: the first by {first or 'you'}, the second by {second or 'you'}"
        yield said if said.endswith(".") else f"{said}."  # a name may end in an initial


def both_asked(before: Report, after: Report) -> bool:
    """Whether both takes answer a question."""
    return before.question is not None and after.question is not None


def of_reports(before: Report, after: Report, in_common: int | None = None) -> Iterator[str]:
    """What is different about the questions, lengths, rubrics and words of the two.

    in_common: the share of their words in percent, see `percent_in_common`.
    """
    old, new = before.provenance, after.provenance
    if (before.question and before.question.id) != (after.question and after.question.id):
        both = both_asked(before, after)
        yield "The takes answer different questions." if both else "One of the takes answers no question."
    elif before.question is None:
        yield "Neither take says which question it answers: `rehearse question TAKE ID` does."
    if before.delivery.target_s != after.delivery.target_s:
        yield "The takes aimed at different lengths; each time is judged by its own."
    if old.rubric_version != new.rubric_version:
        yield "The takes were judged by different versions of the rubric; `rehearse reanalyze` re-scores both."
    if before.has_imported_words != after.has_imported_words:
        yield "The words of one take were imported, those of the other transcribed."
    elif old.model != new.model and before.audio and after.audio:
        yield "The takes were transcribed by different speech models."
    elif in_common is not None:
        yield f"The takes have {in_common}% of their words in common, so no points are marked: the hearing may differ."
