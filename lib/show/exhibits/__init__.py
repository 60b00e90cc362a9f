"""What a view shows, as one object that screens and files are made of: its words, its figures, what is drawn."""
