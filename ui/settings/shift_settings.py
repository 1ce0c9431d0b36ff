"""The page where those in charge settle the house's shifts; others read it there."""

from collections.abc import Mapping
from typing import Any

from msgspec import Struct
from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from assistant.changes import Changes
from assistant.desk import Desk
from assistant.journal.stamp import EntryId
from assistant.people.rights import may
from assistant.people.view import StaffView
from assistant.refusal import Refused
from assistant.shift import rules
from assistant.shift.entries import ShiftWritten
from assistant.shift.view import ShiftRules
from assistant.tongue import _
from ui.bridge import Bridge
from ui.look.keyed_button import KeyedButton
from ui.look.keys import bind, cap, label
from ui.look.line import Line
from ui.look.look import Look
from ui.look.paragraph import Paragraph
from ui.look.scrolling import Scrolling
from ui.reader import Reader
from ui.settings.idea_form import IdeaTyped
from ui.settings.number_row import NumberRow
from ui.settings.shift_row import ShiftTyped
from ui.settings.shift_rules import ShiftRulesPanels


class ShiftsOpen(Struct, frozen=True):
    """What is half written here, for a window that is built anew."""

    shifts: tuple[ShiftTyped, ...] = ()
    drafts: Mapping[EntryId, IdeaTyped] = {}
    idea: EntryId | None = None
    """The idea in the form; None where it is closed."""


class ShiftSettings(QWidget):
    """The rules in their panels; each choice is written by itself, as soon as it is made."""

    closed = Signal()
    """Back to the settings of this desk."""
    staff_wanted = Signal(object)
    """Who is at this desk? None: nothing waits for the answer."""

    def __init__(self, look: Look, desk: Desk, bridge: Bridge) -> None:
        super().__init__()
        self._look, self._desk, self._bridge = look, desk, bridge
        self._reader = Reader(self, bridge, lambda: desk.ask(_read, desk), self._on_read)
        self._entered = False
        self._wanted: EntryId | None = None
        self._rules = ShiftRulesPanels(look)
        self._back = KeyedButton(look, _("Back to the settings"), cap("cancel"), plain=True)
        self._lay_out()
        self._shifts, self._ideas = self._rules.shifts, self._rules.ideas
        self._rules.staff_wanted.connect(lambda: self.staff_wanted.emit(None))
        self._rules.numbered.connect(self.on_numbered)
        self._shifts.settled.connect(self.on_shifts)
        self._ideas.saved.connect(self.on_idea)
        self._ideas.retired.connect(self.on_retired)
        self._back.clicked.connect(self.closed)
        bind(self, "add-shift", self._shifts.on_add)
        bind(self, "usual-shifts", self._shifts.on_usual)
        bind(self, "own-idea", lambda: self._ideas.on_idea(None))
        bind(self, "undo", self.on_undo)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)

    # -- from outside -----------------------------------------------------------------------------

    @property
    def open(self) -> ShiftsOpen:
        """What is half written."""
        return ShiftsOpen(self._shifts.unfinished, self._ideas.drafts, self._ideas.writing)

    def take_over(self, unfinished: ShiftsOpen) -> None:
        """Go on where the window before stood."""
        self._shifts.take_over(unfinished.shifts)
        self._ideas.take_over(unfinished.drafts)
        self._wanted = unfinished.idea
        self.read()

    def on_signed(self) -> None:
        """Somebody else is at this desk: whether they may settle it."""
        self.read()

    def on_changed(self, changes: Changes) -> None:
        """The rules or the staff changed, here or at another desk."""
        if changes.house or changes.staff or changes.wide:
            self._reader.changed(seen=self.isVisible())

    def showEvent(self, event: QShowEvent) -> None:
        """Anew, where something changed meanwhile."""
        super().showEvent(event)
        self._reader.shown()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The keys go to the first row."""
        super().focusInEvent(event)
        self._entered = self._reader.is_busy
        self._shifts.to_first()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape leads back to the settings of this desk."""
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    def read(self) -> None:
        """What holds now."""
        self._reader.read()

    # -- acting -----------------------------------------------------------------------------------

    def on_shifts(self, shifts: tuple[ShiftWritten, ...], row: QWidget) -> None:
        """Other shifts."""

        def refused(why: Refused) -> None:
            self._shifts.refused(row, why.sentence())

        self._ideas.undo.show_told("")
        future = self._desk.shifts.settle(rules.set_shifts, shifts=shifts)
        self._bridge.when_done(self, future, self._on_done, refused)

    def on_numbered(self, words: dict[str, Any], row: NumberRow) -> None:
        """Another number."""
        future = self._desk.shifts.settle(rules.set_rules, **words)
        self._bridge.when_done(
            self, future, self._on_done, lambda why: row.show_error(why.sentence())
        )

    def on_idea(self, of: EntryId, idea: str, question: str) -> None:
        """It is written, in place of `of` if that is one."""

        def done(changes: Changes) -> None:
            self._ideas.done(of, idea, question)
            self._on_done(changes)

        self._shifts.forget()
        act = rules.write_idea
        future = self._desk.shifts.settle(act, idea=idea, question=question, of=of)
        self._bridge.when_done(self, future, done, lambda why: self._ideas.refused(why.sentence()))

    def on_retired(self, of: EntryId) -> None:
        """No longer told."""

        def done(changes: Changes) -> None:
            self._ideas.done(of, "", "")
            self._on_done(changes)

        self._shifts.forget()
        future = self._desk.shifts.settle(rules.retire_idea, of=of)
        self._bridge.when_done(self, future, done, lambda why: self._ideas.refused(why.sentence()))

    def on_undo(self) -> None:
        """What was done last, where that is offered."""
        for part in (self._shifts, self._ideas):
            if part.undo.isVisible():
                part.on_undo()
                return

    def _on_done(self, changes: Changes) -> None:
        self.read()

    def _on_read(self, found: tuple[ShiftRules, list[StaffView], bool]) -> None:
        settled, staff, may = found
        hand = QApplication.focusWidget()
        entered = self._entered and hand is not None and self.isAncestorOf(hand)
        self._entered = False
        self._rules.show_rules(settled, staff, may=may)
        if entered:
            self._shifts.to_first()  # which was not there yet
        wanted, self._wanted = self._wanted, None
        if wanted is not None:
            self._ideas.open_idea(wanted)

    def _lay_out(self) -> None:
        look, inside = self._look, QWidget()
        head = QHBoxLayout()
        head.addWidget(Line(look, label("shift-rules"), "hero"), 1)
        head.addWidget(self._back)
        told = _("What is settled here holds at every desk of the house.")
        column = QVBoxLayout(inside)
        column.setContentsMargins(look.px(40), look.px(28), look.px(40), look.px(28))
        column.setSpacing(look.px(14))
        column.addLayout(head)
        column.addWidget(Paragraph(look, told, "words", "muted"))
        row = QHBoxLayout()  # a column would reckon its height for all the width of the page
        row.addWidget(self._rules, 1000)
        row.addStretch(1)
        column.addLayout(row)
        column.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(Scrolling(inside))


def _read(desk: Desk) -> tuple[ShiftRules, list[StaffView], bool]:
    """What holds, who works here, whether who is at this desk may change it."""
    staff = desk.staff()
    signer = next((one for one in staff if one.page == desk.signed), None)
    return desk.shifts.rules(), staff, may("settle-house", signer)
