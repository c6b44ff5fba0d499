"""What a person sees and presses while a take is made."""
