"""Everything of the dashboard but its pages: a folder is a floor, and imports only look down."""

import os

# Read once, when pandas first loads Arrow: its own memory pools keep a tenth of the server's memory to themselves.
os.environ.setdefault("ARROW_DEFAULT_MEMORY_POOL", "system")
