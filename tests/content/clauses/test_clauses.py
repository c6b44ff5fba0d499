"""Promises of the clause parser: who, does what, to what end; on verbs that stand in no list."""

import pytest

from rehearse.content.clauses import Clause, parse_clauses
from rehearse.content.clauses import grammar as g
from rehearse.content.text import parse
from rehearse.content.text.sentences import transcript_of


def clauses(text: str) -> tuple[Clause, ...]:
    return parse_clauses(parse(transcript_of(text)))


def said(text: str) -> list[tuple[str, str]]:
    """Subject kind and verb of each clause."""
    tokens = parse(transcript_of(text)).tokens
    return [(clause.subject.kind, tokens[clause.group.verb].text) for clause in clauses(text)]


CLAUSES = [
    ("I grouted the tiles, glazed two pots and hung them.", [("i", "grouted"), ("i", "glazed"), ("i", "hung")]),
    ("My aunt and I varnished the door.", [("group", "varnished")]),
    ("Varnished the door. Grouted the tiles.", [("dropped", "varnished"), ("dropped", "grouted")]),
    ("The owner of the stable phoned me and I saddled the mare.", [("authority", "phoned"), ("i", "saddled")]),
    ("I polished the gate and I weeded the yard.", [("i", "polished"), ("i", "weeded")]),
    ("I noticed that the kiln was cracked.", [("i", "noticed"), ("other", "cracked")]),
    ("so i saddle the mare and i lead her out", [("i", "saddle"), ("i", "lead")]),
    ("The mare that I had saddled kicked.", [("i", "saddled")]),
    ("He said can you weed the yard.", [("third", "said"), ("you", "weed")]),
]


@pytest.mark.parametrize(("text", "expected"), CLAUSES)
def test_subjects_and_verbs_are_found_without_a_list_of_verbs(text: str, expected: list[tuple[str, str]]) -> None:
    assert said(text)[: len(expected)] == expected


@pytest.mark.parametrize(
    ("text", "modality", "negated"),
    [
        ("I didn't glaze it.", "", True),
        ("I had to glaze it.", "must", False),
        ("I was able to glaze it.", "able", False),
        ("I would never glaze it.", "would", True),
        ("I never glazed it.", "", True),
        ("I'd been asked about it.", "", False),
        ("I used to glaze it.", "used", False),
        ("I was supposed to glaze it.", "supposed", False),
    ],
)
def test_what_did_not_happen_or_only_might_is_marked(text: str, modality: str, negated: bool) -> None:
    (clause,) = clauses(text)
    assert (clause.group.modality, clause.group.negated) == (modality, negated)


@pytest.mark.parametrize("behind", ["have to", "be able to", "be allowed to", "not have to"])
@pytest.mark.parametrize("modal", [" would", "'d", " will", "'ll", " might", " should", " may"])
def test_what_one_would_have_to_do_did_not_happen(modal: str, behind: str) -> None:
    """“I'd have to try” was a step that somebody took."""
    (clause,) = clauses(f"I{modal} {behind} glaze it.")
    assert not clause.told


@pytest.mark.parametrize("had", [" had to", "'d had to", " have had to", "'d been able to", "'ve been able to"])
def test_what_one_had_had_to_do_was_done(had: str) -> None:
    (clause,) = clauses(f"I{had} glaze it.")
    assert clause.told


@pytest.mark.parametrize("text", ["The pots were glazed.", "It got cracked.", "I have been told."])
def test_a_passive_is_one_with_get_too(text: str) -> None:
    (clause,) = clauses(text)
    assert clause.group.voice == "passive"


@pytest.mark.parametrize(
    ("text", "kind", "verb"),
    [
        ("The owner asked me to varnish the door.", "to", "varnish"),
        ("I was tasked with varnishing the door.", "ing", "varnishing"),
        ("I started by sanding it.", "ing", "sanding"),
        ("I was given a uniform.", "noun", ""),
    ],
)
def test_a_complement_names_what_the_verb_leads_on_to(text: str, kind: str, verb: str) -> None:
    (clause,) = clauses(text)
    tokens = parse(transcript_of(text)).tokens
    assert clause.complement.kind == kind
    assert (tokens[clause.complement.verb].text if clause.complement.verb >= 0 else "") == verb


def test_nouns_and_participles_are_no_verbs() -> None:
    assert said("The glazed pots and the used kiln of the company.") == []
    assert said("The pots ordered by the shop were late.")[-1][1] == "were"


def test_a_participle_before_the_subject_is_no_step_of_the_clause_before() -> None:
    assert said("I worked in a mill and spoiled sacks had piled up.") == [("i", "worked"), ("other", "piled")]


@pytest.mark.parametrize("verb", ["organi{}e", "prioriti{}e", "analy{}e", "sei{}e", "pri{}e"])
def test_both_spellings_of_a_verb_share_a_stem_in_every_form(verb: str) -> None:
    base = {verb.format(letter).removesuffix("e") for letter in "sz"}
    assert len({g.stem(one + "e") for one in base}) == 1
    assert {g.past_of(one + "ed") for one in base} == {g.gerund_of(one + "ing") for one in base}


@pytest.mark.parametrize("word", sorted(g.words("not_adverbs")))
def test_a_noun_that_ends_like_an_adverb_is_no_function_word(word: str) -> None:
    """“A family” and “my tally” named nothing that could be measured."""
    assert not g.is_function(word) or word == "only"


def test_d_had_is_a_pluperfect_and_no_wish() -> None:
    """“They'd had a bad year” was read as “they would have”."""
    text = parse(transcript_of("They'd had a bad year, and we'd been asked."))
    assert [clause.group.modality for clause in parse_clauses(text)] == ["", ""]
