"""Cities beside each other: rankings, changes, likeness, answers by yes or no."""
