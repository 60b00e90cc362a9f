"""The dashboard in Streamlit: the only part that knows its session."""
