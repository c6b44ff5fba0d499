"""Promises of the question bank."""

import re
from collections import Counter
from pathlib import Path

import msgspec
import pytest

from rehearse.data import questions
from rehearse.errors import UsageError
from rehearse.types import THOUGHT_ALOUD, Question

SEEDS = Path(__file__).parents[3] / "shared" / "seeds"
PRINCIPLES = 16


@pytest.fixture(autouse=True)
def _home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("REHEARSE_HOME", str(tmp_path))


def behavioural() -> list[Question]:
    return [question for question in questions.shipped() if question.kind == "behavioural"]


def test_every_id_and_every_text_occurs_once() -> None:
    for field in ("id", "text"):
        counted = Counter(getattr(question, field) for question in questions.shipped())
        assert [value for value, count in counted.items() if count > 1] == []


def test_ids_can_be_typed() -> None:
    assert [q.id for q in questions.shipped() if not re.fullmatch(r"[a-z][a-z0-9]*(-[a-z0-9]+)*", q.id)] == []


def test_each_of_the_sixteen_principles_has_three_questions_of_its_own() -> None:
    """Counted by the main principle, the one that stands first."""
    main = Counter(question.principles[0] for question in behavioural())
    assert len(main) == PRINCIPLES
    assert set(main) == set(questions.principle_names())
    assert {name: count for name, count in main.items() if count < 3} == {}


def test_behavioural_questions_say_what_a_full_answer_holds() -> None:
    assert [q.id for q in behavioural() if not (q.principles and q.hint and q.tags and q.source)] == []


def test_technical_questions_claim_no_principle() -> None:
    technical = [question for question in questions.shipped() if question.kind in THOUGHT_ALOUD]
    assert technical
    assert [question.id for question in technical if question.principles] == []


def seed(number: str) -> str:
    found = sorted(SEEDS.glob(f"{number}_*.txt"))
    if not found:
        pytest.skip("the seeds are not here (../shared/seeds)")
    return found[0].read_text(encoding="utf-8")


def sources(number: str) -> list[str]:
    return [question.source for question in questions.shipped() if question.source.startswith(f"seed {number} ")]


def numbered(number: str, count: int) -> list[str]:
    return [f"seed {number} #{position}" for position in range(1, count + 1)]


def test_the_fifteen_of_seed_002_have_their_counterparts() -> None:
    count = len(re.findall(r"^\d+\) ", seed("002"), re.MULTILINE))
    assert count == 15
    assert sources("002") == numbered("002", count)


def test_the_questions_of_seed_001_have_their_counterparts() -> None:
    asked = seed("001").split("## Amazon\n")[0]
    count = len(re.findall(r'^\d+\. (?:"|Tell me)', asked, re.MULTILINE))
    assert count == 9
    assert sources("001") == numbered("001", count)


def test_the_title_and_the_exercise_of_seed_003_have_their_counterparts() -> None:
    text = seed("003")
    count = len(re.findall(r"^Describe a Situation Where ", text, re.MULTILINE))
    count += len(re.findall(r'^"Tell me about a time ', text, re.MULTILINE))
    assert count == 2
    assert sources("003") == numbered("003", count)


ENTRY = re.compile(r"^Data Scientist (Behavioral|Coding|System Design|Technical) (\w+)\n\n(.+)\n\n(#.+)$", re.MULTILINE)


def test_the_questions_of_seed_004_have_their_counterparts_with_tags_and_difficulty() -> None:
    entries = ENTRY.findall(seed("004"))
    ours = {question.source: question for question in questions.shipped()}
    assert sources("004") == numbered("004", len(entries))
    for position, (kind, difficulty, _, tags) in enumerate(entries, start=1):
        question = ours[f"seed 004 #{position}"]
        assert question.kind == ("behavioural" if kind == "Behavioral" else kind.lower())
        assert question.difficulty == difficulty
        assert question.role == "data scientist"
        assert {tag.strip().lower() for tag in tags.split("#") if tag.strip()} <= set(question.tags)


def test_no_six_words_in_a_row_are_a_seeds() -> None:
    """The questions are in our own words, but for the opening that every interviewer uses."""
    theirs = " ".join(seed(number) for number in ("000", "001", "002", "003", "004"))
    runs = set(six_in_a_row(theirs))
    copied = {q.id for q in questions.shipped() if not runs.isdisjoint(six_in_a_row(f"{q.text} . {q.hint}"))}
    assert copied == set()


def six_in_a_row(text: str) -> list[tuple[str, ...]]:
    words = re.findall(r"[\w']+", text.lower().replace("tell me about a time", ""))
    return list(zip(*(words[start:] for start in range(6)), strict=False))


def test_a_question_is_found_by_id_beginning_or_words() -> None:
    assert questions.find("last-apology").source == "seed 002 #4"
    assert questions.find("last-ap").id == "last-apology"
    assert questions.find("owe someone apology").id == "last-apology"


def test_an_unknown_question_is_answered_with_the_nearest_ids() -> None:
    with pytest.raises(UsageError) as caught:
        questions.find("last-appology")
    assert "last-apology" in caught.value.hint


def test_words_that_fit_several_questions_are_not_guessed() -> None:
    with pytest.raises(UsageError, match="could be any of"):
        questions.find("tell me about")


def test_own_questions_stand_beside_the_bank_and_win(tmp_path: Path) -> None:
    mine = Question(id="last-apology", text="My wording of it?")
    other = Question(id="why-me", text="Why should it be me?")
    (tmp_path / "questions.json").write_bytes(msgspec.json.encode(questions.Bank(question=(mine, other))))
    assert questions.find("last-apology").text == "My wording of it?"
    assert questions.find("why-me") == other
    assert len(questions.bank()) == len(questions.shipped()) + 1


def test_a_spoilt_file_of_own_questions_is_named(tmp_path: Path) -> None:
    (tmp_path / "questions.json").write_text('{"questions": []}', encoding="utf-8")
    with pytest.raises(UsageError, match=r"questions\.json"):
        questions.bank()


def test_the_fifteen_of_seed_002_are_about_the_principles_that_it_names() -> None:
    spelled = {re.sub(r"[^a-z]", "", name.lower().replace("the ", "")): name for name in questions.principle_names()}
    ours = {question.source: question for question in questions.shipped()}
    for number, named in re.findall(r"^(\d+)\) .*\(LPs: (.+)\)$", seed("002"), re.MULTILINE):
        theirs = re.sub(r"[^a-z]", "", named.lower().replace("the ", ""))
        found = {name for key, name in spelled.items() if key in theirs}
        assert found, number
        assert found <= set(ours[f"seed 002 #{number}"].principles), number
