"""The shift: the handover, who is expected, the good that was done, suggestions."""
