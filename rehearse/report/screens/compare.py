"""Two takes on a terminal."""

import itertools
from collections.abc import Iterator, Sequence

from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from rehearse.practice.compare import ORDER, Comparison, Denser, Difference, Line, Outcome, RuleOutcome
from rehearse.report.screens.fitting import Part
from rehearse.report.terminal.style import NARROW, Clipped, cut, indented, marked, title
from rehearse.report.wording import LETTERS, clean, moment, number, quoted

HEADINGS: dict[Outcome, str] = {"lost": "Lost", "still open": "Still open", "gained": "Gained", "kept": "Kept"}
STYLES: dict[Outcome, str] = {"lost": "bold red", "still open": "yellow", "gained": "green", "kept": "dim"}
MARKS: dict[Outcome, str] = {"lost": "▼", "still open": "!", "gained": "▲", "kept": "="}
GAINED = {True: ("▲ gained", "green"), False: ("▼ lost", "red"), None: ("", "")}  # where there is no target
NEARER = {True: ("▲ nearer", "green"), False: ("▼ further", "red"), None: ("", "")}


RANKS: dict[Outcome, int] = {"lost": 0, "still open": 0, "gained": 1, "kept": 4}
SHORT_RULES, SHORT_NOTES = 4, 2  # in the short form: rules of an outcome, lines of a note


def parts(found: Comparison, width: int, *, full: bool) -> Iterator[Part]:
    """Rules, numbers, both texts; in the short form a line per rule, and the measures that are most looked at."""
    notes = (Text(f"! {note}") for note in found.notes)
    head = Text(f"Take {found.before} and take {found.after}", style="bold")
    yield Part(0, (head, *(notes if full else (Clipped(note, SHORT_NOTES) for note in notes))))
    for outcome in ORDER:
        yield Part(RANKS[outcome], tuple(_outcome(outcome, found.rules, full=full)))
    if found.density is not None:
        yield Part(3, (title("Density"), indented(Text(density(found.density)))))
    numbers = [one for one in found.differences if full or one.measure.always_shown or one.nearer is not None]
    yield Part(2, (title("Numbers"), indented(_numbers(found, numbers, narrow=width < NARROW))))
    if found.text:
        yield Part(5, (title("Words"), indented(_text(found, found.text, width))))
    more = "Two takes always differ; `rehearse progress` shows whether you are getting better."
    if not full:
        more += f" `rehearse compare {found.before} {found.after} --full` shows everything."
    yield Part(0, (Text(""), indented(marked("·", [more]))))


def _outcome(outcome: Outcome, of: Sequence[RuleOutcome], *, full: bool) -> Iterator[RenderableType]:
    rules = [rule for rule in of if rule.outcome == outcome]
    shown = rules if full else rules[:SHORT_RULES]
    if rules:
        yield title(HEADINGS[outcome] + (f", {len(shown)} of {len(rules)}" if len(shown) < len(rules) else ""))
        yield indented(_rules(shown, whole=full))


def density(found: Denser) -> str:
    """How much longer the second take is, and whether every second of that is dense."""
    side = "longer" if found.longer_s >= 0 else "shorter"
    length = f"The second take is {number(abs(found.longer_s))} s {side}"
    rates = f"{number(found.after)} points per ten seconds, {number(found.before)} before"
    idle = f"{number(found.idle_after_s)} s earned nothing, {number(found.idle_before_s)} s before"
    if found.extra_points_per_10_s is None:
        return f"{length}: {rates}; {idle}."
    extra = f"it earns {number(found.extra_points_per_10_s)} points per ten seconds"
    call = "the extra time pays off" if found.dense else "the extra time does not pay off"
    return f"{length}, and {call}: {extra} ({rates}; {idle})."


def _rules(rules: Sequence[RuleOutcome], *, whole: bool) -> Table:
    table = Table.grid(padding=(0, 2, 0, 0), expand=True)
    table.add_column(no_wrap=True)
    table.add_column(no_wrap=True)
    table.add_column(ratio=1)
    for rule in rules:
        finding = rule.after or rule.before
        at = f"{moment(finding.start_s)} ".lstrip() if finding else ""
        said = quoted(finding.quote) if finding else ""
        line = f"{clean(rule.name).replace('-', ' ')}{': ' if said else ''}{at}{said}"
        mark = Text(MARKS[rule.outcome], style=STYLES[rule.outcome])
        table.add_row(mark, Text(clean(rule.code), style="bold"), Text(line) if whole else cut(line))
    return table


def _numbers(found: Comparison, differences: Sequence[Difference], *, narrow: bool) -> Table:
    """One row per measure; a narrow screen has no room for the targets."""
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="dim")
    table.add_column("measure", no_wrap=True)
    if not narrow:
        table.add_column("target", style="dim", no_wrap=True)
    table.add_column(f"#{found.before}", justify="right", no_wrap=True)
    table.add_column(f"#{found.after}", justify="right", no_wrap=True)
    table.add_column("")
    for one in differences:
        measure, (words, style) = one.measure, (NEARER if one.measure.band else GAINED)[one.nearer]
        target = () if narrow else (measure.band,)
        cells = (measure.heading, *target, measure.text(one.before) or "–", measure.text(one.after) or "–")
        table.add_row(*map(Text, cells), Text(words, style=style))
    return table


def _text(found: Comparison, lines: Sequence[Line], width: int) -> Table:
    table = Table.grid(padding=(0, 2, 0, 0), expand=width >= 40)
    for _ in range(2):
        table.add_column(no_wrap=True)
        table.add_column(ratio=1)
    table.add_row("", Text(f"#{found.before}", style="dim"), "", Text(f"#{found.after}", style="dim"))
    for line in folded(lines):
        if isinstance(line, int):
            table.add_row("", Text(f"… {line} sentences the same", style="dim"), "", "")
            continue
        table.add_row(
            LETTERS[line.before_part] if line.before else "",
            Text(clean(line.before or ""), style="dim" if line.same else ""),
            LETTERS[line.after_part] if line.after else "",
            Text(clean(line.after or ""), style="dim" if line.same else ""),
        )
    return table


def folded(lines: Sequence[Line]) -> Iterator[Line | int]:
    """The lines; three or more in a row that are the same in both takes are replaced by their number."""
    for same, group in itertools.groupby(lines, lambda line: line.same):
        run = list(group)
        if same and len(run) >= 3:
            yield len(run)
        else:
            yield from run
