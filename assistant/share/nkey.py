"""The keys by which the hub knows its users: Ed25519, as NATS writes them (nkeys)."""

import os

import nkeys


def fresh_seed() -> str:
    """A new user’s secret half."""
    return str(nkeys.encode_seed(os.urandom(32), nkeys.PREFIX_BYTE_USER).decode())


def public(seed: str) -> str:
    """The public half: "U…"."""
    return str(nkeys.from_seed(seed.encode()).public_key.decode())
