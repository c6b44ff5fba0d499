"""The report as Markdown (CommonMark with tables) for notes and mail; `plain_text` for where Markdown is too much."""

import io
import re
from collections.abc import Iterable, Iterator

from rehearse.data.rule_names import in_words
from rehearse.report import deciding, events, headline, since_wording, wording
from rehearse.report.clear import severity
from rehearse.report.framework_lines import examples, not_heard, quotes, said_at, unheard
from rehearse.report.judged_metric import judged
from rehearse.report.mid_sentence import as_printed
from rehearse.report.warning_text import worth_saying
from rehearse.report.wording import clean, clock, duration, moment, percent, seconds
from rehearse.types import Content, Finding, Metric, Report, Score, Since, StepCheck

_SPECIAL = re.compile(r"[\\`*_\[\]<>#|~&$@]|:(?=//)|(?<=www)\.")  # anywhere: emphasis, code, HTML, tables, links
_AT_START = re.compile(r"^(\d*)([.)](?=\s|$)|(?<!\d)[-+=])")  # lists, rules and underlined headings


def render(report: Report, since: Since | None = None) -> str:
    """The whole report; no text in it can become markup, a link or an image. Ends with a newline.

    since: what changed since the take before.
    """
    return "\n\n".join("\n".join(block) for block in _blocks(as_printed(report), since)) + "\n"


def plain_text(report: Report, width: int = 80) -> str:
    """What the terminal shows, without colours, at most `width` columns wide."""
    from rich.console import Console

    from rehearse.report import to_terminal

    page = io.StringIO()
    to_terminal.render(report, Console(file=page, width=width, color_system=None, force_terminal=False), "full")
    return page.getvalue()


def text(words: str) -> str:
    r"""Text escaped for Markdown; ordinary sentences stay as they are.

    >>> print(text("<b> *we* found 3.1 - or - 4 %"))
    \<b\> \*we\* found 3.1 - or - 4 %
    """
    return _AT_START.sub(r"\1\\\2", _SPECIAL.sub(r"\\\g<0>", clean(words).strip()))


def _quote(words: str | None, doubtful: tuple[str, ...]) -> str:
    return text(wording.said(words, doubtful))


def _blocks(report: Report, since: Since | None) -> Iterator[list[str]]:
    yield [f"# {text(report.question.text) if report.question else 'An answer'}"]
    yield [_summary(report)]
    if since is not None:
        yield [f"{text(since_wording.in_words(since))}."]
    yield [f"*{text(headline.trust_sentence(report))}*"]
    if report.content is not None:
        yield from _fixes(report)
        yield from _points(report.content)
        yield from _think_aloud(report.content) if report.content.think_aloud else ()
        yield from _parts(report.content)
        yield from _steps(report.content)
        yield from _findings(report.content.findings, report.content.scored)
    yield from _delivery(report)
    if report.content is not None and report.content.follow_ups:
        yield ["## Questions to expect"]
        yield [f"{i}. {text(one.question)} *{text(one.because)}*" for i, one in enumerate(report.content.follow_ups, 1)]
    if report.transcript is not None:
        yield ["## What was said"]
        yield from _transcript(report)
    if said := worth_saying(report):
        yield ["## Keep in mind"]
        yield [f"- {text(one)}" for one in said]
    yield [_made_by(report)]


def _summary(report: Report) -> str:
    delivery, content = report.delivery, report.content
    said = ", ".join(filter(None, headline.untimed(report))).capitalize()
    if delivery.duration_s is not None:
        length = f"**{duration(delivery.duration_s)}** (target {clock(delivery.target_s)})"
        said = f"{length}, {headline.duration_verdict(report)}"
        said += f" ({of})" if (of := headline.of_recording(report)) else ""
    if content is None:
        return f"{said}."
    if not content.scored or content.total is None:
        return f"{said}. **Not scored**: {text(content.not_scored_reason or 'no reason was given.')}"
    most = sum(score.of for score in content.scores.values())
    return f"{said}. **{headline.headline(report).capitalize()}**, {content.total} of {most} points."


def _fixes(report: Report) -> Iterator[list[str]]:
    if fixes := headline.fixes(report):
        yield ["## Fix next"]
        yield [f"- **{about}:** {text(fix)}" for about, fix in fixes]


def _points(content: Content) -> Iterator[list[str]]:
    if content.auto_fails:
        yield [f"## {deciding.decided_heading(content)}"]
        yield [text(deciding.fails_lead(content, len(content.auto_fails)))]
        named = deciding.fail_names(content)
        rule = {code: f" ({text(code)})" if code else "" for _, code, _ in named}
        yield [
            _timed(fail.start_s, f"**{text(known)}** {_quote(fail.quote, fail.doubtful)}{rule[code]}")
            for known, code, fail in named
        ]
    if content.to_confirm:
        yield ["## To confirm"]
        yield [_timed(one.start_s, f"{_quote(one.quote, ())} {text(one.question)}") for one in content.to_confirm]
    if content.verdict_reasons and not content.auto_fails:
        yield [f"## {deciding.decided_heading(content)}"]
        yield [f"- {text(line)}" for line in deciding.decided_by(content)]
    if content.scored and content.scores:
        yield ["## Points"]
        rows = wording.rubric_rows(content)
        yield _table(
            ("", "Points", "Reasons"), [(row, f"{score.points} of {score.of}", _why(score)) for row, score in rows]
        )
        doubted = [text(line) for line in wording.doubted_numbers(content)]
        if doubted:
            yield doubted


