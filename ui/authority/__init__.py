"""What waits for somebody with authority, and what became of one's own requests."""
