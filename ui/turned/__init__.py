"""The screen turned to the guest: what they may see of their own card."""
