"""What the content judge can do, by capability: generated cases with an expectation each.

A capability (assignment, negation, result shapes, …) is tested in three ways, as in behavioural testing of language
models (CheckList, ACL 2020): `minimum` (the right answer follows from the template), `invariance` (a change that must
not matter) and `direction` (a change that must move a score one way). Templates and word lists are TOML in `data/`;
they were written without looking at the judge's own lists. `python -m tools.evaluate_content` prints the failure rates.
"""
