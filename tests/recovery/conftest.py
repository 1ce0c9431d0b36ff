"""A recovery: one guest's matters that tests act on through the wire form, and fold."""

from collections.abc import Callable
from typing import Any

import pytest
from msgspec.structs import replace

from assistant.guests.entries import KINDS as GUEST_KINDS
from assistant.journal.entry import Body, Entry, Kinds, Line
from assistant.journal.stamp import Clock, DeskId, EntryId, PageId, StaffId
from assistant.people.view import StaffView
from assistant.recovery import acts
from assistant.recovery.asked import Elsewhere
from assistant.recovery.entries import HOUSE_KINDS, KINDS
from assistant.recovery.fold import fold_matter
from assistant.recovery.view import Around, MatterView, Policy

GUEST = PageId(b"g" * 16)
DESK = DeskId(b"d" * 16)
ELENA, MAREK, BRANDT, GONE = (StaffId(PageId(name * 16)) for name in (b"e", b"m", b"b", b"x"))
START_MS = 1_750_000_000_000
STEPS = ("forgiveness:apologise", "hear:facts", "right:solve", "write:record")
STAFF = {
    ELENA: StaffView(ELENA, "Elena", "clerk"),
    MAREK: StaffView(MAREK, "Marek", "trainee"),
    BRANDT: StaffView(BRANDT, "Ms Brandt", "manager"),
    GONE: StaffView(GONE, "Long gone", "clerk", active=False),
}


class House:
    """Matters by their pages, each written to by whoever is at the desk."""

    kinds = Kinds(GUEST_KINDS, KINDS, HOUSE_KINDS)

    def __init__(self, policy: Policy | None = None) -> None:
        self.clock = Clock()
        self.now_ms = START_MS
        self.signer = ELENA
        self.policy = policy or Policy()
        self.pages: dict[PageId, list[Line]] = {}
        self.elsewhere: list[Elsewhere] = []

    def around(self, besides: PageId | None = None) -> Around:
        """What an act would know: all matters are of the one guest."""
        others = tuple(self.view(page) for page in self.pages if page != besides)
        day = 24 * 60 * 60 * 1000
        midnight_ms = self.now_ms - self.now_ms % day
        return Around(self.now_ms, midnight_ms, self.signer, STAFF, self.policy, others)

    def open(self, act: Callable[..., acts.Lines] = acts.open_problem, **words: Any) -> PageId:
        """A new matter of the guest."""
        if act is acts.open_problem:
            words = {"steps": STEPS, "text": "The shower is cold"} | words
        page = PageId(len(self.pages).to_bytes(16, "big"))
        lines = act(self.around(), **{"guest": GUEST, **words})
        self.pages[page] = []
        self.tell(page, lines)
        return page

    def do(self, page: PageId, act: Callable[..., acts.Lines], **words: Any) -> list[EntryId]:
        """Do an act and write what it says; a moment passes."""
        return self.tell(page, act(self.view(page), self.around(page), **words))

    def tell(self, page: PageId, lines: acts.Lines) -> list[EntryId]:
        """Write and read back, as the store would."""
        told = []
        for body in lines:
            if isinstance(body, Elsewhere):
                self.elsewhere.append(body)
            else:
                told.append(self.line(page, body))
        self.pages[page] += told
        self.now_ms += 1
        return [line.id for line in told]

    def line(self, page: PageId, body: Body) -> Line:
        kind, data = self.kinds.write(body)
        stamp = self.clock.next(self.now_ms)
        entry = Entry(page, stamp, kind, data, self.signer, DESK, 0, b"", self.now_ms)
        return self.kinds.read(entry)

    def later(self, *, minutes: float = 0, days: float = 0) -> None:
        """Let time pass."""
        self.now_ms += int((days * 24 * 60 + minutes) * 60_000)

    def view(self, page: PageId) -> MatterView:
        view = fold_matter(page, self.pages[page])
        assert view is not None
        return view

    def settle(self, **fields: Any) -> None:
        """Other settings of the house."""
        self.policy = replace(self.policy, **fields)


@pytest.fixture(scope="session")
def new_house() -> type[House]:
    """Opens a house; a class, so that properties can open many."""
    return House


@pytest.fixture
def house() -> House:
    """A house where nothing has gone wrong yet."""
    return House()
