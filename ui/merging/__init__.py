"""Two cards of one guest: found, laid side by side, joined, and parted again."""
