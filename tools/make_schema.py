"""Write rehearse/data/report.schema.json from the types themselves: `python -m tools.make_schema`.

Also adds new fields to docs/json-contract.txt, from which no field may be removed (docs/json-schema.md).

Descriptions are the docstrings of the structs and, for fields, the sentences in tools/report_fields.toml. Every field
is required: the program writes all of them, null where nothing was measured.
"""

from pathlib import Path
from typing import Any, get_args

import msgspec

from rehearse.report.to_json import Document
from rehearse.types import PartName

SCHEMA_FILE = Path(__file__).parent.parent / "rehearse" / "data" / "report.schema.json"
CONTRACT_FILE = Path(__file__).parent.parent / "docs" / "json-contract.txt"
FIELDS_FILE = Path(__file__).with_name("report_fields.toml")

Json = dict[str, Any]
ROWS = ("structure_star", "ownership_signal", "action_specificity", "quantified_impact", "self_awareness")
KEYS = {"Content": {"parts": get_args(PartName), "scores": ROWS}}  # the fields that are tables with known keys


class Problem(msgspec.Struct, frozen=True):
    """The error that is printed instead of a report if the command fails."""

    code: str
    message: str
    hint: str


class Failure(msgspec.Struct, frozen=True):
    """`{"error": …}`: printed if there is no report."""

    error: Problem


class FileFailure(msgspec.Struct, frozen=True):
    """One of several files, with the error why it has no report."""

    path: str
    error: Problem


def several(outcomes: list[Json]) -> Json:
    """The schema for several files: `{"reports": […]}`, with one outcome for each, in order.

    An analysed file has the same form there as alone.
    """
    reports = {"type": "array", "items": {"oneOf": outcomes}, "description": "One entry for each file, in order."}
    return {"title": "Several", "type": "object", "properties": {"reports": reports}, "required": ["reports"]}


def field_sentences() -> dict[str, dict[str, str]]:
    """The sentence for each field, with unit and range, by struct name and field name."""
    return msgspec.toml.decode(FIELDS_FILE.read_bytes(), type=dict[str, dict[str, str]])


def described(name: str, schema: Json, sentences: dict[str, str]) -> Json:
    """A struct's schema with every field required and described."""
    properties = schema["properties"]
    missing, unknown = properties.keys() - sentences.keys(), sentences.keys() - properties.keys()
    if missing or unknown:
        wrong = [f"add a sentence for {field}" for field in sorted(missing)]
        wrong += [f"take out {field}, which is no field" for field in sorted(unknown)]
        raise SystemExit(f"tools/{FIELDS_FILE.name}, table [{name}]: {'; '.join(wrong)}.")
    for field, sentence in sentences.items():
        properties[field].pop("default", None)
        properties[field]["description"] = sentence
    for field, names in KEYS.get(name, {}).items():
        each = properties[field].pop("additionalProperties")
        properties[field] |= {"properties": dict.fromkeys(names, each), "additionalProperties": False}
        properties[field] |= {"required": list(names)} if field == "parts" else {}
    return schema | {"properties": properties, "required": list(properties)}


def make() -> Json:
    """The JSON schema (draft 2020-12) of everything that --json prints."""
    roots, components = msgspec.json.schema_components((Document, Failure, FileFailure))
    sentences = field_sentences()
    definitions = {
        name: described(name, schema, sentences.get(name, {})) if "properties" in schema else schema
        for name, schema in sorted(components.items())
    }
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "rehearse report, schema 1",
        "description": "What `rehearse analyze --json` and `rehearse check --json` print: reports or an error. "
        "Times are seconds from the first sample. A measure that could not be taken is null and named in warnings.",
        "oneOf": [*roots[:2], several([roots[0], roots[2]])],
        "$defs": definitions,
    }


def paths(schema: Json | None = None) -> set[str]:
    """Every field of the schema with its types, as `Struct.field: type`; other programs rely on these."""
    definitions = (schema or make())["$defs"]
    return {
        f"{name}.{field}: {_types(about)}"
        for name, one in definitions.items()
        for field, about in one.get("properties", {}).items()
    }


def _types(about: Json) -> str:
    if "anyOf" in about:
        return "|".join(sorted(_types(one) for one in about["anyOf"]))
    if "$ref" in about:
        return str(about["$ref"]).rpartition("/")[2]
    if about.get("type") == "array":
        items = about.get("items", {})
        return f"[{_types(items)}]" if isinstance(items, dict) else "[]"
    if "enum" in about:
        return "choice"  # values may be added
    return str(about.get("type", "any"))


def frozen() -> set[str]:
    """The promised fields, from docs/json-contract.txt."""
    return set(CONTRACT_FILE.read_text(encoding="utf-8").splitlines())


def broken(schema: Json | None = None) -> list[str]:
    """The promised fields that are missing from the schema or have other types in it."""
    return sorted(frozen() - paths(schema))


def encoded() -> bytes:
    """The contents of the schema file."""
    return msgspec.json.format(msgspec.json.encode(make()), indent=2) + b"\n"


if __name__ == "__main__":
    if lost := broken():
        raise SystemExit(f"These fields were promised, see docs/json-schema.md: {', '.join(lost)}")
    SCHEMA_FILE.write_bytes(encoded())
    CONTRACT_FILE.write_text("\n".join(sorted(paths())) + "\n", encoding="utf-8")
