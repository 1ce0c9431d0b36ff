"""Paper: a case or a handover printed, or saved as PDF."""
