"""Lists and tables, most of them as HTML."""
