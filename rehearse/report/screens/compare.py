"""Two takes on a terminal."""

from collections.abc import Iterator, Sequence

from rich.console import Console, RenderableType
from rich.table import Table
from rich.text import Text

from rehearse.data.amounts import number
from rehearse.practice.compare import Comparison, Denser
from rehearse.practice.compare_lines import Line
from rehearse.practice.compare_rules import ORDER, Outcome, RuleOutcome
from rehearse.report import comparing
from rehearse.report.screens.fitting import Part, fitted, left_out
from rehearse.report.terminal.finding_line import FindingLine, whole_line
from rehearse.report.terminal.room import MOST_LINES
from rehearse.report.terminal.soft import Named
from rehearse.report.terminal.style import NARROW, Clipped, indented, marked, title
from rehearse.report.wording import LETTERS, clean

STYLES: dict[Outcome, str] = {"lost": "bold red", "still open": "yellow", "gained": "green", "kept": "dim"}
CHANGES = {True: "green", False: "red", None: ""}  # nearer to the target, further from it


RANKS: dict[Outcome, int] = {"lost": 0, "still open": 0, "gained": 1, "kept": 4}
LEGEND = "▲ better, or nearer to its target; ▼ worse, or further from it"  # where there is room for the marks alone
RATE = "points_per_10_s"  # the measure whose value the part on signal density repeats
IDLE = "the seconds that earned nothing"
EQUAL = "The two takes have the same length"
ROOM_TO_SAY = 1  # lines for the names of what is left out
SHORT_RULES, SHORT_NOTES = 4, 2  # in the short form: rules of an outcome, lines of a note


def parts(found: Comparison, width: int, chosen: Sequence[str] = (), *, full: bool) -> Iterator[Part]:
    """Rules, numbers, both texts; in the short form a line per rule, and the measures that are most looked at.

    chosen: why these two, where they were not named.
    """
    notes = (Text(f"! {note}") for note in found.notes)
    head = Text(f"Take {found.before} and take {found.after}", style="bold")
    why = [Text(clean(" ".join(chosen)))] if chosen else []
    yield Part(0, (head, *why, *(notes if full else (Clipped(note, SHORT_NOTES) for note in notes))))
    by_outcome = comparing.outcomes(found)
    for outcome in ORDER:
        lines = tuple(_outcome(outcome, by_outcome.get(outcome, ()), found, full=full))
        yield Part(RANKS[outcome], lines, comparing.HEADINGS[outcome].lower())
    if found.density is not None:
        yield Part(3, (title("Signal density"), indented(Text(density(found.density)))), _of_density(found))
    shown = comparing.numbers(found, full=full)
    narrow = width < NARROW
    legend = (indented(Text(LEGEND, "dim")),) if narrow and any(line.change for line in shown) else ()
    meant = (indented(Text(line.explained, "dim")) for line in shown if line.explained)
    yield Part(2, (title("Numbers"), indented(_numbers(found, shown, narrow=narrow)), *legend, *meant), "numbers")
    if found.text:
        yield Part(5, (title("Words"), indented(_text(found, found.text, width))), "words")
    yield Part(0, (Text(""), _closing("" if full else _all_of(found, ()))))


def in_short(found: Comparison, parts: Sequence[Part], screen: Console, width: int) -> tuple[RenderableType, ...]:
    """As many of the parts as there is room for; the last line says what shows the others, too."""
    shown = fitted(parts, screen, width)
    if not left_out(parts, shown):
        return shown
    shown = fitted(parts, screen, width, MOST_LINES - ROOM_TO_SAY)
    return (*shown[:-1], _closing(_all_of(found, left_out(parts, shown))))


def _of_density(found: Comparison) -> str:
    """What only the part on signal density says, where the numbers have its rate."""
    rate = any(one.measure.name == RATE for one in comparing.measured(found, full=False))
    return IDLE if rate else "signal density"


def _all_of(found: Comparison, left: Sequence[str]) -> str:
    """What to type to see everything, with the names of the parts that are left out."""
    also = f", {' and '.join(filter(None, (', '.join(left[:-1]), left[-1])))} as well" if left else ""
    return f"`rehearse compare {found.before} {found.after} --full` shows everything{also}."


