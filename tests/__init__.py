"""The promises, mirrored path for path."""
