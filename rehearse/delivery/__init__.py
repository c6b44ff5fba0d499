"""How the answer was spoken: one pure function a measure."""
