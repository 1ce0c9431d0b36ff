"""The table of what is fast and how fast, as ratios against a floor taken in the same run.

    python -m tests.bench [--guests 1000000] [--store DIR]

The store is made by `salve demo` where DIR has none yet. Nothing here is a test: a figure on a busy
machine is worth little alone, a ratio of two taken side by side is worth something.
"""

import argparse
import os
import platform
import sys
import tempfile
from pathlib import Path

from PySide6.QtCore import qVersion

from assistant.desk import Desk, open_desk
from assistant.exchange.imports import fill
from assistant.places import Home
from tests.bench import giving, keystroke, listening, looking, painting, starting, writing


def main() -> None:
    """Make the store, take the figures, print the table."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    os.environ.setdefault("PYTHON_KEYRING_BACKEND", "keyring.backends.fail.Keyring")
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--guests", type=int, default=100_000)
    parser.add_argument("--store", type=Path)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        place = Home((asked.store or Path(scratch)).absolute())
        desk = open_desk(place)
        if desk.is_empty():
            print(f"making {asked.guests:,} guests …", file=sys.stderr)
            fill(desk, guests=asked.guests, seed=1, progress=lambda done, of: None)
        print(machine(desk))
        print()
        print("| what | measured | floor | ratio | bar |")
        print("|---|---|---|---|---|")
        rooms = (keystroke, writing, listening, looking, painting, giving)
        for figures in (room.figures for room in rooms):
            for row in figures(desk):
                print(row, flush=True)
        desk.close()
        for row in starting.figures(place):
            print(row, flush=True)


def machine(desk: Desk) -> str:
    """What all this ran on."""
    with desk._store.reading() as tx:
        guests = tx.exec_driver_sql("SELECT count(*) FROM entry WHERE kind = 'guest-met'").scalar()
        sqlite = tx.exec_driver_sql("SELECT sqlite_version()").scalar()
    return (
        f"{os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}, {platform.system()},"
        f" Python {platform.python_version()}, Qt {qVersion()}, SQLite {sqlite} (SQLCipher),"
        f" {guests:,} guests"
    )


if __name__ == "__main__":
    main()
