"""The pages of the studio: what they show, what they keep, what they say when something is missing."""

import json
from pathlib import Path
from urllib.parse import urlencode

import pytest
from msgspec.structs import replace

from rehearse.data.own_settings import read_own
from rehearse.data.take import take_settings
from rehearse.practice import stories
from rehearse.practice.story_file import read
from rehearse.settings import database_path
from rehearse.store.attempts import Store
from rehearse.studio.pages import progress_page
from rehearse.studio.story_pages import added, saved
from tests import builders_report as reports
from tests.studio.running import Studio, heard, noise, packet


@pytest.mark.slow
@pytest.mark.parametrize(
    "path",
    ["/", "/questions", "/mock", "/attempts", "/progress", "/progress/page", "/stories", "/settings", "/data", "/ask"],
)
def test_every_page_is_there_before_the_first_take(studio: Studio, path: str) -> None:
    assert studio.ask(path).status == 200


def test_without_a_model_the_home_page_says_what_to_do(studio: Studio) -> None:
    assert "rehearse models install" in studio.ask("/").text


NUMBERED = ["/attempts/{0}", "/attempts/{0}/page", "/attempts/{0}/delete", "/beside/1/{0}", "/beside/{0}/{0}",
            "/mock/{0}", "/mock/{0}/page"]  # fmt: skip
CHANGING = ["/attempts/{0}/confirm", "/attempts/{0}/story", "/attempts/{0}/delete", "/mock/{0}/finish",
            "/mock/{0}/asked", "/takes/{0}/keep", "/takes/{0}/discard"]  # fmt: skip


@pytest.mark.parametrize("digits", [19, 23, 5000])
def test_a_number_that_nothing_can_have_is_not_found(studio: Studio, digits: int) -> None:
    for path in NUMBERED:
        assert 400 <= studio.ask(path.format("9" * digits)).status < 500, path
    form = urlencode({"said": "own", "story": "x", "text": "x", "question": "x"})
    for path in CHANGING:
        got = studio.ask(path.format("9" * digits), "POST", form, content_type=FORM)
        assert got.status < 500, path
        assert "could not be shown" not in got.text, path
    removed = studio.ask("/ask/remove", "POST", urlencode({"number": "9" * digits}), content_type=FORM)
    assert removed.status < 500
    body = json.dumps({"sample_rate_hz": 16_000, "mock": int("9" * min(digits, 4000)), "place": 0})
    assert 400 <= studio.ask("/takes", "POST", body).status < 500


def test_questions_are_found_by_their_words(studio: Studio) -> None:
    found = studio.ask("/questions?words=hardest&kind=behavioural").text
    assert "/answer/hardest-customer" in found
    assert "/answer/retention-30-day" not in found


def test_a_question_has_what_a_take_needs(studio: Studio) -> None:
    page = studio.ask("/answer/hardest-customer").text
    for part in ("Start", "Stop", "Pause", "Start over", "Hide the clock", "Microphone", "steps of a good answer"):
        assert part in page
    assert f'data-ignored="{take_settings().enter.ignored_s}"' in page


@pytest.mark.parametrize("path", ["/answer/nothing-like-it-at-all", "/attempts/99/page", "/nothing", "/takes/x"])
def test_what_is_not_there_is_one_sentence(studio: Studio, path: str) -> None:
    got = studio.ask(path)
    assert got.status in (404, 405)
    assert "Traceback" not in got.text


def test_a_take_whose_page_was_closed_waits_for_its_report(studio: Studio) -> None:
    name = studio.begin()
    with studio.line(name) as line:
        heard(line)
        line.send(packet(0, noise(2.0)))
        heard(line)
        assert studio.ask(f"/takes/{name}/state").text == '{"recording":true}'
    got = studio.ask(f"/takes/{name}/report", "POST")
    for one in (name, "unknown"):
        assert studio.ask(f"/takes/{one}/state").text == '{"recording":false}'
    assert got.status == 303
    assert studio.ask(got.headers["location"]).status == 200


FORM = "application/x-www-form-urlencoded"
STORY = "# The leak\n\nSituation: at the plant we lost water.\n\nAction: I measured every pipe.\n"


def test_stories_are_kept_and_a_change_from_elsewhere_is_never_lost(studio: Studio) -> None:
    saved = studio.ask("/stories", "POST", urlencode({"text": STORY, "before": ""}), content_type=FORM)
    assert "Saved." in saved.text
    path = studio.home / "stories.md"
    assert path.read_text() == STORY
    path.write_text(STORY + "Result: 3 litres.\n")
    late = studio.ask("/stories", "POST", urlencode({"text": "mine", "before": STORY}), content_type=FORM)
    assert "changed elsewhere" in late.text
    assert "mine" in late.text


