"""The lexicon listens while staff write: soft waves, a better phrase, and two keys (H12)."""
