"""Looks for shops on this network, again and again while somebody waits for one."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from assistant.refusal import Refused
from ui.sharing.joining import Found
from ui.sharing.linked import Linked

if TYPE_CHECKING:  # loaded on a thread, when it is needed
    from assistant.share.nearby import Nearby

_AGAIN_MS = 5000


class Searching(QObject):
    """At work while it is `switch`ed on."""

    found = Signal(object)
    """The shops that answered, as a list of `Found`."""

    def __init__(self, linked: Linked, parent: QObject, shop: str = "") -> None:
        """With a `shop` the hubs of others are as if they were not there."""
        super().__init__(parent)
        self._linked, self._shop = linked, shop
        self._again = QTimer(self)
        self._again.setInterval(_AGAIN_MS)
        self._again.timeout.connect(self._search)

    def switch(self, *, on: bool) -> None:
        """Begin, or end."""
        if on and not self._again.isActive():
            self._again.start()
            self._search()
        elif not on:
            self._again.stop()

    def _search(self) -> None:
        def come(hubs: "Sequence[Nearby]") -> None:
            mine = (hub for hub in hubs if self._shop in ("", hub.shop))
            self.found.emit([Found(hub.house, " ".join(hub.at())) for hub in mine])

        def refused(why: Refused) -> None:
            self.found.emit([])

        self._linked.do(self, lambda sharing: sharing.find_hubs(), come, refused)
