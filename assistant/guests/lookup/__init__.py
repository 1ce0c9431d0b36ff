"""Finding a guest by whatever the clerk remembers."""
