"""Measures the delivery room on real clips and on generated speech, and writes docs/delivery-evaluation.md."""
