"""What the commands about practice print: values in, rich renderables out; nothing is computed here."""
