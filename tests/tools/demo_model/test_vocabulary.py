"""The corpus knows the words that a newcomer's first report is made of."""

import re
import tomllib
from pathlib import Path

from rehearse.content.rules import ALL
from rehearse.data import folder
from tools.demo_model.sentences import DATA

FIXTURES = Path(__file__).parents[3] / "fixtures" / "audio" / "manifest.toml"
WORD = re.compile(r"[a-z]+(?:'[a-z]+)?")
NUMBER = re.compile(r"(?:eleven|twelve|\w+teen|(?:twen|thir|for|fif|six|seven|eigh|nine)ty|hundred|thousand|percent)")


def spoken_texts() -> str:
    """The question bank, both sides of each rule's page, and what the fixtures say."""
    questions = tomllib.loads((folder() / "questions.toml").read_text())["question"]
    texts = [q["text"] for q in questions] + [side for rule in ALL for side in (rule.before, rule.after)]
    for fixture in tomllib.loads(FIXTURES.read_text())["fixture"]:
        texts += [line for line in fixture["say"] if not line.startswith("[")]
    return " ".join(texts)


def test_every_word_of_the_bank_the_rules_and_the_fixtures_is_in_the_vocabulary() -> None:
    """A word that is missing goes into interview_words.txt; it is heard after the next training."""
    listed = {w.lower() for w in (DATA / "interview_words.txt").read_text().split()}
    said = {w for w in WORD.findall(spoken_texts().lower()) if len(w) > 1 and not NUMBER.fullmatch(w)}
    assert sorted(said - listed) == []