def test_the_plan_leads_to_where_each_line_of_it_is_worked_at(studio: Studio) -> None:
    home = studio.ask("/").text
    for page, line in (("/ask", "questions to ask them"), ("/questions", "answers of about 90 s, aloud")):
        assert f'<a href="{page}">{line}</a>' in home
    plan = home.partition('<ul class="plan">')[2].partition("</ul>")[0]
    needed = plan.count("<li") - plan.count(", optional")
    assert f" of {needed} ready" in home, "as `rehearse checklist` counts"


def test_takes_without_a_question_are_not_compared_on_the_progress_page(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """They are different stories."""
    monkeypatch.setenv("REHEARSE_HOME", str(tmp_path))
    for question, said in ((None, False), (reports.full().question, True)):
        with Store(database_path()) as store:
            for length_s in (40.0, 88.0):
                report = reports.full()
                delivery = replace(report.delivery, duration_s=length_s)
                store.add(replace(report, question=question, delivery=delivery), None)
        assert ("Since take" in progress_page(read_own(tmp_path))) == said


def test_questions_to_ask_are_chosen_written_and_taken_back(studio: Studio) -> None:
    def mine() -> str:
        return studio.ask("/ask").text.partition("Chosen")[2].partition("Your own question")[0]

    for _ in range(2):  # twice is once
        studio.ask("/ask", "POST", urlencode({"question": "Who  would I\nwork with?"}), content_type=FORM)
    assert mine().count("Remove: Who would I work with?") == 1
    assert "1 of 3 chosen" in studio.ask("/").text
    number = mine().partition('value="')[2].partition('"')[0]
    studio.ask("/ask/remove", "POST", urlencode({"number": number}), content_type=FORM)
    studio.ask("/ask/remove", "POST", urlencode({"number": "x"}), content_type=FORM)
    assert "None yet." in mine()


def test_a_story_is_written_part_by_part_and_then_judged(studio: Studio) -> None:
    def add(**typed: str) -> str:
        return studio.ask("/stories/new", "POST", urlencode(typed), content_type=FORM).text

    path = studio.home / "stories.md"
    before = path.read_text() if path.exists() else ""
    assert "Give the story a title." in add(title=" ", action="I looked.")
    refused = add(title="Lost keys <b>", principle="Ownership")
    assert "at least one part" in refused
    assert 'value="Lost keys &lt;b&gt;"' in refused
    assert (path.read_text() if path.exists() else "") == before
    page = add(title="# Lost keys", action="I wrote\nResult: a list.", result="No key was lost.", principle="Ownership")
    assert "“Lost keys” was added" in page
    story = read(path.read_text(), ["Ownership"])[-1]
    assert (story.title, story.principles) == ("Lost keys", ("Ownership",))
    assert story.parts == {"action": "I wrote Result: a list.", "result": "No key was lost."}


def test_a_text_in_which_no_story_is_found_is_saved_and_said_so(studio: Studio) -> None:
    path = studio.home / "stories.md"
    before = path.read_text() if path.exists() else ""
    path.write_text("")
    form = urlencode({"text": "Last year we lost keys. I wrote a list.", "before": ""})
    page = studio.ask("/stories", "POST", form, content_type=FORM).text
    path.write_text(before)
    assert "Saved." in page
    assert "No story was found" in page
    assert "3 litres" in path.read_text()


def test_stories_are_deleted_only_when_that_was_asked_for(studio: Studio) -> None:
    path = studio.home / "stories.md"
    two = STORY + "\n# The noise <b>\n\nAction: I listened to every pipe.\n"
    path.write_text(two)
    for text in ("", "just words", STORY):
        page = studio.ask("/stories", "POST", urlencode({"text": text, "before": two}), content_type=FORM).text
        assert "Not saved yet." in page
        assert "“The noise &lt;b&gt;”" in page
        assert path.read_text() == two
    renamed = two.replace("# The leak", "# The flood")
    studio.ask("/stories", "POST", urlencode({"text": renamed, "before": two}), content_type=FORM)
    assert path.read_text() == renamed
    twice = STORY + "\n" + STORY
    path.write_text(twice)
    page = studio.ask("/stories", "POST", urlencode({"text": STORY, "before": twice}), content_type=FORM).text
    assert "Not saved yet." in page  # of two stories with one title, too
    path.write_text(renamed)
    agreed = urlencode({"text": STORY, "before": renamed, "delete": "The flood\r\nThe noise <b>"})
    assert "Saved." in studio.ask("/stories", "POST", agreed, content_type=FORM).text
    assert path.read_text() == STORY


@pytest.mark.parametrize(
    ("text", "agreed", "asks"),
    [
        ("# C\nAction: I sang.\n\n# D\nAction: I ran.\n\n# E\n", "", "3 stories: “A”, “B”, “E to come”"),
        ("# C\nAction: I wrote.\n\n# B\nAction: I counted.\n", "", "1 story: “E to come”"),
        ("# C\nAction: I wrote.\n\n# B\nAction: I sang.\n\n# E to come\nAction:\n", "", ""),
        ("# A\nAction: I wrote.\n", "B", "2 stories: “B”, “E to come”"),
        ("# A\nAction: I wrote.\n", "B\r\nE to come", ""),
    ],
)
def test_every_story_that_goes_is_asked_about(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, text: str, agreed: str, asks: str
) -> None:
    """One whose text stands under another title was renamed; one agreed to is not asked about again."""
    monkeypatch.setenv("REHEARSE_HOME", str(tmp_path))
    path = stories.path()
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("# A\nAction: I wrote.\n\n# B\nAction: I counted.\n\n# E to come\nAction:\n", encoding="utf-8")
    before = path.read_text(encoding="utf-8")
    page = saved({"text": text, "before": before, "delete": agreed})
    assert asks in page
    assert (path.read_text(encoding="utf-8") == before) == bool(asks)
    assert ("Save and delete them" in page) == bool(asks)


REST = "Call Eva.\n\n# The leak\nAction: I dug.\n\n#\nthe flood\n\n# Ideas\nthe fire\nthe ice\n"


@pytest.mark.parametrize(
    ("text", "asks"),
    [
        (REST.replace("#\nthe flood\n", ""), "delete text that belongs to no story: “the flood”."),
        (REST.replace("Call Eva.", "Hm."), "delete text that belongs to no story: “Call Eva.”."),
        (REST.partition("# Ideas")[0], "delete text that belongs to no story: “Ideas”."),
        (REST.partition("# The leak")[0], "delete 1 story: “The leak”, and text that belongs to no story: “the flood”"),
        (REST.replace("the ice", "the frost"), ""),
        (REST.replace("#\nthe flood", "# The flood\nSituation: the flood"), ""),
        (REST.replace("Call Eva.\n", "").replace("the fire", "the fire\nCall Eva."), ""),
    ],
)
def test_text_that_belongs_to_no_story_is_not_deleted_unasked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, text: str, asks: str
) -> None:
    monkeypatch.setenv("REHEARSE_HOME", str(tmp_path))
    stories.path().parent.mkdir(parents=True, exist_ok=True)
    stories.path().write_text(REST, encoding="utf-8")
    page = saved({"text": text, "before": REST})
    assert asks in page
    assert stories.path().read_text(encoding="utf-8") == (REST if asks else text)


