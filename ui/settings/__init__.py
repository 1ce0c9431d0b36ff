"""What this desk may set for itself."""
