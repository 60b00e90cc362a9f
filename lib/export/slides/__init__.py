"""Slides with charts and tables that can be edited, from one exhibit or a whole story."""
