"""A desk of its own process: it writes and shares without end, to be killed; it tells what it has
acknowledged, a page a line."""

import sys
from pathlib import Path

from tests.share.shop import Place


def work(root: str, name: str, port: int, ahead_ms: int) -> None:
    """Until it is killed."""
    place = Place(Path(root), name, port, ahead_ms)
    while True:
        print(place.meet("Somebody on a bad day").hex(), flush=True)


if __name__ == "__main__":
    work(sys.argv[1], sys.argv[2], int(sys.argv[3]), int(sys.argv[4]))
