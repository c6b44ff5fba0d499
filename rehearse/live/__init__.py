"""Analyse a take while it is being recorded, so that the report is ready shortly after the stop."""
