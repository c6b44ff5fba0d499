"""`rehearse check` judges a written answer from a file or standard input."""

import json
import random
import re
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from rehearse.cli.root import root
from rehearse.errors import UsageError
from tests.cli.a_take import REHEARSE, Terminal, environment
from tests.content import retellings


def run(*arguments: str, text: str | None = None) -> Result:
    return CliRunner().invoke(root, ["check", *arguments], input=text, catch_exceptions=False)


def test_a_file_is_judged_and_the_verdict_shown(tmp_path: Path) -> None:
    answer = tmp_path / "answer.txt"
    answer.write_text(retellings.ASSIGNED, encoding="utf-8")
    result = run(str(answer))
    assert result.exit_code == 0
    assert "NO HIRE" in result.output.upper()
    assert "my supervisor suggested" in result.output


def test_a_count_from_a_thousand_on_has_its_comma_everywhere(tmp_path: Path) -> None:
    """The line while it waited said "180,000 words", the report "180000 words"."""
    (tmp_path / "long.txt").write_text("I measured the queue and I rang the office. " * 120, encoding="utf-8")
    page, note = tmp_path / "long.html", tmp_path / "long.md"
    run(str(tmp_path / "long.txt"), "--html", str(page), "--markdown", str(note))
    said = run(str(tmp_path / "long.txt"), "--full").output
    assert "1,080 words" in said
    shown = re.sub(r"<(style|script).*?</\1>|<[^>]*>", " ", page.read_text(encoding="utf-8"), flags=re.DOTALL)
    for text in (said, shown, note.read_text(encoding="utf-8")):
        assert not re.search(r"\b\d{4,} (words|times|sentences)\b", text)


def test_what_a_text_cannot_tell_is_said_in_one_place() -> None:
    said = run("-", "--full", text=retellings.SELF_STARTED).output
    assert said.count("needs the recording") == 1
    assert "speech rate" in said


def test_json_from_standard_input_is_one_object_by_the_contract() -> None:
    report = json.loads(run("-", "--json", text=retellings.SELF_STARTED).output)["report"]
    assert report["content"]["verdict"] == "strong hire"
    assert report["audio"] is None
    assert report["delivery"]["duration_s"] is None
    assert report["transcript"]["sentences"][0]["part"] == "situation"


def test_lines_of_a_written_answer_end_sentences() -> None:
    notes = "The shop lost a pallet every week\nWrote a list of every pallet\nMoved the scanner to the gate"
    report = json.loads(run("-", "--json", text=notes).output)["report"]
    assert len(report["transcript"]["sentences"]) == 3
    assert len(report["content"]["ownership"]["own_actions"]) == 2


@pytest.mark.parametrize("text", ["Yes.", "1"])
def test_too_little_to_judge_is_said_and_is_no_error(text: str) -> None:
    result = run("-", "--json", text=text)
    assert result.exit_code == 0
    assert json.loads(result.output)["report"]["content"]["not_scored_reason"]


@pytest.mark.parametrize(
    ("text", "said"), [("", "(is|was) empty"), ("  \n", "(is|was) empty"), ("…?\n", "ha[sd] no words")]
)
@pytest.mark.parametrize("as_json", [False, True])
def test_an_answer_without_a_word_is_an_error(text: str, said: str, *, as_json: bool, tmp_path: Path) -> None:
    """From a file as from standard input: nobody can have meant that."""
    (tmp_path / "answer.txt").write_text(text, encoding="utf-8")
    for given, name in (("-", "Standard input"), (str(tmp_path / "answer.txt"), "answer.txt")):
        with pytest.raises(UsageError, match=f"{name} {said}"):
            run(given, *(["--json"] if as_json else []), text=text)


def test_a_missing_file_is_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="cannot be read"):
        run(str(tmp_path / "none.txt"))


SAID = ("I", "we", "twenty-one", "99.5 %", "3", "couldn't", "it's", "um,", "uh", "well-known", "you know,", "in 2024",
        "the the", "$1,200", "I mean", "e.g.", "checked", "logins.", "like", "and then", "- sorry -")  # fmt: skip


def test_as_many_words_are_printed_as_are_judged() -> None:
    """Numbers, hyphens, contractions, fillers, repeats: whatever a word is, both lines mean the same by it."""
    draw = random.Random(7)
    for _ in range(40):
        text = " ".join(draw.choices(SAID, k=draw.randint(1, 45)))
        said = run("-", text=text).output
        printed = re.search(r"(?m)^(?:\d+ words?, )?(\d+) (?:words?, written|of them judged; not timed)", said)
        judged = re.search(r"(\d+) words? (?:is|are) too few", said)
        assert printed is not None, text
        if judged is not None:
            assert printed[1] == judged[1], text


@pytest.mark.slow
def test_on_a_terminal_a_text_far_longer_than_an_answer_is_said_to_be_judged(tmp_path: Path) -> None:
    (tmp_path / "long.txt").write_text("I measured the queue and I rang the office. " * 2000, encoding="utf-8")
    window = Terminal([*REHEARSE, "check", str(tmp_path / "long.txt")], environment(tmp_path))
    window.until("Judging 18,000 words; an answer has a few hundred.")
    assert window.wait() == 0
    window.close()


def test_an_answer_typed_in_place_of_a_file_is_told_how_to_send_it() -> None:
    with pytest.raises(UsageError, match="no file of that name") as caught:
        run("I fixed a bug in the till.")
    assert "rehearse check -" in caught.value.hint
    with pytest.raises(UsageError) as caught:
        run("my answer.txt")
    assert "quote it if it has spaces" in caught.value.hint
