"""Attempts in SQLite, recordings beside it."""
