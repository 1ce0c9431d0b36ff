"""What to say: the phrase book and the choice of the line that fits the moment."""
