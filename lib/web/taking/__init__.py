"""What a visitor takes away from a view besides its figures."""
