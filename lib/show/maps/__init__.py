"""What is drawn on a map."""
