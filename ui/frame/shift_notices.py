"""Tells on every page what is to be read of the handover, and those in charge what nobody reads."""

import time
from collections.abc import Callable

from msgspec import Struct
from PySide6.QtCore import QObject, QTimer, Signal

from assistant.changes import Changes
from assistant.desk import Desk
from assistant.journal.stamp import PageId, StaffId
from assistant.people.view import StaffView, signatures
from assistant.shift.entries import HANDOVER_KINDS
from assistant.shift.reminding import Reminder, reminder
from assistant.shift.view import HandoverView, ShiftRules, ToldSheet
from assistant.tongue import _, n_
from ui.bridge import Bridge
from ui.frame.desktop_notice import DesktopNotice
from ui.frame.topbar import TopBar
from ui.look import days
from ui.reader import Reader

_LOOK_MS = 60 * 1000
"""So often it is looked whether a time has come; a clock that was set is noticed by it too."""


class _Known(Struct, frozen=True):
    """What the pill is made of."""

    given: ToldSheet | None
    earlier: tuple[HandoverView, ...]
    left: tuple[StaffId, ...]
    rules: ShiftRules
    staff: tuple[StaffView, ...]


class ShiftNotices(QObject):
    """Feeds the handover's pill of the top bar."""

    sheet_wanted = Signal(object)
    """The `PageId` of the handover that is to be read."""
    draft_wanted = Signal(object)
    """The `StaffId` of who left without a handover: somebody writes it for them."""

    def __init__(
        self,
        top: TopBar,
        desk: Desk,
        bridge: Bridge,
        desktop: DesktopNotice,
        now_ms: Callable[[], int] = lambda: time.time_ns() // 1_000_000,
    ) -> None:
        super().__init__(top)
        self._top, self._desk = top, desk
        self._desktop, self._now_ms = desktop, now_ms
        self._shown: Reminder | None = None
        self._reader = Reader(self, bridge, lambda: desk.ask(_read, desk), self._show)
        self.told: set[PageId] = set()
        """The handovers of which the desktop was told in this run."""
        self._timer = QTimer(self)
        self._timer.setInterval(_LOOK_MS)
        self._timer.timeout.connect(self.read)
        self._timer.start()
        top.shift.clicked.connect(self._on_clicked)
        bridge.changed.connect(self.on_changed)
        self.read()

    @property
    def sheet(self) -> PageId | None:
        """The handover that the pill speaks of; None for the latest, or where it is silent."""
        return None if self._shown is None else self._shown.page or None

    def on_changed(self, changes: Changes) -> None:
        """A handover changed, or who may see what."""
        on_sheets = any(entry.kind in HANDOVER_KINDS for entry in changes.entries)
        if on_sheets or changes.wide or changes.staff or changes.house:
            self.read()

    def read(self) -> None:
        """All of it anew."""
        self._reader.read()

    def _show(self, known: _Known) -> None:
        signed, now_ms = self._desk.signed, self._now_ms()
        signer = next((one for one in known.staff if one.page == signed), None)
        found = reminder(known.given, known.earlier, known.left, known.rules, signer, now_ms)
        self._shown = found
        if found is None:
            self._top.shift.show_notice("")
            return
        names = signatures(known.staff)
        name = names.get(found.staff, "") if found.staff else ""
        match found.kind:
            case "question":
                words = _("{name} asks about the handover").format(name=name)
                self._top.shift.show_notice(words, "circle-question-mark", "warn")
            case "nobody":
                when = days.due(found.since_ms, now_ms)
                words = _("Nobody has read the handover of {time}").format(time=when)
                self._top.shift.show_notice(words, "clipboard-list", "warn", when)
                self._tell_desktop(found, words)
            case "unread":
                n = found.number
                words = n_("Handover: {n} to read", "Handover: {n} to read", n).format(n=n)
                self._top.shift.show_notice(words, "clipboard-list", "warn", str(n))
            case "left":
                words = _("{name} left without a handover").format(name=name)
                self._top.shift.show_notice(words, "clipboard-list", "muted")

    def _tell_desktop(self, found: Reminder, words: str) -> None:
        if found.page not in self.told:
            self.told.add(found.page)
            self._desktop.tell(words)

    def _on_clicked(self) -> None:
        if self._shown is None:
            return
        if self._shown.kind == "left":
            self.draft_wanted.emit(self._shown.staff)
        else:
            self.sheet_wanted.emit(self._shown.page)


def _read(desk: Desk) -> _Known:
    """Not for the GUI thread."""
    shifts = desk.shifts
    return _Known(
        shifts.given(),
        tuple(shifts.earlier()),
        tuple(shifts.left_without()),
        shifts.rules(),
        tuple(desk.staff()),
    )
