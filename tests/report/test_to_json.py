"""The JSON that other programs rely on: its names, its values, its bytes."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec
import pytest

from rehearse import data
from rehearse.report.to_json import decode, document, encode
from tests import builders_report as reports
from tests.contract import jsonschema

# The names that product.md promises, written by hand so that no renaming of a field passes unseen.
CONTRACT = (Path(__file__).with_name("contract.txt")).read_text().split()


@pytest.fixture(scope="module")
def schema() -> dict[str, Any]:
    """The schema as shipped."""
    loaded: dict[str, Any] = json.loads((data.folder() / "report.schema.json").read_bytes())
    return loaded


def promised(schema: dict[str, Any], node: dict[str, Any], path: str) -> Iterator[str]:
    """The paths below `node` that a document must have, with [] for the items of a list."""
    for choice in node.get("anyOf", ()):
        yield from promised(schema, choice, path)
    if "$ref" in node:
        yield from promised(schema, schema["$defs"][node["$ref"].removeprefix("#/$defs/")], path)
    if isinstance(node.get("items"), dict):  # False behind the places of a pair
        yield from promised(schema, node["items"], f"{path}[]")
    yield path
    for name in node.get("required", ()):
        yield from promised(schema, node["properties"][name], f"{path}.{name}")
    for name in node.get("properties", {}).keys() - set(node.get("required", ())):
        yield from promised(schema, node["properties"][name], f"{path}.{name}")


def test_every_name_of_the_contract_is_in_the_schema(schema: dict[str, Any]) -> None:
    paths = set(promised(schema, schema["$defs"]["Report"], "report"))
    assert [name for name in CONTRACT if name not in paths] == []


@pytest.mark.slow
@pytest.mark.parametrize("name", reports.ALL)
def test_every_kind_of_report_is_valid_by_the_shipped_schema(name: str, schema: dict[str, Any]) -> None:
    jsonschema.validate(json.loads(encode(reports.ALL[name]())), schema)


def test_a_report_with_a_renamed_field_is_refused(schema: dict[str, Any]) -> None:
    document = json.loads(encode(reports.full()))
    document["report"]["delivery"]["words_per_minute"] = document["report"]["delivery"].pop("speech_rate_wpm")
    with pytest.raises(jsonschema.ValidationError, match="speech_rate_wpm"):
        jsonschema.Draft202012Validator(schema["$defs"]["Report"] | {"$defs": schema["$defs"]}).validate(
            document["report"]
        )


@pytest.mark.slow
def test_an_error_is_valid_by_the_shipped_schema(schema: dict[str, Any]) -> None:
    jsonschema.validate({"error": {"code": "usage", "message": "No such file.", "hint": ""}}, schema)


def test_several_files_are_valid_by_the_shipped_schema(schema: dict[str, Any]) -> None:
    error = {"code": "audio-unreadable", "message": "No such file.", "hint": ""}
    several = [json.loads(encode(reports.full(), 3)), {"path": "b.wav", "error": error}]
    jsonschema.validate({"reports": several}, schema)
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate({"reports": [{"path": "a.wav"}]}, schema)


def test_the_schema_admits_the_verdicts_of_the_contract_and_no_other(schema: dict[str, Any]) -> None:
    verdicts = schema["$defs"]["Content"]["properties"]["verdict"]["enum"]
    assert sorted(verdicts) == ["hire", "lean no hire", "no hire", "not scored", "strong hire"]


@pytest.mark.parametrize("name", reports.ALL)
def test_a_report_comes_back_as_it_went(name: str) -> None:
    """Reasons have their sentences in the document as well; read back, it says the same again."""
    report = reports.ALL[name]()
    assert decode(encode(report)) == document(report).report
    assert document(document(report).report) == document(report)


def test_the_same_report_gives_the_same_bytes_whatever_the_order_of_its_tables() -> None:
    report = reports.full()
    assert report.content is not None
    turned = dict(reversed(report.content.scores.items()))
    other = msgspec.structs.replace(report, content=msgspec.structs.replace(report.content, scores=turned))
    assert encode(other) == encode(report)


def test_there_is_one_object_and_no_newline_in_it() -> None:
    document = encode(reports.hostile(), attempt=7)
    assert b"\n" not in document
    told = json.loads(document)
    assert set(told) == {"report", "attempt", "path", "since"}
    assert told["attempt"] == 7
    assert told["path"] == told["report"]["audio"]["path"]
