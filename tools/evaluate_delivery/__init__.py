"""Evaluate `rehearse.delivery` on real clips and generated speech; writes docs/delivery-evaluation.md."""
