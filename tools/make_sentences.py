"""List every sentence a user can see, by file, for review: `python -m tools.make_sentences > sentences.md`.

These are strings in the code with at least two words (f-strings with {…} for inserted values), the help of commands,
the pages and scripts of report and studio with their labels, the texts of rules, drills, questions, advice and reasons
in the data, and the descriptions of the fields of the JSON report.
Docstrings, and strings that only look like words (patterns, styles, file formats), are excluded as far as possible.
"""

import ast
import re
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

TOOLS = Path(__file__).parent
PACKAGE = TOOLS.parent / "rehearse"
ROOMS = (
    "cli", "report", "studio", "batch", "live", "practice", "pipeline.py", "store", "content", "speech", "audio",
    "delivery", "data", "withheld.py", "settings.py", "errors.py",
)  # fmt: skip
_WORDS = re.compile(r"[A-Za-z’']{2,}[.,:;]? +\S*[A-Za-z]")
_NOT_PROSE = re.compile(
    r"PRAGMA|SELECT|INSERT|UPDATE |DELETE FROM|CREATE TABLE|\(\?|\\s|default-src|^[a-z]+ [a-z]+ on #|#[0-9a-f]{6}"
)
_NOT_SHOWN = {"source", "halves_source", "wobble_source", "cues", "hotwords", "group", "phrases", "patterns"}  # keys
_SOURCES_SHOWN = "targets.toml"  # by `rehearse config`
_LABEL = re.compile(r"""(?:aria-label|title|placeholder|alt)="([^"]*)""")
_INSERTED = re.compile(r"\{\{.*?\}\}|\{%.*?%\}")
_SCRIPT_TEXT = re.compile(r""""([^"\n]+)"|`([^`]+)`""")
_STYLES = {"bold red", "bold green", "dim"}


def sentences() -> Iterator[tuple[str, int, str]]:
    """Yield (file, line, text) for each sentence, in order."""
    for room in ROOMS:
        place = PACKAGE / room
        for path in sorted(place.rglob("*.py")) if place.is_dir() else [place]:
            name = path.relative_to(PACKAGE).as_posix()
            yield from ((name, line, text) for line, text in _of(ast.parse(path.read_text(encoding="utf-8"))))
    for room in ("report", "studio"):
        for path in sorted((PACKAGE / room / "page").glob("*.j2")):
            yield from _of_template(path)
        for path in sorted((PACKAGE / room / "page").glob("*.js")):
            yield from _of_script(path)
    for path in [*sorted((PACKAGE / "data").glob("*.toml")), PACKAGE / "data" / "lexicon" / "think_aloud.toml"]:
        yield from _of_data(path.relative_to(PACKAGE).as_posix(), path)
    yield from _of_data("report.schema.json", TOOLS / "report_fields.toml")


def _of_data(name: str, path: Path) -> Iterator[tuple[str, int, str]]:
    hidden = _NOT_SHOWN - {"source"} if path.name == _SOURCES_SHOWN else _NOT_SHOWN
    texts = _of_table(tomllib.loads(path.read_text(encoding="utf-8")), hidden)
    yield from ((name, place, text) for place, text in enumerate(texts, start=1) if _is_prose(text))


def _of(tree: ast.Module) -> Iterator[tuple[int, str]]:
    inside = {id(part) for node in ast.walk(tree) if isinstance(node, ast.JoinedStr) for part in ast.walk(node)}
    docs = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    found = []
    for node in ast.walk(tree):
        if isinstance(node, ast.JoinedStr):
            text = "".join(str(part.value) if isinstance(part, ast.Constant) else "{…}" for part in node.values)
            found.append((node.lineno, text))
        elif isinstance(node, ast.Constant) and isinstance(node.value, str) and not {id(node)} & (inside | docs):
            found.append((node.lineno, node.value))
        elif isinstance(node, ast.FunctionDef) and any(map(_is_command, node.decorator_list)):
            found.append((node.lineno, ast.get_docstring(node) or ""))
    yield from sorted((line, " ".join(text.split())) for line, text in found if _is_prose(text))


def _is_command(decorator: ast.expr) -> bool:
    return bool(re.search("command|group", ast.unparse(decorator)))


def _is_prose(text: str) -> bool:
    return bool(_WORDS.search(text)) and not _NOT_PROSE.search(text) and text not in _STYLES


def _of_template(path: Path) -> Iterator[tuple[str, int, str]]:
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        chosen = [text for code in _INSERTED.findall(line) for text in re.findall('"([^"]*)"', code)]
        shown = [re.sub(r"\{%.*?%\}|<[^>]*>", " ", line), *_LABEL.findall(line), *chosen]
        texts = (" ".join(_INSERTED.sub("{…}", text).split()) for text in shown)
        name = path.relative_to(PACKAGE).as_posix()
        yield from ((name, number, text) for text in dict.fromkeys(texts) if _is_prose(text))


def _of_script(path: Path) -> Iterator[tuple[str, int, str]]:
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        for found in _SCRIPT_TEXT.finditer(line.partition("// ")[0]):
            text = " ".join(re.sub(r"\$\{[^}]*\}", "{…}", found[1] or found[2]).split())
            if _is_prose(text):
                yield path.relative_to(PACKAGE).as_posix(), number, text


def _of_table(value: object, hidden: set[str], key: str = "") -> Iterator[str]:
    if isinstance(value, dict):
        for name, part in value.items():
            yield from _of_table(part, hidden, name)
    elif isinstance(value, list):
        for part in value:
            yield from _of_table(part, hidden, key)
    elif isinstance(value, str) and key not in hidden:
        yield " ".join(value.split())


def page() -> str:
    """All sentences as Markdown."""
    lines, last = ["# Every sentence a user can see"], ""
    for name, line, text in sentences():
        if name != last:
            lines += ["", f"## {name}", ""]
            last = name
        lines.append(f"- {line}: {text}")
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    sys.stdout.write(page())
