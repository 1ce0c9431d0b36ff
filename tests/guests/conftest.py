"""A story: a guest's page that tests write on, through the wire form, and fold."""

from collections.abc import Callable
from typing import Any

import pytest

from assistant.guests.entries import KINDS, GuestMet, Identity
from assistant.guests.fold import fold_guest
from assistant.guests.view import GuestView
from assistant.journal.entry import Body, Entry, Kinds, Line
from assistant.journal.stamp import Clock, DeskId, EntryId, PageId, StaffId

PAGE = PageId(b"g" * 16)
DESK = DeskId(b"d" * 16)
ELENA = StaffId(b"e" * 16)
START_MS = 1_750_000_000_000


class Story:
    """One guest's lines, each a minute after the one before unless time is moved."""

    kinds = Kinds(KINDS)

    def __init__(self, *, met: bool = True) -> None:
        self.clock = Clock()
        self.now_ms = START_MS
        self.lines: list[Line] = []
        if met:
            self.tell(GuestMet(Identity("Ana Ruiz", phones=("+34 600 123 456",))))

    def tell(self, *bodies: Body, staff: StaffId = ELENA) -> list[EntryId]:
        """Write and read back `bodies`, as the store would."""
        told = []
        for body in bodies:
            kind, data = self.kinds.write(body)
            stamp = self.clock.next(self.now_ms)
            entry = Entry(PAGE, stamp, kind, data, staff, DESK, len(told), b"", self.now_ms)
            told.append(self.kinds.read(entry))
        self.lines += told
        return [line.id for line in told]

    def later(self, *, ms: int = 0, minutes: float = 0, hours: float = 0, days: float = 0) -> None:
        """Let time pass."""
        self.now_ms += ms + int(((days * 24 + hours) * 60 + minutes) * 60_000)

    @property
    def view(self) -> GuestView:
        view = fold_guest(PAGE, self.lines)
        assert view is not None
        return view

    def do(self, act: Callable[..., list[Body]], **words: Any) -> list[EntryId]:
        """Do an act and write what it says."""
        return self.tell(*act(self.view, self.now_ms, **words))


@pytest.fixture(scope="session")
def new_story() -> type[Story]:
    """Opens a story; a class, so that properties can open many."""
    return Story


@pytest.fixture
def story() -> Story:
    """A story that has only begun: Ana Ruiz was met."""
    return Story()
