"""Charts: data, colours and a language in, a plotly figure out."""
