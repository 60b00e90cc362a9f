"""Maps, charts, tables and words: data and options in, an object out; no Streamlit."""
