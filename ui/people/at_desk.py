"""Who is at this desk: a short list to choose from, a PIN where one is asked, somebody new."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from assistant.journal.stamp import StaffId
from assistant.people.view import StaffView
from assistant.tongue import _, spoken
from ui.look.field import Field
from ui.look.kept import Kept
from ui.look.keyed_button import KeyedButton
from ui.look.keys import bind, cap, label
from ui.look.line import Line
from ui.look.look import Look
from ui.look.panel import Panel
from ui.look.paragraph import Paragraph
from ui.look.scrolling import Scrolling
from ui.look.trouble import Trouble
from ui.people.joining import Joining
from ui.people.person_row import PersonRow

WIDTH = 520


class AtDesk(QWidget):
    """Every line is signed with the name chosen here."""

    chosen = Signal(object, str)
    """The `StaffId`, and the PIN that was typed ("" where none is asked)."""
    joined = Signal(str, str, str, object)
    """Name, role, PIN and languages (a tuple of tags) of somebody new."""
    cancelled = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._staff: tuple[StaffView, ...] = ()
        self._asked: StaffView | None = None
        self._list = QWidget()
        self._scroll = Scrolling(self._list)
        self._rows_column = QVBoxLayout(self._list)
        self._kept = Kept(self._row, self._rows_column.addWidget)
        self._rows: list[PersonRow] = []
        self._pin = Field(look, "PIN")
        self._joining = Joining(look)
        self._trouble = Trouble(look)
        self._new = KeyedButton(
            look, label("new-person"), cap("new-person"), icon="user-round-plus"
        )
        self._cancel = KeyedButton(look, _("Cancel"), cap("cancel"), plain=True)
        self._lay_out()
        self._pin.edit.setEchoMode(QLineEdit.EchoMode.Password)
        self._pin.edit.returnPressed.connect(self.on_pin_entered)
        self._pin.edit.textEdited.connect(lambda: self._trouble.show_sentence(""))
        self._new.clicked.connect(self.on_new)
        self._cancel.clicked.connect(self.on_cancel)
        self._joining.joined.connect(self.on_joined)
        self._joining.cancelled.connect(self.on_cancel)
        bind(self, "new-person", self.on_new)
        bind(self, "cancel", self.on_cancel)
        bind(self, "save", self.on_save)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.show_staff([])

    def show_staff(self, staff: Sequence[StaffView]) -> None:
        """Who can be chosen; with nobody there, somebody new is asked for at once."""
        self._staff = tuple(staff)
        self._rows = self._kept.take(len(staff))
        for at, (row, person) in enumerate(zip(self._rows, staff, strict=True)):
            row.show_person(person, str(at + 1) if at < 9 else "")
            row.show()
        self._pin.set_text("")
        self._joining.empty()
        self._joining.show_first(not staff)
        self._show(joining=not staff)

    def refused(self, sentence: str) -> None:
        """The PIN was another, or the name is taken: the sentence stands where the hand is."""
        self._trouble.show_sentence(sentence)
        if self._asked is not None:
            self._pin.edit.selectAll()
            self._pin.edit.setFocus()

    def choose(self, at: int) -> None:
        """Take person `at` of the list; ask for the PIN if there is one."""
        if at >= len(self._staff):
            return
        person = self._staff[at]
        if not person.has_pin:
            self._show()
            self.chosen.emit(StaffId(person.page), "")
            return
        self._show(asked=person)
        self._rows[at].setChecked(True)

    def on_pin_entered(self) -> None:
        """Enter in the PIN field."""
        if self._asked is not None and self._pin.edit.text():
            self.chosen.emit(StaffId(self._asked.page), self._pin.edit.text())

    def on_new(self) -> None:
        """Somebody who is not in the list."""
        self._show(joining=True)

    def on_save(self) -> None:
        """Ctrl+Enter: whichever of the two is open."""
        if self._asked is not None:
            self.on_pin_entered()
        elif not self._joining.isHidden():
            self._joining.join()

    def on_cancel(self) -> None:
        """Escape: back to the list, and from the list to where one was."""
        if self._staff and (self._asked is not None or not self._joining.isHidden()):
            self._show()
        else:
            self.cancelled.emit()

    def on_joined(self, name: str, role: str, pin: str) -> None:
        """Somebody new is complete; the interface's language is taken as the one they speak."""
        self._trouble.show_sentence("")
        self.joined.emit(name, role, pin, (spoken(),))

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The keys go on to where they are of use."""
        super().focusInEvent(event)
        self._focus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Digits choose."""
        if event.text() in tuple("123456789") and not event.modifiers() & _CHORDS:
            self.choose(int(event.text()) - 1)
        else:
            super().keyPressEvent(event)

    def _step(self, row: PersonRow, step: int) -> None:
        target = self._rows[(self._rows.index(row) + step) % len(self._rows)]
        target.setFocus(Qt.FocusReason.TabFocusReason)
        self._scroll.ensureWidgetVisible(target)

    def _row(self) -> PersonRow:
        row = PersonRow(self._look)
        row.clicked.connect(lambda: self.choose(self._rows.index(row)))
        row.stepped.connect(lambda step: self._step(row, step))
        return row

    def _show(self, asked: StaffView | None = None, *, joining: bool = False) -> None:
        """The list alone, with a PIN under it, or the form for somebody new in its place."""
        self._asked = asked
        self._trouble.show_sentence("")
        self._joining.setVisible(joining)
        self._scroll.setVisible(not joining)
        self._new.setVisible(not joining)
        self._cancel.setVisible(not joining)
        self._pin.setVisible(asked is not None)
        if asked is not None:
            name = _("PIN of {name}").format(name=asked.name)
            self._pin.label.setText(name)
            self._pin.edit.setAccessibleName(name)
            self._pin.set_text("")
        for row in self._rows:
            row.setAutoExclusive(False)
            row.setChecked(False)
            row.setAutoExclusive(True)
        self._fit()
        if self.isVisible():
            self._focus()

    def _focus(self) -> None:
        reason = Qt.FocusReason.OtherFocusReason
        if self._asked is not None:
            self._pin.edit.setFocus(reason)
        elif not self._joining.isHidden():
            self._joining.setFocus(reason)
        elif self._rows:
            self._rows[0].setFocus(reason)

    def _fit(self) -> None:
        """As high as its rows up to nine, which have keys; from there on it scrolls."""
        rows = len(self._rows)
        height = rows * self._look.px(54) + max(0, rows - 1) * self._look.px(4)
        self._scroll.setFixedHeight(min(height, self._look.px(9 * 58)) + 2)

    def _lay_out(self) -> None:
        look = self._look
        self._rows_column.setContentsMargins(0, 0, 0, 0)
        self._rows_column.setSpacing(look.px(4))
        signed = _("Every line is signed with this name.")
        foot = QHBoxLayout()
        foot.setSpacing(look.px(10))
        foot.addWidget(self._new)
        foot.addWidget(self._cancel)
        foot.addStretch(1)
        panel = Panel(look)
        panel.setMaximumWidth(look.px(WIDTH))
        pad = look.px(22)
        panel.column.setContentsMargins(pad, pad, pad, pad)
        panel.column.setSpacing(look.px(12))
        panel.column.addWidget(Line(look, _("Who is at this desk?"), "name"))
        panel.column.addWidget(Paragraph(look, signed, "body", "muted"))
        panel.column.addWidget(self._scroll)
        for part in (self._pin, self._joining, self._trouble):
            panel.column.addWidget(part)
        panel.column.addLayout(foot)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(panel, 100)
        row.addStretch(1)
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(look.px(24), look.px(40), look.px(24), look.px(24))
        column.addLayout(row)
        column.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(Scrolling(page))


_CHORDS = (
    Qt.KeyboardModifier.ControlModifier
    | Qt.KeyboardModifier.AltModifier
    | Qt.KeyboardModifier.MetaModifier
)
