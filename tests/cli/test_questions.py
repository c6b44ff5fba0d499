"""Promises of `rehearse questions`."""

import re
from pathlib import Path

import pytest
from msgspec.structs import replace

from rehearse.data.questions import bank, own, save_own, shipped
from rehearse.store.attempts import Store
from rehearse.types import Question
from tests import builders_report as reports
from tests.cli.running import printed, rehearse
from tests.store.test_attempts import answering

pytestmark = pytest.mark.usefixtures("home", "eighty_columns")


def test_alone_it_lists_the_whole_bank() -> None:
    result = rehearse("questions")
    assert result.exit_code == 0
    assert all(question.id in result.stdout for question in shipped())


def test_filters_narrow_the_list_and_json_is_one_object() -> None:
    found = printed(rehearse("questions", "list", "--principle", "frugality", "--difficulty", "easy", "--json"))
    assert {"Frugality" in question["principles"] for question in found["questions"]} == {True}


def test_the_list_has_columns_and_counts_and_stays_within_eighty_columns() -> None:
    shown = rehearse("questions", "list", "--kind", "design", "--role", "data scientist", "--difficulty", "hard").stdout
    assert shown.splitlines()[0].split() == ["id", "kind", "difficulty", "takes", "role"]
    assert "system design 6" in shown
    assert max(map(len, shown.splitlines())) <= 80
    counts = printed(rehearse("questions", "list", "--kind", "coding", "--json"))["counts"]
    assert set(counts["kind"]) == {"coding"}
    assert counts["tag"]["coding"] == counts["kind"]["coding"] >= 7


@pytest.mark.parametrize(
    ("name", "role"),
    [("a-long-id-of-my-own-question-here", "site reliability engineer"), ("x" * 50, "nurse"), ("short", "n" * 30)],
)
def test_a_row_of_the_list_is_one_line_whatever_the_lengths(name: str, role: str) -> None:
    """A role that reaches beyond the line would go on below the ids; it is cut, or left out beside a long id."""
    rehearse("questions", "add", "Why did you mend it?", "--id", name, "--role", role)
    head, row, *_ = rehearse("questions", "list", "why did you mend it").stdout.splitlines()
    assert row.split()[0] == name
    assert len(row) <= 80
    assert head.split()[-1] != "role" or row.split()[-1].rstrip("…") in role


def test_an_unknown_tag_role_or_kind_lists_the_known_ones() -> None:
    for option, known in (("--tag", "mlops"), ("--role", "product manager"), ("--kind", "system design")):
        refused = rehearse("questions", "list", option, "knitting")
        assert refused.exit_code == 2
        assert known in " ".join(refused.stderr.split())


def test_a_take_too_short_to_count_is_one_of_those_that_every_list_counts(home: Path) -> None:
    """`questions` said four takes where `progress` said five."""
    home.mkdir(parents=True)
    short, told = answering("failure"), answering("root-cause")
    short = replace(short, delivery=replace(short.delivery, duration_s=1.0))
    with Store(home / "attempts.sqlite3") as store:
        for report in (short, told, replace(told, delivery=replace(told.delivery, duration_s=1.0))):
            store.add(report, None)
    lines = rehearse("questions", "list").stdout.splitlines()
    assert [line.split()[-2] for line in lines if re.match(r"(failure|root-cause)\b", line)] == ["2", "1"]
    said = " ".join(rehearse("questions", "show", "failure").stdout.split())
    assert "Practised never; 1 take too short to count" in said
    said = " ".join(rehearse("questions", "show", "root-cause").stdout.split())
    assert re.search(r"Practised 1 take, last \S+, and 1 take too short to count", said)
    never = rehearse("questions", "list", "--never-practised").stdout
    assert re.search(r"^failure\b", never, re.MULTILINE)
    assert not re.search(r"^root-cause\b", never, re.MULTILINE)


def test_looking_makes_no_database(home: Path) -> None:
    rehearse("questions", "list")
    assert not home.exists()


def test_what_was_practised_is_known(home: Path) -> None:
    with Store(home / "attempts.sqlite3") as store:
        store.add(answering("last-apology"), None)
        store.add(reports.without_words(), None)
    assert "1 take, last 2026-03-01" in rehearse("questions", "show", "last-apology").stdout
    never = printed(rehearse("questions", "list", "--never-practised", "--json"))["questions"]
    assert len(never) == len(shipped()) - 1
    oldest = printed(rehearse("questions", "list", "--least-recent", "--json"))["questions"]
    assert oldest[-1]["id"] == "last-apology"


def test_an_own_question_can_be_added_found_and_removed() -> None:
    added = rehearse("questions", "add", "Why did the dough not rise?", "--principle", "dive", "--tag", "baking")
    assert "dough-not-rise" in added.stdout
    assert "Dive Deep" in rehearse("questions", "show", "dough").stdout
    assert rehearse("questions", "remove", "dough-not-rise").exit_code == 0
    assert len(bank()) == len(shipped())


