"""Salve's core: guests, words and the journal. It never imports Qt."""

__version__ = "0.1.0"
