"""Guests coming in from other programs, and made-up guests."""
