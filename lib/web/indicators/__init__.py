"""Parts of the Indicators page."""
