"""The hub's server written out: to be run on other computers, or together with theirs."""

from pathlib import Path

from assistant.share.config import config
from assistant.share.keep import HubKeep
from assistant.share.laid_out import EXTRA, certify
from assistant.share.laid_out import write as private

_EXTRA = """\
# The house’s own lines for this server; read behind those of server.conf, never overwritten.
"""


def write(kept: HubKeep, folder: Path, now_ms: int) -> list[Path]:
    """A folder for each server of the shop but the first, which is the hub's own; or one folder
    where there is but that. Tells which; OSError where they cannot be written.

    Each has `server.conf`, to be started in its folder, and `server.env` with the key that it
    needs. What is there of an earlier time is written anew, but not `extra.conf`.
    """
    nodes = range(1, len(kept.servers)) if kept.servers else range(1)
    places = [folder / str(node + 1) if kept.servers else folder for node in nodes]
    for node, place in zip(nodes, places, strict=True):
        place.mkdir(parents=True, exist_ok=True, mode=0o700)
        certify(kept, place, now_ms)
        private(place / "server.env", f"SALVE_STREAM_KEY={kept.store_key}\n")
        private(place / "server.conf", config(kept, ".", extra=EXTRA, node=node))
        if not (place / EXTRA).exists():
            private(place / EXTRA, _EXTRA)
    return places
