"""Generate cases from the templates: always the same ones, in the same order, with the same ids."""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from tools.capabilities.mutate import mutate
from tools.capabilities.slots import slots
from tools.capabilities.templates import Expect, Kind, Template, Trade, capabilities, frame, trades


@dataclass(frozen=True)
class Case:
    """One text, or two to be compared (`then`), and what must hold."""

    id: str
    capability: str
    kind: Kind
    trade: Trade
    text: str
    then: str | None
    expect: Expect | None
    change: tuple[tuple[str, str], ...]


@cache
def all_cases() -> tuple[Case, ...]:
    """Every case of the suite."""
    return tuple(
        case for part in capabilities() for template in part.template for case in _of(part.capability, template)
    )


def _of(capability: str, template: Template) -> Iterator[Case]:
    everyone = trades()
    for number, phrase in enumerate(template.each):
        name = f"{capability.replace(' ', '-')}/{template.kind}/{template.id}/{number:02}"
        first = zlib.crc32(name.encode())
        for turn in range(min(template.trades, len(everyone))):
            at = (first + turn * 5) % len(everyone)  # 5 and the number of trades share no factor: no trade comes twice
            for variant in range(template.variants):
                yield _case(capability, template, phrase, f"{name}/{everyone[at].id}/{variant}", at)


def _case(capability: str, template: Template, phrase: str | tuple[str, str], name: str, at: int) -> Case:
    trade = trades()[at]
    variant = int(name.rsplit("/", 1)[1])
    seed = variant if template.variants > 1 else zlib.crc32(name.encode())
    text, then = _texts(template, phrase, trade, seed)
    if template.then_trade:
        other = trades()[(at + 1 + 3 * variant) % len(trades())]
        then, _ = _texts(template, phrase, other, seed)
    marks = {"each": phrase if isinstance(phrase, str) else ""}
    if template.mutate_first is not None:
        text = mutate(text, template.mutate_first.format_map(marks), name)
    for change in template.mutate:
        then = mutate(then or text, change.format_map(marks), name)
    return Case(name, capability, template.kind, trade, text, then, template.expect, tuple(template.change.items()))


def _texts(template: Template, phrase: str | tuple[str, str], trade: Trade, seed: int) -> tuple[str, str | None]:
    """The first text and, where sections or the whole text change, the second."""
    words = slots(trade)
    lines = {name: choices[seed // 3**at % len(choices)] for at, (name, choices) in enumerate(_turning())}
    default = {name: line.format_map(words) for name, line in lines.items()}
    words |= default | {f"{name}0": line for name, line in default.items()}
    if isinstance(phrase, str):
        words["each"] = phrase.format_map(words)
    else:
        words |= {"first": phrase[0].format_map(words), "second": phrase[1].format_map(words)}
    told = default | {name: line.format_map(words) for name, line in template.put.items()}
    text = template.text.format_map(words) if template.text is not None else _joined(told)
    if template.then_text is not None:
        return text, template.then_text.format_map(words)
    if not template.then:
        return text, None
    words |= told
    if isinstance(phrase, str):
        words["each"] = phrase.format_map(words)
    return text, _joined(told | {name: line.format_map(words) for name, line in template.then.items()})


def _turning() -> list[tuple[str, tuple[str, ...]]]:
    """Sections with a choice first, so that few variants differ in all of them."""
    return sorted(frame().items(), key=lambda section: len(section[1]) < 2)


def _joined(told: dict[str, str]) -> str:
    return " ".join(told[name] for name in frame() if told[name])
