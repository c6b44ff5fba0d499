"""Many recordings at once: found, analysed side by side or on a cluster, kept as results; and cohorts of results."""
