"""Tasks for a moment of a guest's visit, wherever they are shown."""
