"""The recipes of CONTRIBUTING.md, followed in a copy of the package: each takes at most three files written by hand."""

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[1] / "rehearse"
MOST_FILES = 3

RULE = '''"""SPEC901: the answer greets the interviewer."""

from rehearse.content.rules.rule import Accusation, Rule
from rehearse.content.story.answer import Answer
from rehearse.content.text.lexicon import pattern


def check(answer: Answer) -> tuple[Accusation, ...]:
    """Accuses each greeting."""
    hits = answer.reading.find(pattern("style", "greeting"))
    return tuple(Accusation(hit, "A greeting takes time from the story.") for hit in hits)


RULE = Rule(
    code="SPEC901",
    name="greeting",
    severity="minor",
    why="The clock is running.",
    before="«Hello there.» I fixed the pump.",
    after="I fixed the pump.",
    advice="Begin with the place and the time.",
    source="a test of the recipe",
    check=check,
)
'''

WORDS = """
[[entry]]
of = "greeting"
id = "hello"
pattern = 'hello(?: there)?'
hears = "Hello there."
spares = "He waved."
"""

PHRASE = """
[[entry]]
of = "decided"
id = "shouldered"
pattern = 'i {advs}shouldered it myself'
hears = "I quietly shouldered it myself."
spares = "The boss shouldered it himself."
"""

METRIC = '''"""Late words: how many begin in the last third of the time."""

from rehearse.delivery.metrics.page import MetricPage, Source
from rehearse.types import Delivery, Metric


def value(source: Source) -> float | None:
    """How many words there are; None without words that have times."""
    if source.talk is None:
        return None
    from_s = source.talk.end_s - source.talk.duration_s / 3
    return float(sum(1 for word in source.words if (word.start_s or 0.0) >= from_s))


def advice(_metric: Metric, _delivery: Delivery) -> str:
    """One sentence."""
    return "Say the last words more slowly."


PAGE = MetricPage("late_words", "speech_rate_wpm", value, advice, place=50, urgency=50, followed=None)
'''

TARGET = """
[late_words]
label = "late words"
unit = "words"
ok_max = 2.0
note_max = 3.0
source = "a test of the recipe"
"""

FORMAT = '''"""A report as one line."""

from rehearse.types import Report, Since


def render(report: Report, since: Since | None) -> str:
    """The verdict alone."""
    return f"verdict: {report.content.verdict if report.content else 'none'}"
'''

Change = tuple[str, str, str]  # of a file of the package: the lines that stand there, and what to put in their place

RULES = "content/rules/__init__.py"
LISTED: tuple[Change, ...] = (
    (RULES, "    star004_long_setup,\n)", "    star004_long_setup,\n    spec901_greeting,\n)"),
    (RULES, "    fit002_fewer_examples.RULE,\n", "    fit002_fewer_examples.RULE,\n    spec901_greeting.RULE,\n"),
)
TABLED: Change = (
    "cli/report_files.py",
    "FORMATS = (",
    "FORMATS = (Format('line', 'Line', '# {}', 'rehearse.report.to_line'), ",
)
FIELD: tuple[Change, ...] = (
    (
        "types/delivery.py",
        "    items: tuple[Pause, ...]\n",
        "    items: tuple[Pause, ...]\n    pairs: int | None = None\n",
    ),
    ("../tools/report_fields.toml", "[Pauses]\n", '[Pauses]\npairs = "How often two follow each other."\n'),
    ("delivery/measurement.py", "settings.pauses))) if answer", "settings.pauses)), len(silent)) if answer"),
)


