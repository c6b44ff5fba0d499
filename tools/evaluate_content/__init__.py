"""Measure the content judge on answers labelled by hand: `python -m tools.evaluate_content DATA_FOLDER`.

The folder holds answers.json, answers_dev_labels.json, segments_dev.json, tricky_dev.json (see its tricky_scoring.md).
Prints the table and writes it to docs/content-evaluation.md with the date and the data set.
"""
