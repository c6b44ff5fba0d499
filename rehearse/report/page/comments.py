"""A coach's comments on the page: each beside the words it is about."""

from collections.abc import Sequence

from rehearse.report.page.passages import Passage
from rehearse.store.comments import StoredComment


def placed(
    comments: Sequence[StoredComment], passages: Sequence[Passage]
) -> tuple[tuple[tuple[StoredComment, ...], ...], tuple[StoredComment, ...]]:
    """The comments on the moments of each passage; then those on the whole answer, or without a moment.

    A moment in the silence before a passage belongs to that passage; one after the last word belongs to the last.
    """
    ends = [_end_s(passage) for passage in passages]
    beside: list[list[StoredComment]] = [[] for _ in passages]
    rest = []
    for one in comments:
        if one.start_s is None or not any(ends):
            rest.append(one)
        else:
            at = next((place for place, end_s in enumerate(ends) if end_s > one.start_s), len(ends) - 1)
            beside[at].append(one)
    return tuple(map(tuple, beside)), tuple(rest)


def _end_s(passage: Passage) -> float:
    """When its last word ends; 0 where none has a time."""
    return max((token.end_s or 0.0 for line in passage.lines for token in line.tokens), default=0.0)