@pytest.mark.parametrize("title", ["Result", "Ownership", "A", "Notes: mine", "C#", "#1 of them"])
def test_a_story_of_any_title_is_added_as_one_of_its_own(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, title: str
) -> None:
    monkeypatch.setenv("REHEARSE_HOME", str(tmp_path))
    for name in ("The leak", title):
        assert f"“{name}” was added" in added({"title": name, "action": "I dug."})
    assert [story.title for story in stories.read_own(["Ownership"])] == ["The leak", title]
    text = stories.path().read_text(encoding="utf-8")
    saved({"text": text.replace("I dug.", "I ran."), "before": text})
    assert [story.title for story in stories.read_own(["Ownership"])] == ["The leak", title]


def test_a_file_of_stories_in_another_encoding_keeps_its_accents(studio: Studio) -> None:
    path = studio.home / "stories.md"
    before = path.read_bytes() if path.exists() else b""
    text = "# Le café\n\nAction: I rang the café.\n"
    path.write_bytes(text.encode("latin-1"))
    assert "I rang the café." in studio.ask("/stories").text
    page = studio.ask("/stories", "POST", urlencode({"text": text, "before": text}), content_type=FORM).text
    assert "Saved." in page
    assert path.read_text("utf-8") == text
    path.write_bytes(before)
