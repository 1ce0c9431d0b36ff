"""The open book: all that is on file about a guest, as a letter that the guest can read."""
