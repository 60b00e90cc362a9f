"""The program, floor by floor: imports only look down (web, export, show, model, store, locale)."""
