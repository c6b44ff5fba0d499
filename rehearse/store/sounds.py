"""Which attempts hold the same sound: the same bytes, whatever the file is called."""

from rehearse.store.attempts import Store
from rehearse.store.summary import Entry


def by_sound(store: Store) -> dict[str, Entry]:
    """The newest attempt of each sound, by the SHA-256 of its file."""
    return {entry.summary.audio_sha256: entry for entry in store.entries() if entry.summary.audio_sha256 is not None}
