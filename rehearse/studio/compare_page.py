"""Two takes compared, as `rehearse compare` does it, with both reports below."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rehearse.practice.compare import compare_stored
from rehearse.report import comparing
from rehearse.report.mid_sentence import attempt_as_printed
from rehearse.report.wording import LETTERS
from rehearse.studio.render import render
from rehearse.studio.reports import opened

if TYPE_CHECKING:
    from rehearse.data.own_settings import OwnSettings

MEANT = {
    "lost": "Mistakes that are new in take {after}, and strengths it no longer has.",
    "still open": "Mistakes in both takes, also where one of them has a milder form.",
    "gained": "Mistakes of take {before} that are gone, and strengths that are new.",
    "kept": "Strengths of both takes.",
}


def compare_page(own: OwnSettings, first: int, second: int) -> str:
    """The values of `rehearse compare FIRST SECOND`, then both reports side by side. Raises NoSuchAttempt."""
    from rehearse.report.screens.compare import density

    with opened() as store:
        before, after = attempt_as_printed(store.get(first)), attempt_as_printed(store.get(second))
        found = compare_stored(store, before, after, own.targets)
    questions = list(dict.fromkeys(one.report.question.text for one in (before, after) if one.report.question))
    numbers = comparing.numbers(found, full=False)
    rest = [one for one in comparing.numbers(found, full=True) if one not in numbers]
    return render("beside.html.j2", "/attempts", found=found, numbers=numbers, rest=rest, words=comparing,
                  rules=comparing.outcomes(found), meant=MEANT, density=density(found.density) if found.density else "",
                  lines=list(comparing.folded(found.text)), questions=questions, letters=LETTERS)  # fmt: skip
