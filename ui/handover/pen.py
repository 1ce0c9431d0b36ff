"""Keeps what is typed on a sheet from the first key press, one write after the other."""

from collections.abc import Mapping, Set

from PySide6.QtCore import QObject

from assistant.desk import Desk
from assistant.journal.stamp import PageId, StaffId
from assistant.shift.belonging import typed_about
from ui.bridge import Bridge

Sheet = tuple[StaffId | None, PageId]
"""Whose words, on which sheet."""


class Pen(QObject):
    """One write is under way at a time; what was typed meanwhile follows in the newest state."""

    def __init__(self, desk: Desk, bridge: Bridge, parent: QObject) -> None:
        super().__init__(parent)
        self._desk, self._bridge = desk, bridge
        self._sheet: Sheet | None = None
        self._all: dict[Sheet, dict[str, str]] = {}
        self._waiting: dict[Sheet, None] = {}
        self._busy = False

    def begin(self, staff: StaffId | None, page: PageId, kept: Mapping[str, str]) -> None:
        """Another sheet, or another hand: with what was typed there before.

        What was typed before anybody said who is here belongs to who says so.
        """
        sheet = (staff, page)
        if sheet == self._sheet:
            return
        nameless = self._all.pop((None, page), {}) if staff is not None else {}
        known = self._all.get(sheet, dict(kept))
        self._all[sheet] = {**known, **nameless}
        self._sheet = sheet
        if nameless:
            self._keep()

    def carry_over(self, page: PageId) -> None:
        """The sheet was given meanwhile: what could not be written down on it goes to the next."""
        if self._sheet is not None and self._sheet[1] != page:
            left = self._all.pop(self._sheet)
            staff = self._sheet[0]
            self._all[(staff, page)] = {**left, **self._all.get((staff, page), {})}
            self._waiting.pop(self._sheet, None)

    @property
    def typed(self) -> dict[str, str]:
        """What is typed here and not written down, by the name of its field."""
        return self._all.get(self._sheet, {}) if self._sheet is not None else {}

    @property
    def all(self) -> dict[Sheet, dict[str, str]]:
        """The same of all sheets and hands, for a window that is built anew."""
        return {sheet: dict(typed) for sheet, typed in self._all.items() if typed}

    def take_over(self, before: Mapping[Sheet, Mapping[str, str]]) -> None:
        """Go on with what was typed in the window before."""
        self._all = {sheet: dict(typed) for sheet, typed in before.items()}
        self._sheet = None

    def text(self, name: str) -> str | None:
        """What is typed in a field; None where that is written down."""
        return self.typed.get(name)

    def type(self, name: str, text: str, on_file: str = "") -> None:
        """A key press in the field `name`, where `on_file` is what is written down."""
        typed = self.typed
        if text == on_file:
            if typed.pop(name, None) is None:
                return
        elif typed.get(name) == text:
            return
        else:
            typed[name] = text
        self._keep()

    def forget(self, pages: Set[PageId]) -> None:
        """What these were about was erased: nothing of it is kept once more."""
        for typed in self._all.values():
            for name in [one for one in typed if not pages.isdisjoint(typed_about(one))]:
                del typed[name]

    def written(self, name: str, text: str) -> None:
        """`text` is on file now; what was typed since stays."""
        if self.typed.get(name) == text:
            del self.typed[name]
            self._keep()

    def _keep(self) -> None:
        if self._sheet is not None:
            self._waiting[self._sheet] = None
            self._write()

    def _write(self) -> None:
        """The next one that waits, of the hand that is at this desk."""
        mine = [sheet for sheet in self._waiting if sheet[0] == self._desk.signed]
        if self._busy or not mine:
            return
        sheet = mine[0]
        del self._waiting[sheet]
        self._busy = True
        keep = self._desk.shifts.keep(sheet[1], dict(self._all.get(sheet, {})))
        self._bridge.when_done(self, keep, self._on_kept)

    def _on_kept(self, _answer: object) -> None:
        self._busy = False
        self._write()
