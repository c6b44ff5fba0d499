"""Measure how often an answer is matched with the right story and with a wrong one, for answers with a known story.

Run: python -m tools.evaluate_telling [ANSWERS.json …]. Random answers in banks of one, three and ten serve as stories.
Two answers are tried with each bank: one of the stories, retold without 30 % of its sentences and 40 % of its other
words, and an answer that tells none of them.
"""

import json
import random
import re
import sys
from pathlib import Path

from rehearse.practice.story_file import Story
from rehearse.practice.story_match import likely

BANKS = (1, 3, 10)
TRIES = 200


def stories(paths: list[Path]) -> list[Story]:
    """The answers in these files as stories."""
    rows = [row for path in paths for row in json.loads(path.read_text(encoding="utf-8"))]
    return [Story(row["id"], row["id"], parts={"action": row["text"]}) for row in rows]


def told_again(text: str, chance: random.Random) -> str:
    """The text with random sentences and words removed."""
    sentences = [one for one in re.split(r"(?<=[.!?\n])\s+", text) if one.strip()]
    kept = [one for one in sentences if chance.random() < 0.7] or sentences[:1]
    return " ".join(word for one in kept for word in one.split() if chance.random() < 0.6)


def main(paths: list[Path]) -> None:
    """Print the counts."""
    known, chance = stories(paths), random.Random(7)
    print(
        f"{len(known)} answers; stories in the bank: told again and found, and taken for another; others taken for one"
    )
    for size in BANKS:
        found = wrong = invented = 0
        for _ in range(TRIES):
            *bank, other = chance.sample(known, size + 1)
            same = likely(told_again(bank[0].text, chance), bank)
            found += same is not None and same.story == bank[0]
            wrong += same is not None and same.story != bank[0]
            invented += likely(other.text, bank) is not None
        print(f"{size:3}: {found} of {TRIES}, {wrong}; {invented} of {TRIES}")


if __name__ == "__main__":
    main([Path(name) for name in sys.argv[1:]] or [Path("../shared/data/answers.json")])
