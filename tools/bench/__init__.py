"""How long our commands take and what they need, beside others in the same run: `make bench`."""
