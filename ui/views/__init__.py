"""Who looked at whose card, and what stands out in it."""
