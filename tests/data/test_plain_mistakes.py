"""What is wrong with a file is said in words of the file, never in those of the library that read it."""

import re

import msgspec
import pytest

from rehearse.data import from_json, from_toml
from rehearse.data.own_settings import Preferences
from rehearse.data.plain_mistakes import plain
from rehearse.data.questions import Bank
from rehearse.data.targets import Targets

OF_THE_LIBRARY = re.compile(r"`|\$|object|array|field|required|byte|decode|truncat|malformed|recursion", re.IGNORECASE)
ROW = b'{"question": [{"id": "a", "text": "b", %s}]}'


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b'{"questions": []}', 'the key "questions" is not known; the known key is question'),
        (b'{"question": [{"id": "a", "text": "b"}, {"id": "c"}]}', 'question 2 has no key "text"'),
        (b'{"question": [{"id": 1, "text": "b"}]}', "id of question 1 must be text in quotes, not a whole number"),
        (ROW % b'"tags": ["x", 2]', "tags 2 of question 1 must be text in quotes, not a whole number"),
        (
            ROW % b'"difficulty": "brutal"',
            'difficulty of question 1 cannot be "brutal"; it can be easy, hard or medium',
        ),
        (b'{"question": [\n{"id": "a", "text": "b"},\n{"id" 3}]}', "line 3 is not valid JSON (expected ':')"),
        (b'{"question": [', "it ends before its last bracket or quotation mark is closed"),
        (b"", "it is empty"),
        (b'{"question": [{"id": "\xff"}]}', "it is not text in UTF-8"),
        (b'{"question": null}', "question must be a list, not nothing"),
    ],
)
def test_what_is_wrong_with_json_is_said_in_words_of_the_file(content: bytes, said: str) -> None:
    """An unknown key read as if it were missing, and a missing one was the library's own text."""
    with pytest.raises((msgspec.MsgspecError, UnicodeDecodeError)) as caught:
        from_json(content, Bank)
    found = plain(caught.value, table="a group in braces", kind=Bank, content=content)
    assert found == said
    assert not OF_THE_LIBRARY.search(found)


def test_json_that_is_nested_too_deeply_is_said_to_be() -> None:
    with pytest.raises((RecursionError, msgspec.MsgspecError)) as caught:
        from_json(b"[" * 100_000, object)
    assert plain(caught.value) == "it is nested too deeply"


@pytest.mark.parametrize(
    ("content", "kind", "said"),
    [
        (
            b"reprot = 1",
            Preferences,
            'the key "reprot" is not known; the known keys are think_s, report, keep_sound, threads',
        ),
        (b'report = "ful"', Preferences, 'report cannot be "ful"; it can be full or short'),
        (b"[speech_rat]\nlow = 1", Targets, 'the key "speech_rat" is not known; perhaps speech_rate is meant'),
    ],
)
def test_an_unknown_key_of_the_settings_comes_with_those_there_are(content: bytes, kind: type, said: str) -> None:
    with pytest.raises(msgspec.MsgspecError) as caught:
        from_toml(content, kind)
    assert plain(caught.value, kind=kind) == said
