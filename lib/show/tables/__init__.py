"""Tables of exactly what is drawn, headed in the language: for the page, its files and every exhibit."""
