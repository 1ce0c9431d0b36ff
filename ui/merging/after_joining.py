"""A store with guests has joined a shop: how many seem to be known twice is told, quietly."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from assistant.exchange.alike_pairs import Pair
from assistant.tongue import n_
from ui.bridge import Bridge, aside
from ui.frame.notice import Notice
from ui.look.numbers import count
from ui.sharing.linked import Linked
from ui.sharing.standing import Standing

if TYPE_CHECKING:  # panes are fed by whoever has the desk
    from assistant.desk import Desk


class AfterJoining(QObject):
    """Compares all cards once, when desk and shop know the same; told until somebody looks."""

    def __init__(self, notice: Notice, desk: "Desk", bridge: Bridge, linked: Linked) -> None:
        super().__init__(notice)
        self._notice, self._desk, self._bridge, self._linked = notice, desk, bridge, linked
        self._shop = ""
        """The shop whose guests are compared, or were in this run."""
        linked.stood.connect(self._on_stood)
        self._on_stood(linked.standing)

    def seen(self) -> None:
        """Somebody looks at the list: there is nothing more to tell."""
        if self._notice.text():
            self._notice.show_notice("")
            self._desk.merging.compared(self._shop)

    def _on_stood(self, stand: Standing) -> None:
        sharing = self._linked.sharing
        if stand.kind not in ("together", "waiting") or stand.hub or sharing is None:
            return
        if self._shop:
            return
        self._shop = shop = sharing.shop

        def begin(known: str) -> None:
            if known != shop:
                found = aside(self._desk.merging.pairs)
                self._bridge.when_done(self, found, self._on_found)

        self._bridge.when_done(self, self._desk.ask(self._desk.merging.compared_in), begin)

    def _on_found(self, pairs: list[Pair]) -> None:
        many = len(pairs)
        if not many:
            self._desk.merging.compared(self._shop)
            return
        told = n_(
            "{n} pair of cards is perhaps one guest’s",
            "{n} pairs of cards are perhaps one guest’s",
            many,
        )
        words = told.format(n=count(many))
        self._notice.show_notice(words, "users-round", "muted", count(many))
