"""The schema in the package is the one that the values make."""

import copy
from collections.abc import Callable

import pytest

from tools import make_schema


def test_the_shipped_schema_is_up_to_date() -> None:
    """A field that was renamed, added or removed shows here; `python -m tools.make_schema` writes the file anew."""
    assert make_schema.SCHEMA_FILE.read_bytes() == make_schema.encoded()


def test_a_field_without_a_sentence_is_refused() -> None:
    schema: make_schema.Json = {"properties": {"wpm": {}, "start_s": {}}}
    with pytest.raises(SystemExit, match="add a sentence for wpm"):
        make_schema.described("PaceWindow", schema, {"start_s": "Where it begins."})


def test_a_sentence_without_a_field_is_refused() -> None:
    with pytest.raises(SystemExit, match="take out rate, which is no field"):
        make_schema.described("PaceWindow", {"properties": {}}, {"rate": "Words per minute."})


def test_no_field_that_was_promised_is_missing_or_of_another_type() -> None:
    """docs/json-schema.md says what may change. If this fails, bring the field back, or raise SCHEMA."""
    assert make_schema.broken() == []


@pytest.mark.parametrize(
    ("change", "lost"),
    [
        (lambda fields: fields.pop("duration_s"), ["Pause.duration_s: number"]),
        (lambda fields: fields.update(length_s=fields.pop("duration_s")), ["Pause.duration_s: number"]),
        (lambda fields: fields["duration_s"].update(type="string"), ["Pause.duration_s: number"]),
        (lambda fields: fields.update(more={"type": "string"}), []),
    ],
)
def test_a_field_that_goes_is_renamed_or_has_another_type_breaks_the_promise_and_a_new_one_does_not(
    change: Callable[[make_schema.Json], object], lost: list[str]
) -> None:
    schema = copy.deepcopy(make_schema.make())
    change(schema["$defs"]["Pause"]["properties"])
    assert make_schema.broken(schema) == lost
