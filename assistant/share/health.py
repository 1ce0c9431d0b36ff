"""What can be wrong around the hub's server: its port is taken, its disk is full, it is unwell."""

import json
import os
import shutil
import socket
from pathlib import Path

from nats.aio.client import Client

_LITTLE = 512 * 1024
"""Bytes; with less the stream may stop in the middle of a line."""
_ASK_S = 5.0


class PortTakenError(OSError):
    """Another program listens where the hub would."""


def must_be_free(listen: str, port: int) -> None:
    """PortTakenError where another program has the port."""
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as tried:
        if os.name == "nt":
            exclusive: int = getattr(socket, "SO_EXCLUSIVEADDRUSE", 0)
            tried.setsockopt(socket.SOL_SOCKET, exclusive, 1)
        else:  # as the server does: what is only just closed is no hindrance
            tried.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            tried.bind((listen, port))
            tried.listen(1)
        except OSError as wrong:
            raise PortTakenError(port) from wrong


def is_full(folder: Path) -> bool:
    """Whether the disk of a folder has no room left for a stream. Not for the event loop."""
    try:
        return shutil.disk_usage(folder).free < _LITTLE
    except OSError:
        return False


async def is_well(system: Client) -> bool:
    """Whether the server can still write its stream; `system` is the user that may ask it.

    After a write that failed it takes no more until it is started again, and tells it here only.
    """
    server = system._server_info["server_id"]  # noqa: SLF001 - it has no other name
    answer = await system.request(f"$SYS.REQ.SERVER.{server}.HEALTHZ", b"{}", timeout=_ASK_S)
    told = json.loads(answer.data)
    return bool(told.get("data", {}).get("status") == "ok")
