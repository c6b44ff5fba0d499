"""The attempts as a table for other programs: one line per take, one column per measure."""

import csv
import io
from collections.abc import Sequence
from functools import cache

from rehearse.data.plain_text import cell
from rehearse.data.progress_measures import measures
from rehearse.store.summary import Entry

FIRST = ("attempt", "created", "question_id", "model", "rubric_version", "verdict")


def to_csv(entries: Sequence[Entry]) -> str:
    """CSV with a header; a cell is empty where something was not measured."""
    names = [measure.name for measure in measures().measure]
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow((*FIRST, *names))
    safe = cache(cell)  # most cells of a column are alike
    for entry in entries:
        brief = entry.summary
        known = (brief.created, brief.question_id, brief.model, brief.rubric_version, brief.verdict)
        texts = [safe(one) if isinstance(one, str) else one for one in known]
        writer.writerow([entry.id, *texts, *[brief.measures.get(name, "") for name in names]])
    return out.getvalue()
