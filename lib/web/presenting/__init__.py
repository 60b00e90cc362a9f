"""Presenter mode: the story on the screen, and those who follow it."""
