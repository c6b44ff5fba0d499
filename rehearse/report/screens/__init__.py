"""What each command shows on a terminal: values in, rich renderables out."""
