"""What a user sees and presses while a take is made."""
