"""Storey 6: the judgement: points with reasons, verdict, follow-up questions, checklists, version."""
