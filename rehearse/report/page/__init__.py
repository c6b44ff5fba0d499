"""The HTML page: templates, style and script, and what is worked out for them so that they hold no arithmetic."""
