"""Promises of the rubric's version: it changes with everything that can change a judgement, and with nothing else."""

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


def test_one_changed_byte_gives_another_version() -> None:
    one = (("verbs.toml", b"states = []"), ("rubric.toml", b"x"))
    assert mark_of(one) != mark_of((("verbs.toml", b"states = [1]"), ("rubric.toml", b"x")))
    assert mark_of(one) != mark_of((("verb.toml", b"states = []"), ("rubric.toml", b"x")))


def test_line_ends_of_another_system_give_the_same_version() -> None:
    assert mark_of((("a", b"x\r\ny"),)) == mark_of((("a", b"x\ny"),))
