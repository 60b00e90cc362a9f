"""Charts as presentations know them: with their data in a sheet of their own, safe from formulas and links."""
