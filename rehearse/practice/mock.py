"""A mock interview: a plan of questions, one interviewer for each principle, and follow-ups to what was left open."""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence

import msgspec

from rehearse import data
from rehearse.errors import UsageError
from rehearse.practice.choose import Practised
from rehearse.store.summary import FOLLOW_UP
from rehearse.types import OpenPoint, Question, Report


class Settings(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """mock.toml."""

    questions: int
    most_questions: int
    follow_ups: int
    pause_s: float
    think_s: float
    follow_up_think_s: float
    answer_s: float
    follow_up_answer_s: float
    screen_tags: tuple[str, ...]
    panel: tuple[str, ...]


class Turn(msgspec.Struct, frozen=True):
    """One question of the interview: who asks it, for which principle, and for a follow-up what it goes back to."""

    question: Question
    interviewer: str
    principle: str | None = None
    because: str = ""  # why a follow-up is asked
    follow_up_to: int | None = None  # place of the turn it goes back to
    about: OpenPoint | None = None  # what it goes back for
    round: str = ""  # of a loop
    minutes: int | None = None  # that the round takes in a real interview
    focus: str = ""  # what the interviewer looks at
    deleted: bool = False  # whether an answer was deleted; only counts while there is no other

    @property
    def is_follow_up(self) -> bool:
        """Whether it goes back to an earlier answer."""
        return self.follow_up_to is not None


class Ways(msgspec.Struct, frozen=True):
    """How the interview is held, also after it is resumed; None where nothing was chosen."""

    model: str | None = None
    device: str | None = None
    think_s: float | None = None
    pause_s: float | None = None
    seconds: float | None = None
    quiet_s: float | None = None
    speak: bool = False
    no_check: bool = False
    no_clock: bool = False
    person: str | None = None  # who speaks; None for the user
    target_s: float | None = None  # the length aimed at; None for the one of targets.toml

    def over(self, earlier: Ways) -> Ways:
        """These options, with those left open taken from earlier ones."""
        pairs = ((name, getattr(self, name)) for name in self.__struct_fields__)
        return msgspec.structs.replace(
            earlier, **{name: value for name, value in pairs if value is not None and value is not False}
        )


class MockOptions(msgspec.Struct, frozen=True):
    """What the user wants of the interview."""

    role: str | None = None
    questions: int = 4
    principles: tuple[str, ...] = ()
    follow_ups: int = 1
    loop: bool = False  # the whole interview loop
    interviewer: str | None = None  # one of the loop's, alone
    ways: Ways = Ways()


def settings() -> Settings:
    """Lengths, pauses and the panel."""
    return data.load("mock.toml", Settings)


def plan(
    options: MockOptions, bank: Sequence[Question], known: Mapping[str, Practised], principles: Sequence[str],
    chance: random.Random,
) -> tuple[Turn, ...]:  # fmt: skip
    """The questions of an interview, each by another interviewer; the least practised questions first.

    If principles are named, each has its own interviewer, in turn. Without, a recruiter's screen opens the interview
    and the rounds take principles at random, none twice before all had their turn.
    Raises UsageError when no question fits.
    """
    rules = settings()
    fitting = [q for q in bank if q.kind == "behavioural" and q.principles and _for_role(q, options.role)]
    asked: list[Turn] = []
    if not options.principles and options.questions > 1:
        screens = [q for q in fitting if set(q.tags) & set(rules.screen_tags)]
        asked += [Turn(least_asked(screens, known, [], chance), rules.panel[0])] if screens else []
    order = list(options.principles) or chance.sample(list(principles), len(principles))
    for place in range(options.questions - len(asked)):
        name = order[place % len(order)]
        about = [q for q in fitting if q.principles[0] == name] or [q for q in fitting if name in q.principles]
        if not about:
            raise UsageError(
                f"No question about {name} fits.", "Choose another role, or add a question: `rehearse questions add`."
            )
        question = least_asked(about, known, [turn.question.id for turn in asked], chance)
        asked.append(Turn(question, rules.panel[1 + place % (len(rules.panel) - 1)], name))
    return tuple(asked)


def _for_role(question: Question, role: str | None) -> bool:
    return question.role == "any" or (role is not None and role.lower() in question.role.lower())


def least_asked(
    questions: Sequence[Question], known: Mapping[str, Practised], asked: Sequence[str], chance: random.Random
) -> Question:
    """One of those asked least often in this interview, and among them of those practised least."""

    def often(question: Question) -> tuple[int, int]:
        return asked.count(question.id), known[question.id].takes if question.id in known else 0

    fewest = min(map(often, questions))
    return chance.choice([question for question in questions if often(question) == fewest])


def follow_up(turn: Turn, place: int, report: Report, earlier: Sequence[Turn]) -> Turn | None:
    """The question that the answer at this place provokes; None if it left nothing open or that was asked already."""
    if report.content is None:
        return None
    said = {one.question.text for one in earlier}
    open_ones = [one for one in report.content.follow_ups if one.question not in said]
    if not open_ones:
        return None
    main = turn.question
    question = Question(
        id=main.id.removesuffix(FOLLOW_UP) + FOLLOW_UP,
        text=open_ones[0].question,
        principles=main.principles,
        source="follow-up",
        kind="follow-up",
    )
    return msgspec.structs.replace(
        turn, question=question, because=open_ones[0].because, follow_up_to=place, about=open_ones[0].about
    )
