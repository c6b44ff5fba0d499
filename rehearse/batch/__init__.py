"""Analyse many recordings in parallel or on a cluster, store the results, and summarise cohorts of results."""
