"""Deeds behind "who": those of the one spoken of, and those that the speaker goes on with."""

import pytest

from rehearse.content.clauses import parse_clauses
from rehearse.content.text import parse
from rehearse.content.text.sentences import transcript_of

OF_WHO = (
    "I thanked Maria, who opened the gate, fed the dogs and locked up.",
    "I wrote to my cousin, who built the shed, painted it and sold the tools.",
    "I praised the porter, who carried the trunks, swept the hall and fixed the lamp.",
    "I hired a man who dug the trench and laid the pipe.",
    "I rang the nurse who changed the bandage and noted the time.",
    "I drove Leo, who packed the van, checked the tyres, filled the tank and counted the crates.",
    "I paid the girl, who ironed the shirts and folded the sheets.",
    "I shared a flat with a nurse who washed the linen, cooked the rice and paid the bills.",
    "There were two students who mapped the wells, tested the water and typed the report.",
    "So there was this plumber who came in and cut the pipe.",
    "We were tired, and there was this baker who came over and sold us the ovens.",
    "Our crew was late, so there was a guide who got up and led the walk.",
    "We had a stall, and there was a guard who was bored and locked the gate.",
    "I thanked the boy who caught the goat, tied the gate and called the vet.",
)
OF_SPEAKER = (
    "I called Maria, who opened the gate, and fed the dogs.",
    "I rang Tom, who drove over, and locked up.",
    "I visited my aunt, who was ill, cooked the soup and swept the hall.",
    "I called Ana, who runs the shop, fetched the key and drove over.",
    "I wrote to Leo, who packed the van, asked him for the list and checked it.",
    "I found out who built the shed and wrote it down.",
    "I asked who made the noise and noted the time.",
    "I rang the woman who owned the goat, fixed the gate and fed the kids.",
    "I met a porter, who carried the trunks, and I swept the hall.",
)


def last_subject(said: str) -> str:
    return parse_clauses(parse(transcript_of(said)))[-1].subject.kind


@pytest.mark.parametrize(("sentences", "kind"), [(OF_WHO, "who"), (OF_SPEAKER, "i")], ids=["who", "i"])
def test_a_list_behind_who_is_of_one_person(sentences: tuple[str, ...], kind: str) -> None:
    assert not [said for said in sentences if last_subject(said) != kind]
