"""Make rehearse/data/syllables.txt from the CMU Pronouncing Dictionary: `python -m tools.make_syllables cmudict.dict`.

The dictionary (cmudict.dict of github.com/cmusphinx/cmudict) is under CMU's own two-clause licence, which is next to
the table. Packages that contain it under the GPL are not needed at run time.
"""

import sys
from pathlib import Path

from rehearse.data import folder

TABLE = "syllables.txt"


def table(dictionary: str) -> str:
    """One line per word, sorted by bytes: the word and the number of syllables of its first pronunciation."""
    counts: dict[str, int] = {}
    for line in dictionary.splitlines():
        word, _, sounds = line.partition("#")[0].strip().partition(" ")
        syllables = sum(sound[-1:].isdigit() for sound in sounds.split())  # each vowel has a digit for its stress
        if syllables and "(" not in word:  # "live(2)" is a second pronunciation
            counts.setdefault(word, syllables)
    return "".join(f"{word} {counts[word]}\n" for word in sorted(counts, key=str.encode))


if __name__ == "__main__":
    (folder() / TABLE).write_text(table(Path(sys.argv[1]).read_text(encoding="utf-8")), encoding="utf-8")
