"""How it looks: colour, type, icons, and the things painted by hand."""
