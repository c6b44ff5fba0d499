"""A coach's comments on the page: each beside the words it is about."""

from bisect import bisect_right
from collections.abc import Sequence

from rehearse.report.page.passages import Passage
from rehearse.store.comments import StoredComment


def placed(
    comments: Sequence[StoredComment], passages: Sequence[Passage]
) -> tuple[tuple[tuple[StoredComment, ...], ...], tuple[StoredComment, ...]]:
    """By passage the comments on its moments; then those that stand by themselves: on all of it, or without words.

    A moment before the first word belongs to the first passage.
    """
    starts = [passage.lines[0].start_s for passage in passages]
    timed = [start_s for start_s in starts if start_s is not None]
    beside: list[list[StoredComment]] = [[] for _ in passages]
    rest = []
    for one in comments:
        if one.start_s is None or not timed or len(timed) < len(starts):
            rest.append(one)
        else:
            beside[max(bisect_right(timed, one.start_s) - 1, 0)].append(one)
    return tuple(map(tuple, beside)), tuple(rest)
