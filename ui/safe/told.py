"""Tells on every page, quietly and only who has the right: no tested sheet, or no backup."""

from typing import TYPE_CHECKING

from msgspec import Struct
from PySide6.QtCore import QObject

from assistant.people.rights import may
from assistant.safekeeping import Safety
from assistant.tongue import _
from ui.bridge import Bridge
from ui.frame.topbar import Pill
from ui.safe.keeper import Keeper

if TYPE_CHECKING:
    from assistant.desk import Desk


class _Known(Struct, frozen=True):
    safety: Safety
    backup: bool
    key: bool


class SafeTold(QObject):
    """Feeds a pill of the top bar; made-up guests need neither."""

    def __init__(self, pill: Pill, desk: "Desk", bridge: Bridge, keeper: Keeper) -> None:
        super().__init__(pill)
        self._pill, self._desk, self._bridge = pill, desk, bridge
        keeper.stood.connect(self.read)

    def read(self) -> None:
        """Look how it stands now."""
        self._bridge.when_done(self, self._desk.ask(_known, self._desk), self._on_read)

    def _on_read(self, known: _Known) -> None:
        safety = known.safety
        if safety.is_practice:
            return
        if safety.failed is not None and known.backup:
            self._pill.show_words(_("No new backup"), "circle-alert", "warn")
        elif not safety.tested_ms and known.key:
            self._pill.show_words(_("Recovery sheet not tested"), "lock")
        else:
            self._pill.show_words("", "")


def _known(desk: "Desk") -> _Known:
    signer = next((one for one in desk.staff() if one.page == desk.signed), None)
    return _Known(desk.safe.safety(), may("backup", signer), may("key", signer))
