"""The sharing of this desk's store while the program runs: loaded when it is needed, then told of.

Sharing needs libraries that a desk which works alone never loads: so it is made on a thread of its
own, where the desk is one of a shop's or when somebody turns to the page for it.
"""

import time
from collections.abc import Callable, Mapping
from concurrent.futures import Future, wait
from typing import TYPE_CHECKING, Any, TypeVar

from PySide6.QtCore import QObject, QTimer, Signal

from assistant.places import Home
from assistant.refusal import Refused
from ui.bridge import Bridge, aside
from ui.sharing.standing import BEGIN_S, HOLD_S, Kind, Standing

if TYPE_CHECKING:  # loaded on a thread, where it is needed
    from assistant.desk import Desk
    from assistant.share.keep import Keep
    from assistant.share.link import State
    from assistant.sharing import DeskThere, Sharing

T = TypeVar("T")

_TELL_MS = 250
"""States change with every line; they are told no more often than can be read."""
_LOOK_MS = 1000
_CLOCK_MS = 60_000
_LEAVE_S = 5.0
"""How long what is being loaded may take to come to its end when the program is closed."""


class Linked(QObject):
    """One for a store, from when it is opened until it is closed, whatever window shows it."""

    stood = Signal(object)
    """The new `Standing`."""
    named = Signal(str)
    """What this desk is called now: it was given that name at the desk that carries the shop."""
    looked = Signal()
    """While it is shared, every second: the other desks may have moved."""

    def __init__(
        self,
        desk: "Desk",
        bridge: Bridge,
        place: Home,
        name: str = "",
        house: str = "",
        server: str = "",
        network: Mapping[str, Any] | None = None,
    ) -> None:
        """`name` is this desk's, `house` the shop's; `server` another program to connect the desks,
        by its path; `network` where it listens as a hub.
        """
        super().__init__()
        self._desk, self._bridge, self._place = desk, bridge, place
        self.name, self.house = name, house
        self.server = server
        self._network = dict(network or {})
        self._sharing: Sharing | None = None
        self._keep: Keep | None = None
        self._making: Future[tuple[Keep, Sharing]] | None = None
        self._is_closed = False
        self.standing = Standing()
        """As it was told last."""
        self._kind: Kind = "apart"
        self._since_s = self._begun_s = 0.0
        self._whole = 0
        self._telling = QTimer(self)
        self._telling.setSingleShot(True)
        self._telling.timeout.connect(self._tell)
        self._looking = QTimer(self)
        self._looking.setInterval(_LOOK_MS)
        self._looking.timeout.connect(self._on_look)

    @property
    def sharing(self) -> "Sharing | None":
        """Once it is loaded."""
        return self._sharing

    def others(self) -> "list[DeskThere]":
        """The other desks of the shop; without one that was removed here."""
        sharing = self._sharing
        if sharing is None or not sharing.is_shared:
            return []
        return sharing.others()

    def begin(self) -> None:
        """Go on where this desk is one of a shop's; elsewhere nothing is loaded."""
        if not self._place.practice and (self._place.root / "share" / "member").exists():
            self.load(self, lambda sharing: None)

    def load(
        self,
        asker: QObject,
        then: "Callable[[Sharing], None]",
        refused: Callable[[Refused], None] = lambda why: None,
    ) -> None:
        """Have it there, and `then` do something with it."""
        if self._sharing is not None:
            then(self._sharing)
            return
        if self._making is None:
            words = self._network | {"server": self.server}
            self._making = aside(_made, self._desk, self._place, self.name, self.house, words)
            self._bridge.when_done(self, self._making, self._on_made)

        def go_on(made: "tuple[Keep, Sharing]") -> None:
            then(made[1])

        self._bridge.when_done(asker, self._making, go_on, refused)

    def do(
        self,
        asker: QObject,
        work: "Callable[[Sharing], Future[T]]",
        done: Callable[[T], None],
        refused: Callable[[Refused], None],
    ) -> None:
        """`work`; then `done` with what came of it, or `refused`."""

        def came(answer: T) -> None:
            self.tell()
            done(answer)

        def begin(sharing: "Sharing") -> None:
            self._bridge.when_done(asker, work(sharing), came, refused)

        self.load(asker, begin, refused)

    def call_it(self, name: str, house: str) -> None:
        """What this desk and the house are called, here and at the other desks."""
        self.name, self.house = name, house
        if self._sharing is not None:
            self._sharing.call(name, house)

    def may_settle(self) -> "Future[bool]":
        """Whether whoever is at the desk looks after what the desks share."""

        def may_here() -> bool:
            from assistant.people.rights import may  # noqa: PLC0415 - loaded where it is needed

            staff = self._desk.staff()
            me = next((one for one in staff if one.page == self._desk.signed), None)
            return not staff or may("sharing", me)

        return self._desk.ask(may_here)

    def serve_with(self, server: str) -> "Future[None]":
        """The program that connects the desks, by its path; it is looked at before it is taken."""

        def take() -> None:
            from assistant.share.server import program  # noqa: PLC0415 - loaded where it is needed

            if server:
                program(server)
            self.server = server
            if self._sharing is not None:
                self._sharing.serve_with(server)

        return aside(take)

    def addresses(self) -> "Future[list[str]]":
        """Where a desk that joins may find this one."""
        return aside(_addresses, self._keep)

    def carrier(self) -> "Future[str]":
        """The address of the desk that carries the shop, as it was told last."""
        return aside(_carrier, self._keep)

    def close(self) -> None:
        """Before the desk is."""
        self._is_closed = True
        self._telling.stop()
        self._looking.stop()
        if self._making is not None:
            wait([self._making], timeout=_LEAVE_S)
            if self._making.done() and self._making.exception() is None:
                self._making.result()[1].close()

    def tell(self) -> None:
        """Tell now how it stands, however short it has been so."""
        self._since_s = 0.0
        self._tell()

    def _on_made(self, made: "tuple[Keep, Sharing]") -> None:
        self._keep, sharing = made
        if self._is_closed:
            sharing.close()
            return
        self._sharing = sharing
        sharing.on_state(self._on_state)
        sharing.on_named(lambda name: self._bridge.call(self, lambda: self._on_named(name)))
        self._follow()

    def _on_look(self) -> None:
        self._follow()
        self.looked.emit()

    def _on_state(self, state: "State") -> None:
        """On the link's thread."""
        self._bridge.call(self, self._follow)

    def _on_named(self, name: str) -> None:
        self.name = name
        self.named.emit(name)

    def _follow(self) -> None:
        kind = self._now().kind
        if kind != self._kind:
            self._kind, self._since_s = kind, time.monotonic()
        if not self._telling.isActive() and not self._is_closed:
            self._telling.start(_TELL_MS)

    def _tell(self) -> None:
        now = self._now()
        held = time.monotonic() - self._since_s
        left = HOLD_S.get(now.kind, 0.0) - held
        if now.kind not in (self.standing.kind, "apart") and left > 0:
            self._telling.start(max(round(left * 1000), 1))
            return
        if now.kind in ("apart", "removed", "copied", "damaged"):
            self._looking.stop()
        elif not self._looking.isActive():
            self._looking.start()
        if now != self.standing:
            self.standing = now
            self.stood.emit(now)

    def _now(self) -> Standing:
        sharing = self._sharing
        state = sharing.state if sharing is not None else None
        if sharing is None or state is None:
            return Standing()
        if state.trouble in ("copied", "elsewhere", "damaged"):
            return Standing(state.trouble, trouble=state.trouble)
        if state.where == "removed":
            return Standing("removed")
        if not sharing.is_shared:
            self._whole, self._begun_s = 0, 0.0
            return Standing()
        now_s = time.monotonic()
        self._begun_s = self._begun_s or now_s
        kind: Kind = state.where
        if kind == "alone" and now_s - self._begun_s < BEGIN_S:
            kind = "beginning"
        if kind == "together" and state.waiting:
            kind = "waiting"
        self._whole = max(self._whole, state.behind) if state.behind else 0
        off_ms = sharing.clock_ms
        return Standing(
            *(kind, sharing.is_hub, state.waiting, state.behind, self._whole, state.aside),
            *(state.trouble, state.second, state.second_at, state.stranger, sharing.carrier),
            round(off_ms / _CLOCK_MS) * _CLOCK_MS,
        )


