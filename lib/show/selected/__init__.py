"""What a page shows for an address: one piece of code for pages, pictures and files."""