def _why(score: Score) -> str:
    """The reasons of a row in one line: "+4 a lesson; 2 points to gain: say when"."""
    return "; ".join(said if mark in "→·" else f"{mark} {said}" for mark, said in wording.reasons(score))


def _parts(content: Content) -> Iterator[list[str]]:
    if not content.is_of_story:
        yield from ([["## The story"], [why]] if (why := wording.no_parts(content)) else [])
        return
    yield ["## The story"]
    rows = []
    for key, label in wording.PARTS.items():
        part = content.parts[key]
        length = wording.count(part.words, "word") if part.seconds is None else seconds(part.seconds)
        words = wording.BY_PLACE if wording.by_place(part) else part.quote or ""
        rows.append((label, length if part.present else "missing", percent(part.share, 1), words))
    yield _table(("Part", "Length", "Of the words", "Words that show it"), rows)


def _think_aloud(content: Content) -> Iterator[list[str]]:
    found = content.think_aloud
    assert found is not None  # noqa: S101 - _blocks has looked
    yield [f"## Think aloud: {found.heard} of {found.of}"]
    yield [
        _timed(one.start_s, f"✓ **{text(one.label)}** {_quote(one.quote, ())}")
        if one.heard
        else f"- **{text(one.label)}**: not heard. → {text(one.advice)}"
        for one in found.points
    ]


def _steps(content: Content) -> Iterator[list[str]]:
    """The steps of the question's framework: what was heard with its words, what was not."""
    if content.framework is not None:
        yield ["## Steps of a good answer"]
        yield [_timed(said_at(one), _step(one)) for one in content.framework.steps]
        if (said := unheard(content)) is not None:
            yield [said]
    if content.examples is not None:
        yield [examples(content.examples)]


def _step(one: StepCheck) -> str:
    words = ", ".join(_quote(words, ()) for words in quotes(one))
    if one.heard:
        return f"✓ {text(one.step)} {words}"
    return f"{text(one.step)} *{not_heard(one)}*{f': {words}' if words else ''}"


def _findings(findings: tuple[Finding, ...], scored: bool) -> Iterator[list[str]]:
    if not findings:
        return
    yield ["## Findings"]
    lines = []
    for finding in wording.ranked(findings):
        quote = _quote(finding.quote, finding.doubtful)
        habit = f"{text(in_words(finding.name))} ({text(finding.code)})"
        said = f"**{severity(finding, scored)}**, {habit}: {text(finding.message)} {quote}"
        lines.append(_timed(finding.start_s, said.rstrip()))
        if finding.suggestion:
            lines.append(f"  → {text(finding.suggestion)}")
    yield lines


def _delivery(report: Report) -> Iterator[list[str]]:
    yield ["## Delivery"]
    if report.delivery.metrics:
        rows = (_metric(report, metric) for metric in report.delivery.metrics)
        yield _table(("Measure", "Value", "", "Target"), rows)
    lines = []
    for kind in events.of(report):
        lines.append(f"- {kind.label}: {text(kind.said)}" if kind.said else f"- {kind.label}:")
        lines += [f"  - {text(one)}" for one in kind.moments]
    yield lines


def _metric(report: Report, metric: Metric) -> tuple[str, str, str, str]:
    return (
        wording.name(metric.name),
        wording.measured(metric),
        judged(report, metric).said,
        metric.reason or wording.aim(metric),
    )


def _transcript(report: Report) -> Iterator[list[str]]:
    assert report.transcript is not None  # noqa: S101 - _blocks has looked
    for sentence in report.sentences_by_part:
        part = wording.PARTS[sentence.part] if sentence.part else "–"
        when = f"{moment(sentence.start_s)} " if sentence.start_s is not None else ""
        yield [f"{when}*{part}* {text(sentence.text)}"]
    if not report.transcript.sentences:
        yield [text(report.transcript.text or wording.NO_WORDS)]


def _made_by(report: Report) -> str:
    made = report.provenance
    model = f", model {text(made.model)}" if made.model else ""
    return f"*rehearse {text(made.version)}, rubric {text(made.rubric_version)}{model}, {text(made.created)}*"


def _timed(start_s: float | None, words: str) -> str:
    return f"- {moment(start_s)} {words}" if start_s is not None else f"- {words}"


def _table(head: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> list[str]:
    lines = [f"| {' | '.join(head)} |", f"|{' --- |' * len(head)}"]
    return lines + [f"| {' | '.join(text(cell) for cell in row)} |" for row in rows]
