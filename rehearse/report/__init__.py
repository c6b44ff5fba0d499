"""The report as terminal text, JSON, HTML and Markdown."""
