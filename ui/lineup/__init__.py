"""The line-up: one screen for a few minutes standing, read from two metres (H40)."""