def _made(
    desk: "Desk", place: Home, name: str, house: str, network: Mapping[str, Any]
) -> "tuple[Keep, Sharing]":
    """Not for the GUI thread."""
    from assistant.journal.key import store_key  # noqa: PLC0415 - loaded where it is needed
    from assistant.share.keep import Keep  # noqa: PLC0415 - loaded where it is needed
    from assistant.sharing import Sharing  # noqa: PLC0415 - loaded where it is needed

    keep = Keep(place.root / "share", store_key(place)[0])
    sharing = Sharing(desk, keep, name=name, house=house, **network)
    sharing.start()
    return keep, sharing


def _addresses(keep: "Keep | None") -> list[str]:
    from assistant.share.hub import PORT  # noqa: PLC0415 - loaded where it is needed
    from assistant.share.nearby import own_addresses  # noqa: PLC0415 - loaded where it is needed

    try:
        hub = keep.hub() if keep is not None else None
    except Refused:
        hub = None
    if hub is None or hub.port == PORT:
        return own_addresses()
    return [f"{address}:{hub.port + 1}" for address in own_addresses()]


def _carrier(keep: "Keep | None") -> str:
    try:
        member = keep.member() if keep is not None else None
    except Refused:
        member = None
    return member.addresses[0].rpartition(":")[0] if member and member.addresses else ""
