"""A shop of real desks: each its own store and link, and one of them with the real server."""

import os
import random
import signal
import socket
import tempfile
import time
from collections import deque
from collections.abc import Callable, Collection
from contextlib import ExitStack, suppress
from pathlib import Path
from typing import TypeVar

from assistant.desk import Desk, open_desk
from assistant.guests.entries import Identity
from assistant.journal import store as journal
from assistant.journal.key import store_key
from assistant.journal.now import now_ms
from assistant.journal.stamp import PageId
from assistant.journal.turn import turn
from assistant.places import Home
from assistant.refusal import Refused
from assistant.share.keep import Keep
from assistant.sharing import Sharing
from tests.share.agreed import assert_agreed

T = TypeVar("T")

HERE = "127.0.0.1"
PATIENCE_S = 30.0
MOST_PORTS = 64
"""More than one test has use for, and fewer than a process may have files open."""


_chance = random.SystemRandom()
"""Hypothesis winds up the other one alike in every process."""
_ours: deque[ExitStack] = deque()
_TAKEN = Path(tempfile.gettempdir()) / "salve-test-ports"


def free_port() -> int:
    """One that is free, and the next one too; for a while no other test is given it."""
    _TAKEN.mkdir(exist_ok=True)
    while True:
        port = _chance.randrange(20_000, 32_000, 2)  # below those that systems give out themselves
        held = ExitStack()
        try:
            held.enter_context(turn(_TAKEN / str(port)))
            for one in (port, port + 1):
                with socket.create_server((HERE, one)):
                    pass
        except (OSError, Refused):
            held.close()
            continue
        _ours.append(held)
        if len(_ours) > MOST_PORTS:
            _ours.popleft().close()
        return port


def until(holds: Callable[[], T], patience_s: float = PATIENCE_S) -> T:
    """Wait until it is so; what was waited for."""
    end = time.monotonic() + patience_s
    while not (so := holds()):
        assert time.monotonic() < end, "this does not come"
        time.sleep(0.01)
    return so


class Watch:
    """The clock of one computer, which may be wrong."""

    def __init__(self, ahead_ms: int = 0) -> None:
        self.ahead_ms = ahead_ms

    def __call__(self) -> int:
        return now_ms() + self.ahead_ms


class Place:
    """One desk of the shop, on its own computer as far as it knows."""

    def __init__(
        self, root: Path, name: str, port: int, ahead_ms: int = 0, **words: object
    ) -> None:
        self.home, self.name, self.port = Home(root / name), name, port
        self.words = words
        self.watch = Watch(ahead_ms)
        self.desk: Desk
        self.sharing: Sharing
        self.open()
        if not self.desk.staff():
            self.desk.sign_in(self.desk.join(name=f"Elena at {name}", role="manager").result())

    def open(self) -> None:
        """Switch the computer on."""
        self.desk = open_desk(self.home, self.watch)
        if self.desk.removal.of is None and (staff := self.desk.staff()):
            self.desk.sign_in(staff[0].page)
        self.share()

    def share(self) -> None:
        """Begin to share, where this desk is one of a shop's."""
        words = {"name": self.name, "house": "Hotel Mar", "port": self.port, "listen": HERE}
        self.sharing = Sharing(self.desk, self.keep, **words | self.words)
        self.sharing.start()

    @property
    def keep(self) -> Keep:
        """What it keeps about its shop."""
        return Keep(self.home.root / "share", store_key(self.home)[0])

    def close(self) -> None:
        """Switch it off."""
        self.sharing.close()
        self.desk.close()

    def meet(self, name: str) -> PageId:
        """Write down a guest."""
        return self.desk.meet(Identity(name)).result()

    def knows(self, page: PageId) -> bool:
        """Whether the guest is on file here."""
        return self.desk.guest(page) is not None

    @property
    def ids(self) -> set[bytes]:
        """Every line in the store."""
        with self.desk._store.reading() as tx:
            return {entry.id for _page, entries in journal.all_pages(tx) for entry in entries}

    def kill_server(self) -> None:
        """The server of this hub dies on the spot."""
        # Looked up once: it may end by itself, and its number would then be 0, which is all of us.
        hub = until(lambda: self.sharing._hub)
        pid = until(lambda: hub.pid)
        with suppress(ProcessLookupError):
            os.kill(pid, signal.SIGKILL)


class Shop:
    """Desks that share; the first one is the hub."""

    def __init__(self, root: Path) -> None:
        self.root, self.port = root, free_port()
        self.words: dict[str, object] = {}
        """What all its desks are told when they begin to share."""
        self.places: list[Place] = []

    def add(self, name: str, **words: object) -> Place:
        """A desk that works alone so far."""
        self.places.append(Place(self.root, name, self.port, **self.words | words))
        return self.places[-1]

    def host(self, name: str = "Desk 1") -> Place:
        """A hub."""
        place = self.add(name)
        place.sharing.host().result(PATIENCE_S)
        until(lambda: place.sharing.state.where == "together")
        return place

    def join(self, hub: Place, name: str) -> Place:
        """One more desk, let in at the hub."""
        place = self.add(name)
        code = hub.sharing.let_in().result(PATIENCE_S)
        place.sharing.join(code, f"{HERE}:{hub.port + 1}").result(PATIENCE_S)
        return place

    def settle(self, hub: Place) -> None:
        """Wait until the last desk to join has given what it had, and lost the right to more."""
        there = hub.sharing._hub
        until(lambda: not any(one.rebuilds for one in there.kept.desks if one.desk != there._me))
        until(lambda: not there._one.locked())
        until(lambda: all(place.sharing.is_even for place in self.places))

    def equal(self) -> bool:
        """Whether all desks have the same lines."""
        first, *others = (place.ids for place in self.places)
        return all(one == first for one in others)

    def agree(self, acknowledged: Collection[bytes] = ()) -> None:
        """Wait until all is given and taken, then see that the desks agree."""
        until(lambda: all(place.sharing.is_even for place in self.places) and self.equal())
        assert_agreed([place.desk for place in self.places], acknowledged)

    def close(self) -> None:
        """Everybody goes home."""
        for place in reversed(self.places):
            place.close()
