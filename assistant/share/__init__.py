"""The other desks: a hub that carries entries, the link to it, pairing, and who is there."""
