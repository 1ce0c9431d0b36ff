"""The page of what keeps the store safe: the recovery sheet, the backups, the key."""

from collections.abc import Callable, Mapping
from concurrent.futures import Future
from datetime import datetime
from functools import partial
from pathlib import Path

from msgspec import Struct, structs
from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from assistant.changes import Changes
from assistant.desk import Desk
from assistant.journal.stamp import StaffId
from assistant.people.rights import may, missing
from assistant.refusal import Refused
from assistant.safekeeping import Rule, Safety
from assistant.tongue import _, sentences
from ui.bridge import Bridge, aside
from ui.look.at_left import at_left
from ui.look.keys import bind, label
from ui.look.look import Look
from ui.look.paragraph import Paragraph
from ui.look.scrolling import Scrolling
from ui.paper.deeds import Papers
from ui.reader import Reader
from ui.safe.backup_panel import BackupPanel
from ui.safe.keeper import Keeper
from ui.safe.key_panel import KeyPanel
from ui.safe.sheet_panel import SheetPanel

WIDTH = 760


class SafeOpen(Struct, frozen=True):
    """What is half typed, for a window that is built anew."""

    line: int = 1
    typed: str = ""


class _Found(Struct, frozen=True):
    safety: Safety
    backup: bool
    key: bool
    closed: tuple[Refused, ...]
    """Who may, where the signer may not."""


