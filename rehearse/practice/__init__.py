"""Over attempts: progress, ladder, mock interviews, drills, stories."""