class Clone:
    """A copy of the package, and which of its files were written."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.touched = folder, set[str]()
        shutil.copytree(PACKAGE, folder / "rehearse", ignore=shutil.ignore_patterns("__pycache__"))

    def write(self, name: str, text: str) -> None:
        self.touched.add(name)
        (self.folder / "rehearse" / name).write_text(text)

    def change(self, name: str, old: str, new: str) -> None:
        path = self.folder / "rehearse" / name
        text = path.read_text()
        assert old in text
        self.write(name, text.replace(old, new, 1))

    def run(self, *command: str, said: str = "") -> str:
        env = {**os.environ, "PYTHONPATH": str(self.folder), "REHEARSE_HOME": str(self.folder / "home")}
        done = subprocess.run(
            [sys.executable, *command],
            cwd=self.folder,
            env=env,
            input=said,
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stderr
        return done.stdout


@pytest.fixture
def clone(tmp_path: Path) -> Clone:
    return Clone(tmp_path)


def lexicon(clone: Clone, file: str, entry: str) -> None:
    """Add an entry to a file of phrases."""
    name = f"data/lexicon/{file}.toml"
    clone.write(name, (clone.folder / "rehearse" / name).read_text() + entry)


@pytest.mark.parametrize(("name", "old"), [(name, old) for name, old, _ in (*LISTED, TABLED, *FIELD)])
def test_the_lines_that_a_recipe_changes_are_still_there(name: str, old: str) -> None:
    assert old in (PACKAGE / name).read_text()


@pytest.mark.slow
def test_a_phrase_takes_an_entry_which_is_its_own_test(clone: Clone) -> None:
    said = "The order was always late. I shouldered it myself. I rang the mill and the wait fell from 9 to 2 days."
    check = ("-m", "rehearse", "check", "-", "--json")
    before = json.loads(clone.run(*check, said=said))["report"]["content"]
    lexicon(clone, "initiation", PHRASE)
    after = json.loads(clone.run(*check, said=said))["report"]["content"]
    assert (before["ownership"]["initiated"], after["ownership"]["initiated"]) == ("unclear", "self")
    assert len(clone.touched) == 1


@pytest.mark.slow
def test_a_rule_takes_its_page_its_words_and_its_lines_in_the_tuple(clone: Clone) -> None:
    clone.write("content/rules/spec901_greeting.py", RULE)
    lexicon(clone, "style", WORDS)
    for change in LISTED:
        clone.change(*change)
    assert "Begin with the place and the time." in clone.run("-m", "rehearse", "rules", "SPEC901")
    said = "Hello. Last year I saw that the pump leaked. I fixed it myself and the loss fell from 9 to 2 litres a day."
    report = json.loads(clone.run("-m", "rehearse", "check", "-", "--json", said=said))["report"]
    assert "SPEC901" in [finding["code"] for finding in report["content"]["findings"]]
    assert len(clone.touched) <= MOST_FILES


@pytest.mark.slow
def test_a_metric_of_the_words_takes_its_page_and_its_target(clone: Clone) -> None:
    clone.write("delivery/metrics/late_words.py", METRIC)
    targets = clone.folder / "rehearse/data/targets.toml"
    clone.write("data/targets.toml", targets.read_text() + TARGET)
    answer = str(PACKAGE.parent / "fixtures/audio/short.flac")
    words = clone.folder / "words.json"
    words.write_text(json.dumps([{"word": "so", "start": 1 + 0.3 * at, "end": 1.2 + 0.3 * at} for at in range(12)]))
    said = clone.run("-m", "rehearse", "analyze", answer, "--transcript", str(words), "--no-save", "--json")
    found = {metric["id"]: metric for metric in json.loads(said)["report"]["delivery"]["metrics"]}["late_words"]
    assert (found["value"], found["band"]) == (4.0, "attention")
    assert len(clone.touched) < MOST_FILES


@pytest.mark.slow
def test_a_report_format_takes_a_renderer_and_a_line_in_the_table(clone: Clone) -> None:
    clone.write("report/to_line.py", FORMAT)
    clone.change(*TABLED)
    page = clone.folder / "report.txt"
    for _ in range(2):  # the second replaces the first, which it knows by its mark
        clone.run("-m", "rehearse", "check", "-", "--line", str(page), said="I went home.")
    assert re.fullmatch(r"verdict: not scored\n# Made by rehearse;.*\n", page.read_text())
    for command in ("show", "analyze", "record"):
        assert "Write Line instead of printing" in clone.run("-m", "rehearse", command, "--help")
    assert len(clone.touched) < MOST_FILES


@pytest.mark.slow
def test_a_field_of_the_report_takes_its_type_its_sentence_and_its_value(clone: Clone) -> None:
    for folder in ("tools", "docs"):
        shutil.copytree(PACKAGE.parent / folder, clone.folder / folder, ignore=shutil.ignore_patterns("__pycache__"))
    for change in FIELD:
        clone.change(*change)
    clone.run("-m", "tools.make_schema")
    assert "Pauses.pairs: integer|null" in (clone.folder / "docs/json-contract.txt").read_text().splitlines()
    answer = str(PACKAGE.parent / "fixtures/audio/short.flac")
    said = clone.run("-m", "rehearse", "analyze", answer, "--no-save", "--json")
    assert isinstance(json.loads(said)["report"]["delivery"]["pauses"]["pairs"], int)
    assert len(clone.touched) <= MOST_FILES


@pytest.mark.slow
def test_a_question_takes_an_entry(clone: Clone) -> None:
    bank = clone.folder / "rehearse/data/questions.toml"
    ids = clone.run("-m", "rehearse", "questions", "list", "--json")
    first = json.loads(ids)["questions"][0]
    clone.write("data/questions.toml", bank.read_text().replace(first["text"], "What did you mend last spring?", 1))
    assert "What did you mend last spring?" in clone.run("-m", "rehearse", "questions", "list", "--json")
    assert len(clone.touched) < MOST_FILES
