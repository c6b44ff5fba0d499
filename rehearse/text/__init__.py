"""Words as said: normal form, context, fillers, repeats and restarts; shared by delivery and content."""
