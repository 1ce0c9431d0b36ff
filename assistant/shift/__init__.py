"""The shift: what the next one must know, who is expected, the line-up, the good that was done."""
