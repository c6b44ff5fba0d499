"""Which story an attempt told. An empty name records that it told none of them, so that the user is not asked again."""

from rehearse.store.attempts import Store
from rehearse.store.kinds import fitting, maybe, text, whole
from rehearse.store.summary import FOLLOW_UP


def link(store: Store, attempt: int, story: str) -> None:
    """Remember that this attempt told this story; a later link replaces an earlier one. Raises NoSuchAttempt."""
    store.get(attempt)
    store.execute("INSERT OR REPLACE INTO told (attempt_id, story) VALUES (?, ?)", (attempt, story))


def links(store: Store) -> dict[int, str]:
    """The story of every linked attempt, by the attempt's number."""
    rows = store.rows("SELECT attempt_id, story FROM told WHERE story <> '' ORDER BY attempt_id")
    return dict(fitting(rows, whole, text))


def questions_told(store: Store) -> dict[str, int]:
    """By story, for how many different questions it was told; a follow-up belongs to its question."""
    rows = store.rows("SELECT story, question_id FROM told JOIN attempt ON id = attempt_id WHERE story <> ''")
    told: dict[str, set[str]] = {}
    for story, question in fitting(rows, text, maybe(text)):
        told.setdefault(story, set()).add((question or "").removesuffix(FOLLOW_UP))
    return {story: len(questions) for story, questions in told.items()}


def unlink(store: Store, attempt: int) -> None:
    """Remember that this attempt told none of the stories. Raises NoSuchAttempt."""
    link(store, attempt, "")


def decided(store: Store) -> frozenset[int]:
    """The attempts whose story is known, including those known to tell none of the stories."""
    return frozenset(number for (number,) in store.rows("SELECT attempt_id FROM told"))
