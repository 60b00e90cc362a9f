"""Sentences about figures, in both languages."""
