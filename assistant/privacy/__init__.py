"""Trust: who looked, what a guest may see, correct and have erased, and how long it is kept."""
