"""Which story an attempt told."""

from rehearse.store.attempts import Store


def link(store: Store, attempt: int, story: str) -> None:
    """Remember that this attempt told this story; a later link takes the place of an earlier. Raises NoSuchAttempt."""
    store.get(attempt)
    store.change("INSERT OR REPLACE INTO told (attempt_id, story) VALUES (?, ?)", (attempt, story))


def links(store: Store) -> dict[int, str]:
    """The story of every linked attempt, by the attempt's number."""
    return dict(store.rows("SELECT attempt_id, story FROM told ORDER BY attempt_id"))


def questions_told(store: Store) -> dict[str, int]:
    """By story, to how many different questions it was told."""
    return dict(
        store.rows(
            """SELECT story, count(DISTINCT coalesce(question_id, ''))
            FROM told JOIN attempt ON id = attempt_id GROUP BY story"""
        )
    )
