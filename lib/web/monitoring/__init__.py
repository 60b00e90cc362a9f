"""Parts of the Monitoring page."""
