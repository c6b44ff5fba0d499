"""Storey 2: the finite clauses of an answer: who (subject), does what (verb group), to what end (complement).

Everything is found by closed classes and verb forms (rehearse/data/grammar); no list of content words decides whether
a word is a verb. Clause, Subject, VerbGroup, Complement are the values; parse_clauses(text) finds them in order,
starts(text) the words at which a quote can begin.
"""

from rehearse.content.clauses.model import Clause, Complement, Link, Subject, SubjectKind, VerbGroup
from rehearse.content.clauses.parse import parse_clauses
from rehearse.content.clauses.starts import starts

__all__ = ["Clause", "Complement", "Link", "Subject", "SubjectKind", "VerbGroup", "parse_clauses", "starts"]