def test_a_question_that_is_there_is_refused() -> None:
    result = rehearse("questions", "add", shipped()[0].text)
    assert result.exit_code == 2
    assert "already exists" in result.stderr


def test_an_imported_file_comes_out_again(tmp_path: Path) -> None:
    file = tmp_path / "mine.md"
    file.write_text("- Why us?\n- Why you?\n", encoding="utf-8")
    assert "2 questions added" in rehearse("questions", "import", str(file)).stdout
    assert "2 already in the bank" in rehearse("questions", "import", str(file)).stdout
    assert rehearse("questions", "export", "--own").stdout == (
        "## Other questions\n\n- Why us?\n- Why you?\n  - id: question-2\n"
    )


@pytest.mark.parametrize("form", ["md", "csv", "json"])
def test_exported_questions_are_the_same_in_another_home(
    form: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """From Markdown everything but the words was lost, and JSON was not read at all."""
    given = ("--kind", "coding", "--difficulty", "hard", "--role", "software engineer", "--hint", "pivot")
    rehearse("questions", "add", "Talk me through quicksort.", *given, "--tag", "sorting")
    rehearse("questions", "add", "Why did the dough not rise?", "--principle", "dive", "--id", "dough")
    file = tmp_path / f"own.{form}"
    rehearse("questions", "export", "--own", "-o", str(file))
    before = [replace(question, source="") for question in own()]
    monkeypatch.setenv("REHEARSE_HOME", str(tmp_path / "elsewhere"))
    assert "2 questions added" in rehearse("questions", "import", str(file)).stdout
    assert [replace(question, source="") for question in own()] == before


def test_items_under_headings_of_something_else_are_said_to_be_left_out(tmp_path: Path) -> None:
    file = tmp_path / "notes.md"
    file.write_text("## Ownership\n- What did you mend?\n## For them\n- How large is the team?\n")
    said = rehearse("questions", "import", str(file))
    assert "1 question added" in said.stdout
    assert "Left out: 1 list item" in said.stderr


@pytest.mark.parametrize("content", ["{}", "[", '{"question": 3}', '{"question": [{"id": "x"}]}'])
def test_json_without_questions_is_one_sentence(tmp_path: Path, content: str) -> None:
    file = tmp_path / "mine.json"
    file.write_text(content)
    result = rehearse("questions", "import", str(file))
    assert result.exit_code == 2
    assert result.stderr.startswith("Error: ")


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("mine.json", '[{"text": "Why us?"}]', "it must be an object, not a list"),
        ("mine.json", '{"questions": []}', 'the key "questions" is not known; the known key is question.'),
        ("mine.json", '{"question": [{"id": "x"}]}', 'question 1 has no key "text".'),
        ("mine.json", '{"question": []}', "`rehearse questions export --format json` shows the format."),
        ("mine.csv", "text,role\n", "below the line with the names of the columns."),
        ("mine.md", "only prose\n", "starting with - or a number."),
    ],
)
def test_an_import_without_questions_says_how_this_kind_of_file_lists_them(
    tmp_path: Path, name: str, content: str, said: str
) -> None:
    (tmp_path / name).write_text(content)
    assert said in " ".join(rehearse("questions", "import", str(tmp_path / name)).stderr.split())


def test_keys_of_a_question_in_json_that_are_not_read_are_named(tmp_path: Path) -> None:
    """A slip in a key lost its value without a word; of a table the columns were named."""
    (tmp_path / "mine.json").write_text('{"question": [{"text": "Which leak did you find?", "hnit": "water"}]}')
    said = rehearse("questions", "import", str(tmp_path / "mine.json"))
    assert "1 question added" in said.stdout
    assert "Ignored keys: hnit. Keys that are read: id, text, principles" in said.stderr


def test_a_question_in_json_needs_no_id(tmp_path: Path) -> None:
    """One without was refused in the words of the library; from a table or a list it was taken."""
    (tmp_path / "mine.json").write_text('{"question": [{"text": "Which leak did you find?"}]}')
    assert "1 question added" in rehearse("questions", "import", str(tmp_path / "mine.json")).stdout
    assert rehearse("questions", "show", "leak-find").exit_code == 0


