"""A LAN of several hosts on one machine: network namespaces of Linux, with cables to a switch."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

from tests.share.programs import Computer
from tests.share.shop import until

PORT = 47225


class Lan:
    """A switch, and what is plugged into it. OSError where this machine does not allow it."""

    def __init__(self, root: Path) -> None:
        if sys.platform != "linux" or shutil.which("ip") is None:
            raise OSError("network namespaces are a thing of Linux, and “ip” makes them")
        self._root, self._name = root, f"salve{os.getpid()}"
        self._spaces: list[str] = []
        self.hosts: list[Host] = []
        self._switch = self._space("switch")
        self.at(self._switch, "link", "add", "br0", "type", "bridge", "mcast_snooping", "0")
        self.at(self._switch, "link", "set", "br0", "up")

    def _space(self, name: str) -> str:
        space = f"{self._name}-{name}"
        _ip("netns", "add", space)
        self._spaces.append(space)
        self.at(space, "link", "set", "lo", "up")
        return space

    def at(self, space: str, *words: str) -> None:
        """Change the network of one namespace."""
        _ip("-n", space, *words)

    def host(self, name: str) -> "Host":
        """One more computer, with a cable to the switch."""
        n = len(self.hosts) + 1
        space, port = self._space(f"h{n}"), f"port{n}"
        self.at(self._switch, *("link", "add", port, "type", "veth", "peer", "eth0"))
        self.at(self._switch, "link", "set", "eth0", "netns", space)
        self.at(self._switch, "link", "set", port, "master", "br0", "up")
        self.hosts.append(Host(self, self._root, name, space, port))
        return self.hosts[-1]

    def plug(self, port: str, *, whole: bool) -> None:
        """A cable is pulled, or is in again."""
        self.at(self._switch, "link", "set", port, "up" if whole else "down")

    def swallow(self, port: str, *, all_of_it: bool) -> None:
        """What comes from a cable that looks whole is lost in the switch, or is not."""
        to = ("nomaster",) if all_of_it else ("master", "br0")
        self.at(self._switch, "link", "set", port, *to)

    def close(self) -> None:
        """All computers off, and nothing left of the LAN."""
        for host in self.hosts:
            host.switch_off()
        for space in self._spaces:
            subprocess.run(["ip", "netns", "delete", space], check=False, capture_output=True)


class Host(Computer):
    """A desk's computer with a network of its own."""

    def __init__(self, lan: Lan, root: Path, name: str, space: str, port: str) -> None:
        super().__init__(root, name, PORT)
        self.before = ("ip", "netns", "exec", space)
        self._lan, self._space, self._port = lan, space, port
        self.address = ""
        self.move(f"10.77.0.{len(lan.hosts) + 1}")

    def move(self, address: str) -> None:
        """It has another address."""
        at = self._lan.at
        if self.address:
            at(self._space, "address", "delete", f"{self.address}/24", "dev", "eth0")
        self.address = address
        at(self._space, "address", "add", f"{address}/24", "dev", "eth0")
        at(self._space, "link", "set", "eth0", "up")
        at(self._space, "route", "replace", "default", "dev", "eth0")

    def pull(self) -> None:
        """Its cable is out."""
        self._lan.plug(self._port, whole=False)

    def plug(self) -> None:
        """Its cable is in."""
        self._lan.plug(self._port, whole=True)

    def vanish(self) -> None:
        """Nothing comes through, though its cable is in."""
        self._lan.swallow(self._port, all_of_it=True)

    def appear(self) -> None:
        """All comes through again."""
        self._lan.swallow(self._port, all_of_it=False)

    def share(self) -> None:
        """Share until the end; back when all is even for the first time."""
        program = self.start("sync")
        until(lambda: program.told("All desks know the same."))


def _ip(*words: str) -> None:
    done = subprocess.run(["ip", *words], check=False, capture_output=True, text=True)
    if done.returncode:
        raise OSError(f"ip {' '.join(words)}: {done.stderr.strip()}")
