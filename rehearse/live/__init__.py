"""A take that is analysed while it is being recorded: the growing file in, the report shortly after the stop."""