class SafePane(QWidget):
    """Everybody may look and test the sheet; the rest is for who has the right to it."""

    staff_wanted = Signal(object)
    turned = Signal()
    tested = Signal()
    """A line of the sheet was typed and fits."""
    change_wanted = Signal()
    """The store is to be closed, and opened again with another key."""

    def __init__(
        self, look: Look, desk: Desk, bridge: Bridge, keeper: Keeper, window: QWidget
    ) -> None:
        """The dialogs stand above `window`."""
        super().__init__()
        self._look, self._desk, self._bridge, self._keeper = look, desk, bridge, keeper
        self._papers = Papers(desk, bridge, window)
        self._found: _Found | None = None
        self.dialog: QFileDialog | None = None
        """The one in which a place is chosen, open or not."""
        self._closed = Paragraph(look, "", "words", "muted")
        self.sheet, self.backups, self.key = SheetPanel(look), BackupPanel(look), KeyPanel(look)
        self._reader = Reader(self, bridge, self._ask, self._on_read)
        self._lay_out()
        self._connect()
        self._bind_keys()
        self.setFocusProxy(self.sheet)

    # -- from outside -----------------------------------------------------------------------------

    @property
    def shows(self) -> str:
        """What the keys at the foot are told for."""
        return "safe"

    @property
    def open(self) -> SafeOpen:
        """What is half typed."""
        return SafeOpen(self.sheet.line, self.sheet.field.text())

    def take_over(self, before: SafeOpen) -> None:
        """Go on where the window before stood."""
        self.sheet.ask(before.line)
        self.sheet.field.set_text(before.typed)

    def show_names(self, names: Mapping[StaffId, str]) -> None:
        """Nothing here is signed."""

    def on_signed(self) -> None:
        """Somebody else is at this desk, who may or may not."""
        self._reader.changed(seen=self.isVisible())

    def on_changed(self, changes: Changes) -> None:
        """Rights may have changed."""
        if changes.staff or changes.house or changes.wide:
            self._reader.changed(seen=self.isVisible())

    def showEvent(self, event: QShowEvent) -> None:
        """What is seen is true."""
        super().showEvent(event)
        self._reader.read()

    # -- reading and showing ----------------------------------------------------------------------

    def _ask(self) -> "Future[_Found]":
        return self._desk.ask(_found, self._desk)

    def _on_read(self, found: _Found) -> None:
        self._found = found
        self.sheet.show_safety(found.safety)
        self.backups.show_safety(found.safety, datetime.now().astimezone())
        self.key.show_safety(found.safety)
        if self._keeper.why is not None:
            self.backups.refused(self._keeper.why.sentence())
        self.sheet.allow(allowed=found.key)
        self.key.allow(allowed=found.key)
        self.backups.allow(allowed=found.backup)
        self._closed.setText(sentences(*(one.sentence() for one in found.closed)))
        self._closed.setVisible(bool(found.closed))

    def _on_stood(self) -> None:
        if not self._keeper.is_running:
            self.backups.show_progress(None)
        self._reader.changed(seen=self.isVisible())

    # -- what is done -----------------------------------------------------------------------------

    def on_typed(self, line: int, typed: str) -> None:
        """A line of the sheet."""

        def told(fits: bool) -> None:
            if fits:
                self.sheet.show_fits()
                self.tested.emit()
            else:
                self.sheet.show_wrong(_("This is a line of another sheet."))
            self._reader.read()

        def refused(why: Refused) -> None:
            self.sheet.show_wrong(why.sentence())

        tested = aside(self._desk.safe.test_line, line, typed)
        self._bridge.when_done(self, tested, told, refused)

    def on_place(self) -> None:
        """Let a folder be chosen."""
        if not self._may_back_up:
            return
        dialog = QFileDialog(self.window(), label("backup-place"))
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.fileSelected.connect(lambda chosen: self.on_placed(Path(chosen)))
        dialog.open()
        self.dialog = dialog

    def on_placed(self, folder: Path) -> None:
        """Backups go there from now on."""
        if self._found is not None:
            self.on_settled(structs.replace(self._found.safety.rule, folder=str(folder)))

    def on_settled(self, rule: Rule) -> None:
        """Where they go, and how many are kept."""

        def refused(why: Refused) -> None:
            self.backups.refused(why.sentence())

        settled = aside(lambda: self._desk.safe.settle(rule).result())
        self._bridge.when_done(self, settled, lambda _none: self._reader.read(), refused)

    def _on_back_up(self) -> None:
        if self._may_back_up:
            self.backups.refused("")
            self._keeper.back_up()

    def _on_asked(self) -> None:
        """When what is asked has its place, it comes into sight."""
        see = partial(self._scrolling.ensureWidgetVisible, self.key, 0, 0)
        QTimer.singleShot(0, self, lambda: see())

    def _on_change(self) -> None:
        """Asked while it is known who is here: a closed store no longer tells."""

        def refused(why: Refused) -> None:
            self.sheet.refused(why.sentence())

        may_be = aside(self._desk.safe.require, "key")
        self._bridge.when_done(self, may_be, lambda _none: self.change_wanted.emit(), refused)

    @property
    def _may_back_up(self) -> bool:
        return self._found is not None and self._found.backup

    def _if_key(self, act: Callable[[], None]) -> None:
        if self._found is not None and self._found.key:
            self.sheet.refused("")
            act()

    # -- building ---------------------------------------------------------------------------------

    def _connect(self) -> None:
        self.sheet.print_wanted.connect(lambda: self._if_key(self._papers.print_recovery))
        self.sheet.save_wanted.connect(lambda: self._if_key(self._papers.save_recovery))
        self.sheet.typed.connect(self.on_typed)
        self._papers.refused.connect(self.sheet.refused)
        self._papers.told.connect(self.sheet.field.show_note)
        self.backups.wanted.connect(self._on_back_up)
        self.backups.stop_wanted.connect(self._keeper.stop)
        self.backups.place_wanted.connect(self.on_place)
        self.backups.settled.connect(self.on_settled)
        self.key.change_wanted.connect(self._on_change)
        self.key.asked.connect(self._on_asked)
        self._keeper.moved.connect(lambda done, of: self.backups.show_progress((done, of)))
        self._keeper.stood.connect(self._on_stood)

    def _bind_keys(self) -> None:
        bind(self, "print", self.sheet.print_wanted.emit)
        bind(self, "save-pdf", self.sheet.save_wanted.emit)
        bind(self, "test-sheet", self.sheet.on_test)
        bind(self, "back-up", self._on_back_up)
        bind(self, "stop-backup", self._keeper.stop)
        bind(self, "backup-place", self.on_place)
        bind(self, "change-key", self.key.ask)
        bind(self, "save", self.key.confirm)
        bind(self.key, "cancel", self.key.leave, inside=True)

    def _lay_out(self) -> None:
        px, inside, narrow = self._look.px, QWidget(), QWidget()
        parts = QVBoxLayout(narrow)
        parts.setContentsMargins(0, 0, 0, 0)
        parts.setSpacing(px(14))
        for part in (self._closed, self.sheet, self.backups, self.key):
            parts.addWidget(part)
        self._closed.hide()
        column = QVBoxLayout(inside)
        column.setContentsMargins(px(4), px(4), px(4), px(20))
        column.addLayout(at_left(self._look, narrow, WIDTH))
        column.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        self._scrolling = Scrolling(inside)
        whole.addWidget(self._scrolling)


def _found(desk: Desk) -> _Found:
    """Off the GUI thread: how safe it is, and what the signer may."""
    staff = desk.staff()
    signer = next((one for one in staff if one.page == desk.signed), None)
    backup, key = may("backup", signer), may("key", signer)
    closed = [missing("key", staff)] if not key else []
    if not backup and key:
        closed.append(missing("backup", staff))
    return _Found(desk.safe.safety(), backup, key, tuple(closed))
