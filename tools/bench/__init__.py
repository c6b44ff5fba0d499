"""Compare the time and memory of our commands with others in the same run: `make bench`."""
