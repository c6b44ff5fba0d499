"""Jinja2, set up so that no text can become markup and a page can use only our style and our script."""

import base64
import hashlib
import re
from functools import cache
from importlib.resources import files

import jinja2
from markupsafe import Markup

from rehearse.data.amounts import number, rounded, size
from rehearse.data.rule_names import in_words
from rehearse.practice.days import day_of
from rehearse.report import clear, framework_lines, heard_wording, ribbon, wording
from rehearse.report.page.moments import play_from_s
from rehearse.report.page.rule_pages import page_of


def in_a_sentence(value: str) -> str:
    """A number as it is read out: "2 days". The judge is only imported once a page holds a result."""
    from rehearse.content.claims import in_a_sentence as said

    return said(value)


def commands(text: str, *, inside: bool) -> Markup:
    """A text with its commands as code; inside a page of the studio without what is said of them.

    >>> commands("2 were left out. `rehearse list` shows them.", inside=False)
    Markup('2 were left out. <code>rehearse list</code> shows them.')
    >>> commands("2 were left out. `rehearse list` shows them.", inside=True)
    Markup('2 were left out.')
    >>> commands("No question is known: `rehearse question` sets it.", inside=True)
    Markup('No question is known.')
    """
    kept = _COMMAND_SENTENCE.sub("", _COMMAND_CLAUSE.sub(".", text)).strip() if inside else text
    pieces = _COMMAND.split(kept)
    said = (Markup("<code>{}</code>") if at % 2 else Markup("{}") for at in range(len(pieces)))
    return Markup("").join(form.format(wording.clean(piece)) for form, piece in zip(said, pieces, strict=True))


_COMMAND = re.compile("`(rehearse [^`]*)`")
_TO_THE_END = r"`rehearse [^`]*`(?:`[^`]*`|[^.`])*\."
_COMMAND_CLAUSE = re.compile(rf"[;:][^.;:`]*{_TO_THE_END}")
_COMMAND_SENTENCE = re.compile(rf"(?:^|(?<=[.!?])\s+)[^.`]*{_TO_THE_END}")
FILTERS = {
    "commands": commands,
    "clock": wording.clock,
    "duration": wording.duration,
    "moment": wording.moment,
    "seconds": wording.seconds,
    "percent": wording.percent,
    "number": number,
    "aim": wording.aim,
    "rounded": rounded,
    "measured": wording.measured,
    "name": wording.name,
    "habit": in_words,
    "quoted": wording.quoted,
    "in_a_sentence": in_a_sentence,
    "misheard": wording.misheard,
    "severity": clear.severity,
    "count": wording.count,
    "clear_principles": clear.clear_principles,
    "size": size,
    "reasons": wording.reasons,
    "examples": framework_lines.examples,
    "unheard": framework_lines.unheard,
    "quotes": framework_lines.quotes,
    "not_heard": framework_lines.not_heard,
    "said_at": framework_lines.said_at,
    "day": day_of,
    "play_from": play_from_s,
}
WORDS = {
    "PARTS": wording.PARTS,
    "LETTERS": wording.LETTERS,
    "MARKS": wording.MARKS,
    "BANDS": wording.BANDS,
    "PLACES": wording.PLACES,
    "BY_PLACE": wording.BY_PLACE,
    "STARTED_BY": wording.STARTED_BY,
    "EVIDENCE": heard_wording.EVIDENCE,
    "OUTSIDE_ARE": ribbon.OUTSIDE_ARE,
}


def escaping(package: str) -> jinja2.Environment:
    """The templates in `page` of a package: values escaped, control characters dropped, a missing value an error."""
    made = jinja2.Environment(
        loader=jinja2.PackageLoader(package, "page"),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        finalize=_cleaned,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    made.filters.update(FILTERS)
    made.tests["by_place"] = wording.by_place
    return made


@cache
def environment() -> jinja2.Environment:
    """The templates of this folder, with the words of reports, our style and our script."""
    made = escaping("rehearse.report")
    made.globals.update(WORDS, rule_page=page_of)
    style, script = resource("style.css"), resource("script.js")
    ours = {"style": Markup(style), "script": Markup(script)}  # noqa: S704 - files of this folder, not input
    made.globals.update(ours, policy=policy(style, script))
    return made


WHOLE = {"base": "base.html.j2", "MAIN": "main", "TITLE": "h1", "PLAYER": "aside"}
INSIDE = {"base": "inside.html.j2", "MAIN": "div", "TITLE": "h2", "PLAYER": "div"}


def drawn(template: str, *, inside: bool, **values: object) -> str:
    """The template as a page; `inside`: as a part of another page, which has our style, our script and a heading."""
    return environment().get_template(template).render({**(INSIDE if inside else WHOLE), **values})


def _cleaned(value: object) -> object:
    return wording.clean(value) if isinstance(value, str) and not isinstance(value, Markup) else value


def resource(file_name: str) -> str:
    """A file of this folder."""
    return files(__package__).joinpath(file_name).read_text(encoding="utf-8")


def policy(style: str, script: str) -> str:
    """A content security policy: our style, our script, the sound in the page or beside it; nothing else."""
    return (
        f"default-src 'none'; style-src '{_digest(style)}'; script-src '{_digest(script)}'; "
        "media-src data: blob: file:; base-uri 'none'; form-action 'none'"
    )


def _digest(text: str) -> str:
    return f"sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}"
