"""Importing the shop's customer list."""
