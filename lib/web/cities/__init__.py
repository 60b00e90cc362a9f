"""Parts of the Cities page."""
