"""The network sockets of a program and of all that it has started, as Linux tells of them."""

import ipaddress
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

PROC = Path("/proc")
_LISTENS = "0A"


class Socket(NamedTuple):
    """One end of a connection, or one that waits for them."""

    kind: str
    """tcp or udp."""
    host: str
    port: int
    peer: str
    """"" where it has none."""
    listens: bool


def sockets_of(pid: int) -> set[Socket]:
    """Those that a process and its children have just now."""
    mine = {inode for one in family(pid) for inode in _inodes(one)}
    return {socket for inode, socket in _all() if inode in mine}


def family(pid: int) -> list[int]:
    """A process and what it has started, and what that has started."""
    found = [pid]
    for one in found:
        for thread in PROC.glob(f"{one}/task/*/children"):  # whichever has started it
            with suppress(OSError):
                found += [int(child) for child in thread.read_text().split()]
    return found


def _inodes(pid: int) -> Iterator[str]:
    try:
        held = list((PROC / f"{pid}/fd").iterdir())
    except OSError:
        return
    for link in held:
        with suppress(OSError):  # it was just closed
            target = str(link.readlink())
            if target.startswith("socket:["):
                yield target[8:-1]


def _all() -> Iterator[tuple[str, Socket]]:
    for table in ("tcp", "tcp6", "udp", "udp6"):
        for line in (PROC / "net" / table).read_text().splitlines()[1:]:
            _number, here, there, state, *_rest = line.split()
            host, port = _address(here)
            peer, peer_port = _address(there)
            kind = table[:3]
            listens = kind == "tcp" and state == _LISTENS
            yield line.split()[9], Socket(kind, host, port, peer if peer_port else "", listens)


def _address(told: str) -> tuple[str, int]:
    raw, _, port = told.partition(":")
    words = [raw[at : at + 8] for at in range(0, len(raw), 8)]
    packed = b"".join(bytes.fromhex(word)[::-1] for word in words)
    return str(ipaddress.ip_address(packed)), int(port, 16)
