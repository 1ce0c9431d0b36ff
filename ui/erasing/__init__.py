"""Erasing a guest for good, and what goes by itself when its time is over."""
