"""Promises of the rubric's version: it changes with everything that can change a judgement, and with nothing else."""

import subprocess
import sys

from rehearse.content.judgement.version import DATA, mark_of, rubric_version, sources
from rehearse.data import folder
from rehearse.data.rubric import rubric
from rehearse.pipeline import check


def test_a_report_names_the_version_it_was_judged_with() -> None:
    assert check("I moved the shelf.").provenance.rubric_version == rubric_version()
    assert rubric_version().startswith(f"{rubric().version}+")


def test_every_list_of_the_judge_and_every_rule_is_in_it() -> None:
    names = {path.name for path in sources()}
    assert {"rubric.toml", "verbs.toml", "reflection.toml", "irregular.toml", "own001_directed_task.py"} <= names
    assert all(any(folder().glob(pattern)) for pattern in DATA)


JUDGES_ONCE = """
from rehearse.content import judge, transcript_of
from rehearse.data import _loaded
from rehearse.types import Question
question = Question("asked", "Give me two examples of a time you earned trust.", ("Earn Trust",))
judge(transcript_of("Situation: My boss asked me to mend the gate. Result: I fell from 3 m to 1 m. " * 4), question)
print(*sorted({name for name, _ in _loaded}))
"""


def test_every_file_that_a_judgement_reads_is_in_it() -> None:
    done = subprocess.run([sys.executable, "-c", JUDGES_ONCE], capture_output=True, text=True, check=True)
    covered = {path.relative_to(folder()).as_posix() for path in sources() if path.is_relative_to(folder())}
    assert len(done.stdout.split()) > 20
    assert set(done.stdout.split()) <= covered


def test_one_changed_byte_gives_another_version() -> None:
    one = (("verbs.toml", b"states = []"), ("rubric.toml", b"x"))
    assert mark_of(one) != mark_of((("verbs.toml", b"states = [1]"), ("rubric.toml", b"x")))
    assert mark_of(one) != mark_of((("verb.toml", b"states = []"), ("rubric.toml", b"x")))


def test_line_ends_of_another_system_give_the_same_version() -> None:
    assert mark_of((("a", b"x\r\ny"),)) == mark_of((("a", b"x\ny"),))
