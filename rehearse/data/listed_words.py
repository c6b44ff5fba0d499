"""The English words of the CMU dictionary, with their syllables.

The table is made by `tools.make_syllables`; CMU's licence is next to it.
"""

from functools import lru_cache

from rehearse.data import folder


@lru_cache(maxsize=10_000)
def listed_syllables(form: str) -> int | None:
    """Number of syllables of a word in the table (lower case, no punctuation), None if it is not listed.

    Found by binary search, as the table is sorted by bytes; parsing all of it would take a tenth of a second.
    """
    data, word = _table(), form.encode()
    low, high = 0, len(data)
    while low < high:
        start = data.rfind(b"\n", 0, (low + high) // 2) + 1
        end = data.index(b"\n", start)
        listed, _, count = data[start:end].partition(b" ")
        if listed == word:
            return int(count)
        low, high = (end + 1, high) if listed < word else (low, start)
    return None


@lru_cache(maxsize=1)
def _table() -> bytes:
    """The table, with a word and its number of syllables on each line."""
    return (folder() / "syllables.txt").read_bytes()
