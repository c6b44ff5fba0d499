"""One exercise at the terminal: asked, answered, explained. With `quiet` what is asked goes to standard error."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import click

from rehearse.cli.prompting import last_line, typed
from rehearse.cli.say import echo, hanging
from rehearse.cli.typed_ahead import drop_typed_ahead

if TYPE_CHECKING:
    from rehearse.practice.drill_items import Choice, Fix, Item, Scoring
    from rehearse.practice.drills import FixVerdict

HINT = ("h", "hint", "?")


@dataclass(frozen=True)
class Done:
    """What was answered, and what it earned (0-1)."""

    answer: str
    points: float


@dataclass(frozen=True)
class Desk:
    """Where exercises are done."""

    quiet: bool = False  # standard output is for JSON

    def do(self, item: Item) -> Done:
        """One exercise, from the question to the explanation."""
        from rehearse.practice.drill_items import Choice, Fix

        if isinstance(item, Choice):
            given = self.choose(item)
            self.explain(item, given)
            return Done(str(given), float(given - 1 == item.right))
        return self._rewrite(item) if isinstance(item, Fix) else self._score(item)

    def say(self, text: str, first: str = "", rest: str = "") -> None:
        """Print a wrapped paragraph."""
        echo("\n\n".join(hanging(part, first, rest) for part in text.split("\n\n")), err=self.quiet)

    def ask(self, prompt: str, most: int, hint: str, least: int = 0) -> int:
        """A whole number up to `most`; h shows the hint and asks again."""
        number = click.IntRange(least, most)
        while True:
            try:
                return int(number.convert(self.typed(prompt, hint), None, None))  # type: ignore[arg-type]  # reads text, whatever it declares
            except click.UsageError:
                echo(f"Type a number from {least} to {most}.", err=self.quiet)

    def typed(self, prompt: str, hint: str) -> str:
        """What is typed; h shows the hint and asks again."""
        offered = f"{prompt} (h for a hint)" if hint else prompt
        while True:
            said = typed(last_line(offered, ":", err=self.quiet), err=self.quiet)
            if said.strip().lower() not in HINT:
                return said
            self.say(hint or "There is no hint for this one.", "  ", "  ")

    def choose(self, item: Choice) -> int:
        """The position, from 1, of the option that was chosen."""
        self.say(f"{item.prompt}\n")
        for number, option in enumerate(item.options, start=1):
            self.say(f"{number}. {option}", "  ", "     ")
        drop_typed_ahead()
        return self.ask("\nYour answer", len(item.options), item.hint, 1)

    def explain(self, item: Choice, given: int) -> None:
        """Say whether the answer is right and why, and why every other option is wrong."""
        right = given - 1 == item.right
        verdict = "Right." if right else f"Not quite: the answer is {item.right + 1}."
        self.say(f"{verdict} {item.because}")
        for place, reason in enumerate(item.reasons):
            if place != item.right:
                self.say(f"Not {place + 1}: {reason}", "  ", "         ")

    def _rewrite(self, item: Fix) -> Done:
        from rehearse.practice.drills import judge_fix

        if item.question:
            self.say(f"“{item.question}”")
            echo(err=self.quiet)
        self.say(item.before)
        echo(err=self.quiet)
        self.say(f"{item.rule} {item.name}: “{item.accused.rstrip('.')}”. {item.why}")
        text = self.typed("\nRewrite those words, or the whole answer", item.hint)
        verdict = judge_fix(item, text)
        if verdict.too_short:  # a number, out of habit from the other exercises
            self.say("That is too short. Type the words you would say instead, or the whole answer.")
            text = self.typed("Your words", item.hint)
            verdict = judge_fix(item, text)
        self._tell(verdict)
        self.say(f"One way: {item.model}")
        return Done(text, float(verdict.right))

    def _tell(self, verdict: FixVerdict) -> None:
        """Say whether the rewritten answer is right, and if not, why."""
        if verdict.right:
            self.say("Right: the rule finds nothing here.")
        elif verdict.too_short:
            self.say("Too short.")
        elif faults := [*verdict.still, *(f"{finding.message} ({finding.code})" for finding in verdict.worse)]:
            self.say(f"Still: {'; '.join(faults)}")
        if verdict.elsewhere:
            self.say("Your words seem to be about something else. Tell what the answer above tells, and change only "
                     "what weakens it.")  # fmt: skip

    def _score(self, item: Scoring) -> Done:
        from rehearse.data.drills import drills
        from rehearse.practice.drills import off

        rules = drills().calibrating
        self.say(item.question)
        for name, answer in zip("AB", item.answers, strict=True):
            echo(err=self.quiet)
            self.say(f"{name}: {answer}", "", "   ")
        echo(err=self.quiet)
        rows = [self._rows(name, item) for name in "AB"]
        guesses = [self.ask(f"Total points for {name}, 0-100", 100, item.hint) for name in "AB"]
        for name, guess, row, at in zip("AB", guesses, rows, (0, 1), strict=True):
            self._show(name, guess, row, item, at)
            if item.failed[at] and guess > rules.fluency_above:
                self.say(f"{name} is an automatic “no hire”. With more than {rules.fluency_above} points you "
                         "rewarded how well it is told, which earns nothing here.", "  ", "  ")  # fmt: skip
        away = off(guesses, item.points)
        given, true = ([one for row in some for one in row.values()] for some in (rows, item.rows))
        by_row = off(given, true)
        calibrated = f"within {rules.within:.0f} is well calibrated"
        self.say(f"You were {away:.0f} points off on average, {by_row:.0f} per row; {calibrated}.")
        said = " ".join(map(str, [*given, *guesses]))
        return Done(said, 1.0 if away <= rules.within else max(0.0, 1 - away / 100))

    def _rows(self, name: str, item: Scoring) -> dict[str, int]:
        """The guessed points of the decisive rows, asked for before the total."""
        from rehearse.data.rubric import rubric
        from rehearse.report.wording import ROWS

        return {
            row: self.ask(f"{name}: {ROWS[row]}, 0-{rubric().of[row]}", rubric().of[row], item.hint)
            for row in item.rows[0]
        }

    def _show(self, name: str, guess: int, row: dict[str, int], item: Scoring, at: int) -> None:
        from rehearse.data.drills import drills
        from rehearse.data.reasons import why
        from rehearse.report.wording import ROWS

        echo(err=self.quiet)
        self.say(f"{name}: {item.points[at]} of 100; you gave {guess}")
        others = [one for one in item.scores[at] if one not in row]
        for one, given in row.items():
            score = item.scores[at][one]
            far = abs(given - score.points) > drills().calibrating.row_share * score.of
            because = f". {why(score)}" if far else ""
            self.say(f"{ROWS[one]} {score.points} of {score.of}, you gave {given}{because}", "  ", "    ")
        shown = (f"{ROWS[one]} {item.scores[at][one].points} of {item.scores[at][one].of}" for one in others)
        self.say("; ".join(shown), "  ", "    ")
