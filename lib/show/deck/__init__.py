"""A story as it stands on the screen: every step at once, of which one is seen."""
