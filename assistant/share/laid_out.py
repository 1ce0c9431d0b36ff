"""What the hub's server reads, on disk: its certificate and its configuration."""

import subprocess
from pathlib import Path

from assistant.refusal import Refused
from assistant.share import certificates
from assistant.share.config import config
from assistant.share.keep import HubKeep
from assistant.share.troubles import SENTENCES

EXTRA = "extra.conf"
"""The house's own lines for the server, beside what the hub keeps: read behind ours where there."""


class ExtraError(Refused):
    """The server does not understand the house's own lines."""


def certify(kept: HubKeep, folder: Path, now_ms: int) -> None:
    """A fresh certificate for a server of the shop, and what it is known by."""
    hosts = [one.rpartition(":")[0] for one in kept.servers]
    by = certificates.Signed(kept.authority, kept.authority_key)
    signed = certificates.for_hub(kept.shop, by, now_ms, hosts)
    write(folder / "hub.crt", signed.certificate)
    write(folder / "hub.key", signed.key)
    write(folder / "authority.crt", kept.authority)


def configure(kept: HubKeep, folder: Path, listen: str, server: Path) -> None:
    """Write the configuration of the hub's own server, in `folder` below what the hub keeps.

    A file with which the server would not start never replaces one with which it would: ExtraError
    where the house's own lines may be why.
    """
    path = folder / "server.conf"
    fresh = path.with_suffix(".new")
    extra = f"../{EXTRA}" if (folder.parent / EXTRA).exists() else ""
    write(fresh, config(kept, folder.as_posix(), listen, extra=extra))
    tried = subprocess.run(  # noqa: S603 - checked by its digest, words of our own
        [str(server), "-t", "-c", str(fresh)],
        env={"SALVE_STREAM_KEY": kept.store_key},
        capture_output=True,
        check=False,
        creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
    )
    if tried.returncode and extra:
        raise ExtraError(SENTENCES["extra"])
    if tried.returncode:
        raise ValueError(tried.stderr.decode(errors="replace"))
    fresh.replace(path)


def write(path: Path, text: str) -> None:
    """A file that only its owner can read."""
    path.touch(mode=0o600)
    path.write_text(text, "utf-8")
