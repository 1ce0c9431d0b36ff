"""The journal: dated, signed, append-only lines, and the file that holds them."""