@pytest.mark.parametrize("content", [b"\xff\xfe\x00", b"", b"only prose\n"])
def test_a_file_without_questions_is_one_sentence(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "mine.md"
    file.write_bytes(content)
    result = rehearse("questions", "import", str(file))
    assert result.exit_code == 2
    assert result.stderr.startswith("Error: ")


def test_no_such_file_and_no_such_question_are_usage_errors(tmp_path: Path) -> None:
    assert rehearse("questions", "import", str(tmp_path / "none.md")).exit_code == 2
    unknown = rehearse("questions", "show", "last-appology")
    assert unknown.exit_code == 2
    assert "Did you mean last-apology" in unknown.stderr


@pytest.mark.parametrize("typed", [["questions", "show"], ["record", "-q"], ["check", __file__, "-q"]])
def test_words_that_find_no_question_are_met_with_ids(typed: list[str]) -> None:
    said = " ".join(rehearse(*typed, "apologise to a neighbour").stderr.split())
    assert "Did you mean last-apology" in said
    assert "`rehearse questions show last-apology` shows one, `rehearse questions list` all." in said


def test_a_search_in_vain_says_what_may_be_meant_and_how_to_ask_it_all_the_same() -> None:
    def said(*words: str) -> str:
        done = rehearse("questions", "list", *words)
        assert (done.exit_code, done.stdout) == (0, "")
        return " ".join(done.stderr.split())

    asked = said("apologise", "to", "a", "neighbour")
    assert asked.startswith('No question matches "apologise to a neighbour". Did you mean last-apology')
    assert "Did you mean burnout? `rehearse questions list burnout` finds safer-workplace, overload-relieved …" in said(
        "burnuot"
    )
    assert "Your own words: `rehearse record --text 'tell me about yourself'`." in said("tell me about yourself")
    assert "`rehearse questions list` shows them all, with their tags." in said("xqzzv")
    filtered = said("xqzzv", "--role", "manager", "--never-practised")
    assert filtered.startswith('No question matches "xqzzv" with --role manager --never-practised. Use fewer filters; ')
    assert "`rehearse questions list` shows all questions" in filtered


def test_a_search_with_too_many_filters_names_the_one_without_which_there_are_most() -> None:
    kept = ("--difficulty", "easy", "--kind", "behavioural")
    said = " ".join(rehearse("questions", "list", "--tag", "conflict", *kept).stderr.split())
    left = printed(rehearse("questions", "list", *kept, "--json"))["questions"]
    assert said.startswith("No question matches --difficulty easy --tag conflict --kind behavioural. ")
    assert f"Without --tag conflict {len(left)} questions match; " in said


def test_a_csv_may_say_principle_and_the_columns_that_are_not_read_are_named(tmp_path: Path) -> None:
    table = tmp_path / "mine.csv"
    table.write_text(
        "Question,Principle,Owner,notes\nWhat did you mend?,dive deep,Ann,x\nWhat broke?,trust|Banana|people,Ben,\n"
    )
    said = rehearse("questions", "import", str(table))
    assert "2 questions added" in said.stdout
    assert "Ignored columns: Owner, notes." in said.stderr
    assert "No principle is called Banana or people; kept as written." in said.stderr
    assert printed(rehearse("questions", "list", "mend", "--json"))["questions"][0]["principles"] == ["Dive Deep"]
    found = printed(rehearse("questions", "list", "--principle", "Earn Trust", "--json"))["questions"]
    assert "What broke?" in {question["text"] for question in found}


@pytest.mark.parametrize(("name", "begins"), [("q.csv", "id,"), ("q.json", "{"), ("q.md", "## "), ("q.txt", "## ")])
def test_an_exported_file_has_the_format_of_its_ending(home: Path, name: str, begins: str) -> None:
    rehearse("questions", "add", "Why us?")
    assert rehearse("questions", "export", "--own", "-o", str(home / name)).exit_code == 0
    assert (home / name).read_text().startswith(begins)
    assert rehearse("questions", "export", "--own", "--format", "md", "-o", str(home / "f.csv")).exit_code == 0
    assert (home / "f.csv").read_text().startswith("## ")


def test_a_table_with_a_kind_that_does_not_exist_is_told_the_kinds(tmp_path: Path) -> None:
    table = tmp_path / "mine.csv"
    table.write_text("text,kind\nWhat did you mend?,strange\n")
    said = rehearse("questions", "import", str(table)).stderr
    assert 'kind cannot be "strange"' in said.replace("\n  ", " ")
    assert "Kinds: behavioural, coding" in said.replace("\n  ", " ")
    assert "$" not in said


def test_an_unknown_tag_does_not_list_every_tag_there_is() -> None:
    said = rehearse("questions", "list", "--tag", "nosuch").stderr
    assert said.count("\n") < 12
    assert "Tab offers" in said.replace("\n  ", " ")


def test_a_long_question_takes_a_few_lines_of_the_list() -> None:
    """One that was imported before there was a limit filled screens."""
    long = " ".join(["zebra"] * 4_000)
    save_own((Question("long", long, tags=(long,)),))
    assert len(rehearse("questions", "list", "zebra").stdout.splitlines()) < 20
    assert rehearse("questions", "show", "long").stdout.count("zebra") == 8_000


def test_a_question_that_is_too_long_is_not_added() -> None:
    said = rehearse("questions", "add", "why " * 600)
    assert said.exit_code == 2
    assert "The question: 2,400 characters are too many; at most 2,000 fit." in said.stderr


def test_the_heading_of_all_questions_stays_on_one_line(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    first, *_ = rehearse("questions", "list").stdout.splitlines()
    assert first.split() == ["id", "kind", "difficulty", "takes", "role"]
