"""Paper: a case printed, or saved as PDF."""