def _closing(more: str) -> RenderableType:
    """What a difference between two takes is worth, and what else can be shown."""
    said = comparing.ALWAYS_DIFFERENT.format(progress="`rehearse progress`")
    return indented(marked("·", [f"{said} {more}".rstrip()]))


def _outcome(
    outcome: Outcome, rules: Sequence[RuleOutcome], found: Comparison, *, full: bool
) -> Iterator[RenderableType]:
    shown = rules if full else rules[:SHORT_RULES]
    if rules:
        yield title(
            comparing.HEADINGS[outcome]
            + (f": {len(rules)}, the first {len(shown)} here" if len(shown) < len(rules) else "")
        )
        yield indented(_rules(shown, found, full=full))


def density(found: Denser) -> str:
    """How much longer the second take is, and whether every second of that is dense."""
    side = "longer" if found.longer_s > 0 else "shorter"
    length = f"The second take is {number(abs(found.longer_s))} s {side}" if found.longer_s else EQUAL
    rates = f"{number(found.after)} points per ten seconds, {number(found.before)} before"
    idle = f"{number(found.idle_after_s)} s earned nothing, {number(found.idle_before_s)} s before"
    if found.extra_points_per_10_s is None:
        return f"{length}: {rates}; {idle}."
    verb = "loses" if found.extra_points_per_10_s < 0 else "earns"
    extra = f"it {verb} {number(abs(found.extra_points_per_10_s))} points per ten seconds"
    call = "the extra time pays off" if found.dense else "the extra time does not pay off"
    return f"{length}, and {call}: {extra} ({rates}; {idle})."


def _rules(rules: Sequence[RuleOutcome], found: Comparison, *, full: bool) -> Table:
    """A rule with what became of it; in the short form its quote is cut."""
    table = Table.grid(padding=(0, 2, 0, 0), expand=True)
    table.add_column(no_wrap=True)
    table.add_column(ratio=1)
    for rule in rules:
        line, what = comparing.rule_line(rule), comparing.rule_text(rule, found)
        said = whole_line(what, line.quote, line.code) if full else FindingLine(Text(what), line.quote, line.code)
        table.add_row(Text(comparing.MARKS[rule.outcome], style=STYLES[rule.outcome]), said)
    return table


def _numbers(found: Comparison, lines: Sequence[comparing.NumberLine], *, narrow: bool) -> Table:
    """One row per measure; a narrow screen has no room for the targets, nor for words behind the marks."""
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="dim")
    table.add_column("measure", no_wrap=not narrow)  # so that the numbers stay whole
    if not narrow:
        table.add_column("target", style="dim", no_wrap=True)
    table.add_column(f"#{found.before}", justify="right", no_wrap=True)
    table.add_column(f"#{found.after}", justify="right", no_wrap=True)
    table.add_column("", no_wrap=True)
    for heading, target, before, after, change, nearer, _ in lines:
        cells = (*(() if narrow else (target,)), before, after)
        table.add_row(Named(heading), *map(Text, cells), Text(change[:1] if narrow else change, style=CHANGES[nearer]))
    return table


def _text(found: Comparison, lines: Sequence[Line], width: int) -> Table:
    table = Table.grid(padding=(0, 2, 0, 0), expand=width >= 40)
    for _ in range(2):
        table.add_column(no_wrap=True)
        table.add_column(ratio=1)
    table.add_row("", Text(f"#{found.before}", style="dim"), "", Text(f"#{found.after}", style="dim"))
    for line in comparing.folded(lines):
        if isinstance(line, int):
            table.add_row("", Text(f"… {line:,} sentences the same", style="dim"), "", "")
            continue
        table.add_row(
            LETTERS[line.before_part] if line.before else "",
            Text(clean(line.before or ""), style="dim" if line.same else ""),
            LETTERS[line.after_part] if line.after else "",
            Text(clean(line.after or ""), style="dim" if line.same else ""),
        )
    return table
