"""The handover: written together with the program, then read and signed for item by item."""
