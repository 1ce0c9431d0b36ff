"""The calm screen that hides everything, and how one comes back from it."""
