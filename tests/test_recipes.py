"""The recipes of CONTRIBUTING.md, followed in a copy of the package: each takes at most three files written by hand."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[1] / "rehearse"
MOST_FILES = 3

RULE = '''"""STY901: the answer greets the interviewer."""

from rehearse.content.story.answer import Answer
from rehearse.content.rules.rule import Accusation, Rule


def check(answer: Answer) -> tuple[Accusation, ...]:
    """Accuses an answer whose first word is a greeting."""
    if answer.reading.tokens[0].text != "hello":
        return ()
    return (Accusation(answer.last_sentence(), "A greeting takes time from the story."),)


RULE = Rule(
    code="STY901",
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

METRIC = '''"""Repeats: how often words are said twice."""

from rehearse.delivery.metrics.page import MetricPage
from rehearse.types import Content, Delivery, Metric


def value(delivery: Delivery, _content: Content | None) -> float | None:
    """How many repeats there are."""
    return float(len(delivery.repeats))


def advice(_metric: Metric, _delivery: Delivery) -> str:
    """One sentence."""
    return "Say each word once."


PAGE = MetricPage("repeated", "repeats", value, advice, place=50, urgency=50, followed=None)
'''

TARGET = """
[repeated]
label = "words said twice"
unit = "times"
ok_max = 0.0
note_max = 1.0
source = "a test of the recipe"
"""

FORMAT = '''"""A report as one line."""

from rehearse.types import Report


def to_line(report: Report) -> str:
    """The verdict alone."""
    return f"verdict: {report.content.verdict if report.content else 'none'}"
'''


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


@pytest.mark.slow
def test_a_rule_takes_its_page_and_a_line(clone: Clone) -> None:
    clone.write("content/rules/sty901_greeting.py", RULE)
    listed = "content/rules/__init__.py"
    clone.change(listed, "    star004_long_setup,\n)", "    star004_long_setup,\n    sty901_greeting,\n)")
    clone.change(
        listed, "    fit002_fewer_examples.RULE,\n", "    fit002_fewer_examples.RULE,\n    sty901_greeting.RULE,\n"
    )
    assert "Begin with the place and the time." in clone.run("-m", "rehearse", "rules", "STY901")
    said = "Hello. Last year I saw that the pump leaked. I fixed it myself and the loss fell from 9 to 2 litres a day."
    report = json.loads(clone.run("-m", "rehearse", "check", "-", "--json", said=said))["report"]
    assert "STY901" in [finding["code"] for finding in report["content"]["findings"]]
    assert len(clone.touched) < MOST_FILES  # its test is the third


@pytest.mark.slow
def test_a_metric_takes_its_page_and_its_target(clone: Clone) -> None:
    clone.write("delivery/metrics/repeated.py", METRIC)
    targets = clone.folder / "rehearse/data/targets.toml"
    clone.write("data/targets.toml", targets.read_text() + TARGET)
    found = clone.run(
        "-c",
        "from rehearse.delivery import measure_text\n"
        "from rehearse.types import Transcript, Word\n"
        "delivery, _ = measure_text(Transcript('I I went', words=tuple(map(Word, ['I', 'I', 'went']))))\n"
        "print([m.name for m in delivery.metrics if m.id == 'repeated'], len(delivery.repeats))",
    )
    assert found.strip() == "['words said twice'] 1"
    assert len(clone.touched) < MOST_FILES


@pytest.mark.slow
def test_a_report_format_takes_a_renderer_and_its_call(clone: Clone) -> None:
    clone.write("report/to_line.py", FORMAT)
    clone.change(
        "cli/output.py",
        "    if as_json:\n",
        "    if not as_json:\n"
        "        from rehearse.report.to_line import to_line\n\n"
        "        echo(to_line(report))\n"
        "        return\n"
        "    if as_json:\n",
    )
    assert clone.run("-m", "rehearse", "check", "-", said="I went home.").startswith("verdict: not scored")
    assert len(clone.touched) < MOST_FILES


@pytest.mark.slow
def test_a_question_takes_an_entry(clone: Clone) -> None:
    bank = clone.folder / "rehearse/data/questions.toml"
    ids = clone.run("-m", "rehearse", "questions", "list", "--json")
    first = json.loads(ids)["questions"][0]
    clone.write("data/questions.toml", bank.read_text().replace(first["text"], "What did you mend last spring?", 1))
    assert "What did you mend last spring?" in clone.run("-m", "rehearse", "questions", "list", "--json")
    assert len(clone.touched) < MOST_FILES
