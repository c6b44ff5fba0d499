"""The story bank on a terminal."""

from collections.abc import Iterator, Sequence

from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from rehearse.practice.stories import MetricCheck, Overview, StoryCheck
from rehearse.practice.story_file import Story
from rehearse.practice.story_labels import PARTS
from rehearse.practice.story_metric import UNSAID, StoryMetric, metric_line
from rehearse.report.screens import progress as progress_screen
from rehearse.report.terminal.soft import Soft
from rehearse.report.terminal.stacking import Stacking, bare
from rehearse.report.terminal.style import VERDICT_STYLES, indented, labelled, marked, title
from rehearse.report.wording import LETTERS, clean, count, quoted
from rehearse.store.summary import Entry

PRINCIPLE_COLUMNS = 16  # of the name of a principle beside its stories; it goes on below
_FIX_COLUMNS = 24  # of what to do next about a story, beside its verdict

_TO_FILL_IN = {  # what each part has to say
    "situation": "when and where it was, and what was wrong: two sentences",
    "task": "what had to change, and why it was yours",
    "action": "your own steps, each beginning with I",
    "result": "what changed, with a number before and after",
    "reflection": "what you learned and did differently afterwards",
}


def listing(stories: Sequence[Story], found: Overview, empty: Sequence[Story] = ()) -> Iterator[RenderableType]:
    """Stories with their parts and uses, those still to be filled in, then the principles they cover."""
    wanted = f"aim for {found.wanted_min}-{found.wanted_max}"
    more = f" and {len(empty)} still empty" if empty else ""
    yield Text(f"{count(found.stories, 'story', 'stories')}{more}; {wanted}.", style="bold")
    if stories:
        yield title("Stories")
        yield indented(Stacking(_stories(stories, found), apart=0))
    if empty:
        yield title("Still empty")
        yield indented(Soft(clean(", ".join(story.id for story in empty)), style="bold"))
        yield indented(Text("They count once one part is filled in: rehearse stories edit", style="dim"))
    yield title("Principles")
    yield indented(_principles(found))


def _stories(stories: Sequence[Story], found: Overview) -> Table:
    table = bare()
    for name, justify in (("story", "left"), ("parts", "left"), ("numbers", "right"), ("planned", "right"),
                          ("told", "right"), ("", "left")):  # fmt: skip
        table.add_column(name, justify="right" if justify == "right" else "left", no_wrap=True)
    for story, use in zip(stories, found.uses, strict=True):
        parts = "".join(LETTERS[part] if part in story.parts else "·" for part in PARTS)
        table.add_row(
            Soft(clean(story.id), style="bold"),
            Text(parts),
            Text(
                f"{use.ready} of {use.numbers} ready" if use.numbers else "none", style="" if use.numbers else "yellow"
            ),
            Text(str(use.planned)),
            Text(str(use.told)),
            Text("! overused" if use.overused else "", style="yellow"),
        )
    return table


def _principles(found: Overview) -> Stacking:
    table = bare()
    table.add_column("principle", min_width=PRINCIPLE_COLUMNS)
    table.add_column("stories")
    for one in found.coverage:
        style = "" if one.stories else "yellow"
        told = clean(", ".join(one.stories)) if one.stories else "! no story"
        table.add_row(Text(one.principle, style), Text(told, style))
    return Stacking(table, apart=-1)


def card(story: Story, checked: StoryCheck, told: Sequence[Entry] = ()) -> Iterator[RenderableType]:
    """One story, its judgement, its numbers, and the takes that told it."""
    yield Text(clean(story.title), style="bold")
    if story.headline:
        yield indented(Text(clean(story.headline), style="italic"))
    yield indented(labelled((part.capitalize(), story.parts.get(part, "–")) for part in PARTS))
    if story.principles or story.questions or story.labels:
        yield title("For")
        rows = [
            ("Principles", ", ".join(story.principles)),
            ("Questions", "; ".join(story.questions)),
            ("Labels", ", ".join(story.labels)),
        ]
        yield indented(labelled((name, said) for name, said in rows if said))
    yield title("As an answer")
    yield indented(_verdict(checked))
    if faults := _faults(checked):
        yield indented(marked("!", faults))
    yield title("If somebody asks how you measured it")
    yield indented(marked("·", _numbers(checked)))
    if story.notes:
        yield title("Notes")
        yield indented(Text(clean(story.notes)))
    if told:
        yield from progress_screen.takes(told, "Told in", newest_first=True)


def empty(story: Story) -> Iterator[RenderableType]:
    """A story that is still to be filled in: what to write next."""
    yield Text(clean(story.title), style="bold")
    yield indented(Text("Nothing is filled in yet: rehearse stories edit"))
    yield title("To fill in")
    yield indented(labelled((part.capitalize(), _TO_FILL_IN[part]) for part in PARTS))
    if story.principles or story.questions:
        yield title("For")
        rows = (("Principles", ", ".join(story.principles)), ("Questions", "; ".join(story.questions)))
        yield indented(labelled((name, said) for name, said in rows if said))


def _verdict(checked: StoryCheck) -> Text:
    content = checked.content
    points = f" {content.total} of 100" if content.total is not None else f": {content.not_scored_reason}"
    return Text(f"{content.verdict}{points}", style=VERDICT_STYLES[content.verdict])


def _faults(checked: StoryCheck) -> list[str]:
    faults = [
        f"{finding.message} {quoted(finding.quote)}".rstrip() + f" ({finding.code})"
        for finding in checked.content.findings
        if finding.severity != "praise"
    ]
    return faults + [
        f"You list it under {name}, but it does not show that principle." for name in checked.claimed_not_shown
    ]


def _numbers(checked: StoryCheck) -> list[str]:
    if not checked.metrics:
        return [
            "There is no number yet. Add a line: Metric: what is counted; before …; after …; measured …",
            "If the figures are confidential, a range or a share will do: before 30 to 40%, after about a third.",
        ]
    return [clean(line) for one in checked.metrics for line in _number(one)]


def _number(one: MetricCheck) -> list[str]:
    """What is known about a number and what is missing; for one without a metric line, the line to write."""
    metric = one.metric
    change = f" ({metric.before or '?'} → {metric.after or '?'})" if metric.before or metric.after else ""
    method = metric.method if one.written else f"how it was measured, in your words: {quoted(metric.method)}"
    state = f"ready, {method}" if one.ready else f"still missing {', '.join(one.missing)}"
    state += f" ({metric.certainty})" if metric.certainty else ""
    told = f"{metric.what or 'a number'}{change}: {state}"
    if one.written or one.ready:
        return [told]
    blank = StoryMetric(UNSAID, metric.before or "…", metric.after or "…", "…")
    return [f"{told}. Write it down: Metric: {metric_line(blank)}"]


def checks(stories: Sequence[Story], found: Sequence[StoryCheck]) -> Stacking:
    """Every story with its verdict and its weakest point."""
    table = bare()
    for name in ("story", "verdict"):
        table.add_column(name, no_wrap=True)
    table.add_column("fix next", min_width=_FIX_COLUMNS)
    for story, one in zip(stories, found, strict=True):
        fix = one.content.next_fix.content or one.content.not_scored_reason or ""
        table.add_row(Text(clean(story.id), style="bold"), _verdict_short(one), Text(clean(fix)))
    return Stacking(table, apart=-1)


def _verdict_short(checked: StoryCheck) -> Text:
    content = checked.content
    return Text(f"{content.verdict} {content.total if content.total is not None else ''}".strip(),
                style=VERDICT_STYLES[content.verdict])  # fmt: skip
