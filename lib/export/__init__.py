"""Files to take away, built from a view; no Streamlit."""
