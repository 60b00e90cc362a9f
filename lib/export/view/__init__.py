"""What is on the screen as data files: its figures, and what says what they are."""
