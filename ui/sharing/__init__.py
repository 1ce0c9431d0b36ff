"""Sharing with the shop's other desks: how it stands, who is let in, and how one joins."""
