"""Salve's window: draws views, collects words, decides nothing."""
