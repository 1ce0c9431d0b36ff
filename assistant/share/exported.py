"""The hub's server written out: to be run on other computers, or together with theirs."""

from pathlib import Path

from assistant.share import certificates
from assistant.share.config import config
from assistant.share.keep import HubKeep

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
    hosts = [one.rpartition(":")[0] for one in kept.servers]
    by = certificates.Signed(kept.authority, kept.authority_key)
    for node, place in zip(nodes, places, strict=True):
        signed = certificates.for_hub(kept.shop, by, now_ms, hosts)
        place.mkdir(parents=True, exist_ok=True, mode=0o700)
        _write(place / "hub.crt", signed.certificate)
        _write(place / "hub.key", signed.key)
        _write(place / "authority.crt", kept.authority)
        _write(place / "server.env", f"SALVE_STREAM_KEY={kept.store_key}\n")
        _write(place / "server.conf", config(kept, ".", extra="extra.conf", node=node))
        if not (place / "extra.conf").exists():
            _write(place / "extra.conf", _EXTRA)
    return places


def _write(path: Path, text: str) -> None:
    path.touch(mode=0o600)
    path.write_text(text, "utf-8")
