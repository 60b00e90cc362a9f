"""Profiles of an area or a city to take away: two pages as PDF."""
