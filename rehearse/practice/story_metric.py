"""The numbers of a story: a line such as "failed builds; before 20 %; after 3 %; measured from the build logs"."""

import re

import msgspec

UNSAID = "what is counted"  # in the line of a story that is still to be filled in
# How sure a number is: "95 % confidence interval 2 to 4", "CI 2-4", "p-value 0.03", "p < 0.05".
_CERTAINTY = re.compile(
    r"^(?:(?:\d+\s?%\s)?(?:CI|confidence interval)\b|p(?:-value)?\s?[<=≤]?\s?0?\.\d).*$", re.IGNORECASE
)
_METRIC = re.compile(r"^\s*(before|baseline|from|after|to|now|measured(?: how)?|how)\b[:\s]*(.*)$", re.IGNORECASE)


class StoryMetric(msgspec.Struct, frozen=True):
    """One number of a story: what it counts, before and after, how it was measured (empty: not said).

    certainty: its confidence interval or p-value, where there is one.
    """

    what: str
    before: str = ""
    after: str = ""
    method: str = ""
    certainty: str = ""


def read_metric(line: str) -> StoryMetric:
    """A number from its line; what was left as the template has it, or as dots, is empty.

    >>> read_metric("failed builds; before 20 %; after 3 %; measured from the logs").after
    '3 %'
    """
    fields = {"what": "", "before": "", "after": "", "method": "", "certainty": ""}
    kinds = {
        "before": "before",
        "baseline": "before",
        "from": "before",
        "after": "after",
        "to": "after",
        "now": "after",
    }
    for part in (piece.strip() for piece in line.split(";")):
        if _CERTAINTY.match(part):
            fields["certainty"] = f"{fields['certainty']}, {part}".strip(", ")
        elif found := _METRIC.match(part):
            fields[kinds.get(found[1].lower(), "method")] = _filled(found[2])
        elif part:
            fields["what"] = f"{fields['what']} {_filled(part)}".strip()
    return StoryMetric(**fields)


def _filled(text: str) -> str:
    """A value as somebody wrote it; empty where the template's words or dots still stand."""
    plain = text.strip()
    return "" if plain.lower() == UNSAID or not plain.strip("….-–—?_ ") else plain


def metric_line(metric: StoryMetric) -> str:
    """A number as `read_metric` reads it back."""
    named = (("before", metric.before), ("after", metric.after), ("measured", metric.method))
    said = [metric.what, *(f"{name} {value}" for name, value in named if value), metric.certainty]
    return "; ".join(filter(None, said))
