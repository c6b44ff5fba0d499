"""The schema in the package is the one that the values make."""

import pytest

from tools import make_schema


def test_the_shipped_schema_is_up_to_date() -> None:
    """A field that was renamed, added or removed shows here; `python -m tools.make_schema` writes the file anew."""
    assert make_schema.SCHEMA_FILE.read_bytes() == make_schema.encoded()


def test_a_field_without_a_sentence_is_refused() -> None:
    schema: make_schema.Json = {"properties": {"wpm": {}, "start_s": {}}}
    with pytest.raises(SystemExit, match=r"no sentence for \['wpm'\]"):
        make_schema.described("PaceWindow", schema, {"start_s": "Where it begins."})


def test_a_sentence_without_a_field_is_refused() -> None:
    with pytest.raises(SystemExit, match=r"no field \['rate'\]"):
        make_schema.described("PaceWindow", {"properties": {}}, {"rate": "Words per minute."})
