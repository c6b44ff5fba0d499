"""Training of the bundled demo model: make-corpus, synthesise, train, evaluate, export.

What it makes and how well that hears: docs/demo-model.md.
"""
