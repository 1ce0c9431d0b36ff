"""What the hub's server reads, on disk: its certificate and its configuration."""

import os
import subprocess
from pathlib import Path
from uuid import uuid4

from assistant.refusal import Refused
from assistant.share import certificates
from assistant.share.config import config
from assistant.share.keep import HubKeep
from assistant.share.troubles import SENTENCES

EXTRA = "extra.conf"
"""The house's own lines for the server, beside what the hub keeps: read behind ours where there."""
_TRY_S = 15.0
"""For so long the server may look at its configuration."""


class ExtraError(Refused):
    """The server does not understand the house's own lines."""


class LaidOut:
    """What the hub's own server reads, in `folder` below what the hub keeps.

    Who calls must be the only one to write there (`Keep.changing`).
    """

    def __init__(self, folder: Path, listen: str) -> None:
        self._folder, self._listen = folder, listen
        self._left_out = 0

    @property
    def is_cut(self) -> bool:
        """Whether the house's own lines had to be left out."""
        return self._left_out != 0

    @property
    def is_corrected(self) -> bool:
        """Whether they were changed since."""
        return self.is_cut and self._left_out != self._extra()

    def begin(self, kept: HubKeep, server: Path, now_ms: int) -> None:
        """All that it needs, under a fresh certificate. ExtraError, ValueError, TimeoutError."""
        self._folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        certify(kept, self._folder, now_ms)
        configure(kept, self._folder, self._listen, server)
        self._left_out = 0

    def go_on(self, kept: HubKeep, server: Path, now_ms: int) -> None:
        """Another list. House's lines that are not understood are left out: it must be read."""
        self._folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        if not (self._folder / "authority.crt").exists():
            certify(kept, self._folder, now_ms)
        extra = self._extra()
        try:
            configure(kept, self._folder, self._listen, server)
            self._left_out = 0
        except ExtraError:
            configure(kept, self._folder, self._listen, server, whole=False)
            self._left_out = extra

    def _extra(self) -> int:
        try:
            return (self._folder.parent / EXTRA).stat().st_mtime_ns
        except FileNotFoundError:
            return 0


def certify(kept: HubKeep, folder: Path, now_ms: int) -> None:
    """A fresh certificate for a server of the shop, and what it is known by."""
    hosts = [one.rpartition(":")[0] for one in kept.servers]
    by = certificates.Signed(kept.authority, kept.authority_key)
    signed = certificates.for_hub(kept.shop, by, now_ms, hosts)
    write(folder / "hub.crt", signed.certificate)
    write(folder / "hub.key", signed.key)
    write(folder / "authority.crt", kept.authority)


def configure(
    kept: HubKeep, folder: Path, listen: str, server: Path, *, whole: bool = True
) -> None:
    """Write the configuration of the hub's own server, in `folder` below what the hub keeps; the
    house's own lines are in it where it is `whole`.

    A file with which the server would not start never replaces one with which it would: ExtraError
    where the house's own lines may be why. TimeoutError where it does not come to say so.
    """
    fresh = folder / f"server.{uuid4().hex}.new"
    extra = f"../{EXTRA}" if whole and (folder.parent / EXTRA).exists() else ""
    try:
        write(fresh, config(kept, folder.as_posix(), listen, extra=extra))
        if wrong := _refusal(server, fresh, kept.store_key):
            raise ExtraError(SENTENCES["extra"]) if extra else ValueError(wrong)
        fresh.replace(folder / "server.conf")
    finally:
        fresh.unlink(missing_ok=True)


def _refusal(server: Path, path: Path, store_key: str) -> str:
    """What the server has against a configuration; "" for nothing."""
    try:
        tried = subprocess.run(  # noqa: S603 - checked by its digest, words of our own
            [str(server), "-t", "-c", str(path)],
            env={**os.environ, "SALVE_STREAM_KEY": store_key},
            capture_output=True,
            check=False,
            timeout=_TRY_S,
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
    except subprocess.TimeoutExpired as slow:
        raise TimeoutError(str(server)) from slow
    told = tried.stderr.decode(errors="replace")
    return (told or str(tried.returncode)) if tried.returncode else ""


def write(path: Path, text: str) -> None:
    """A file that only its owner can read."""
    path.touch(mode=0o600)
    path.write_text(text, "utf-8")
