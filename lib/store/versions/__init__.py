"""Two versions of a package beside each other."""
