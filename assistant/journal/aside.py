"""Damaged stores that rescues have set aside: found, and deleted when nothing is lost with them."""

from glob import escape
from pathlib import Path

PARTS = ("", "-wal", "-shm")
"""The file of a store and what SQLite keeps beside it."""


def set_aside(store: Path) -> list[Path]:
    """The damaged files that rescues of this store have set aside, without what belongs to them."""
    return sorted(store.parent.glob(f"{escape(store.stem)}-damaged-*{escape(store.suffix)}"))


def drop_aside(aside: Path) -> None:
    """Delete such a file, with what belongs to it. OSError where it cannot be."""
    for part in PARTS:
        aside.with_name(aside.name + part).unlink(missing_ok=True)
