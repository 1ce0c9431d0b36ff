"""The page where a manager settles how the house puts things right; others read it there."""

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any

from msgspec import Struct
from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from assistant.changes import Changes
from assistant.desk import Desk
from assistant.journal.stamp import EntryId
from assistant.people.rights import may
from assistant.people.view import StaffView
from assistant.recovery import house
from assistant.recovery.entries import StepWritten
from assistant.recovery.view import OwnFramework, Policy
from assistant.refusal import Refused
from assistant.tongue import _
from ui.bridge import Bridge
from ui.look.current_stack import LooseStack
from ui.look.keyed_button import KeyedButton
from ui.look.keys import bind, cap
from ui.look.line import Line
from ui.look.look import Look
from ui.look.paragraph import Paragraph
from ui.look.scrolling import Scrolling
from ui.reader import Reader
from ui.settings.house_rules import HouseRules
from ui.settings.way_form import WayForm, WayTyped


class RulesOpen(Struct, frozen=True):
    """What is half written here, for a window that is built anew."""

    drafts: Mapping[EntryId, WayTyped] = {}
    way: EntryId | None = None
    """The way in the form; None where the rules are shown."""


class RecoverySettings(QWidget):
    """The rules, and in their place the form for a way of the house's own."""

    closed = Signal()
    """Back to the settings of this desk."""
    staff_wanted = Signal()

    def __init__(self, look: Look, desk: Desk, bridge: Bridge) -> None:
        super().__init__()
        self._look, self._desk, self._bridge = look, desk, bridge
        self._policy = Policy()
        self._may = False
        self._reader = Reader(self, bridge, lambda: desk.ask(_read, desk), self._on_read)
        self._wanted: EntryId | None = None
        self._rules, self._form = HouseRules(look), WayForm(look)
        self._back = KeyedButton(look, _("Back to the settings"), cap("cancel"), plain=True)
        self._stack = LooseStack()
        self._lay_out()
        self._rules.settled.connect(self.on_settled)
        self._rules.way_wanted.connect(self.on_way)
        self._rules.staff_wanted.connect(self.staff_wanted)
        self._form.saved.connect(self.on_saved)
        self._form.retired.connect(self.on_retired)
        self._form.closed.connect(self.on_form_closed)
        self._back.clicked.connect(self.closed)
        bind(self, "own-way", lambda: self.on_way(None))
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)

    # -- from outside -----------------------------------------------------------------------------

    @property
    def open(self) -> RulesOpen:
        """What is half written."""
        in_form = self._stack.currentWidget() is self._form
        return RulesOpen(self._form.drafts, self._form.of if in_form else None)

    def take_over(self, unfinished: RulesOpen) -> None:
        """Go on where the window before stood."""
        self._form.take_over(unfinished.drafts)
        self._wanted = unfinished.way
        if unfinished.way is not None:
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
        """The keys go to the first field."""
        super().focusInEvent(event)
        in_form = self._stack.currentWidget() is self._form
        (self._form if in_form else self._rules).setFocus()

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

    def on_settled(self, fields: dict[str, Any], row: QWidget) -> None:
        """A choice holds at once."""

        def refused(why: Refused) -> None:
            self._rules.refused(row, why.sentence())

        future = self._desk.matters.settle(house.settle, **fields)
        self._bridge.when_done(self, future, self._on_done, refused)

    def on_way(self, own: OwnFramework | None) -> None:
        """The form for a way of the house's own, new or to be changed."""
        if self._may and self._stack.currentWidget() is not self._form:
            self._stack.setCurrentWidget(self._form)
            self._form.show_way(own)

    def on_saved(self, of: EntryId, name: str, steps: Sequence[StepWritten]) -> None:
        """It is written, in place of `of` if that is one."""

        def done(changes: Changes) -> None:
            self._form.done(of)
            self.on_form_closed()
            self._on_done(changes)

        act = partial(self._desk.matters.settle, house.write_framework)
        future = act(name=name, steps=steps, of=of)
        self._bridge.when_done(self, future, done, lambda why: self._form.refused(why.sentence()))

    def on_retired(self, of: EntryId) -> None:
        """No longer offered."""

        def done(changes: Changes) -> None:
            self._form.done(of)
            self.on_form_closed()
            self._on_done(changes)

        future = self._desk.matters.settle(house.retire_framework, of=of)
        self._bridge.when_done(self, future, done, lambda why: self._form.refused(why.sentence()))

    def on_form_closed(self) -> None:
        """Back to the rules."""
        self._stack.setCurrentIndex(0)
        self._rules.to_ways()

    def _on_done(self, changes: Changes) -> None:
        self.read()

    def _on_read(self, found: tuple[Policy, list[StaffView], bool]) -> None:
        could = self._may
        self._policy, staff, self._may = found
        self._rules.show_rules(self._policy, staff, may=self._may)
        wanted, self._wanted = self._wanted, None
        if wanted is not None:
            self.on_way(next((own for own in self._policy.own if own.id == wanted), None))
        if self._may != could and self._stack.currentWidget() is self._form:
            told = _("This is settled by others. Please change hands with F12.")
            self._form.refused("" if self._may else told)

    def _lay_out(self) -> None:
        look, inside = self._look, QWidget()
        head = QHBoxLayout()
        head.addWidget(Line(look, _("Putting things right"), "hero"), 1)
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
        self._stack.addWidget(Scrolling(inside))
        self._stack.addWidget(self._form)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._stack)


def _read(desk: Desk) -> tuple[Policy, list[StaffView], bool]:
    """What holds, who works here, whether who is at this desk may change it."""
    staff = desk.staff()
    signer = next((one for one in staff if one.page == desk.signed), None)
    return desk.matters.policy(), staff, may("settle-limits", signer)
