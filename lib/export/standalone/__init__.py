"""A map with everything inside: one HTML file that opens from disk, without a network."""
