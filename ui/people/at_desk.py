"""Who is at this desk: a short list to choose from, a PIN where one is asked, somebody new."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from assistant.journal.stamp import StaffId
from assistant.people.view import StaffView
from assistant.tongue import _, spoken
from ui.look.field import Field
from ui.look.flow import FlowLayout
from ui.look.kept import Kept
from ui.look.keyed_button import KeyedButton
from ui.look.keys import bind, cap, label
from ui.look.line import Line
from ui.look.look import Look
from ui.look.panel import Panel
from ui.look.paragraph import Paragraph
from ui.look.scrolling import Scrolling
from ui.look.trouble import Trouble
from ui.people.forgotten import Forgotten
from ui.people.joining import PIN_LONGEST, Joining, JoiningTyped
from ui.people.person_row import PersonRow

WIDTH = 520


class AtDesk(QWidget):
    """Every line is signed with the name chosen here."""

    chosen = Signal(object, str)
    """The `StaffId`, and the PIN that was typed ("" where none is asked)."""
    joined = Signal(str, str, str, object)
    """Name, role, PIN and languages (a tuple of tags) of somebody new."""
    forgotten = Signal(object, str, str)
    """The `StaffId`, what the recovery sheet says, and the new PIN."""
    cancelled = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._staff: tuple[StaffView, ...] = ()
        self._asked: StaffView | None = None
        self._may_add = True
        self._list = QWidget()
        self._scroll = Scrolling(self._list)
        self._rows_column = QVBoxLayout(self._list)
        self._kept = Kept(self._row, self._rows_column.addWidget)
        self._rows: list[PersonRow] = []
        self._pin = Field(look, "PIN")
        self._joining = Joining(look)
        self._forgotten = Forgotten(look)
        self._trouble = Trouble(look)
        self._new = KeyedButton(
            look, label("new-person"), cap("new-person"), icon="user-round-plus"
        )
        self._lost = KeyedButton(look, label("forgotten"), cap("forgotten"), plain=True)
        self._cancel = KeyedButton(look, _("Cancel"), cap("cancel"), plain=True)
        self._lay_out()
        self._pin.edit.setMaxLength(PIN_LONGEST)
        self._pin.edit.setEchoMode(QLineEdit.EchoMode.Password)
        self._pin.edit.returnPressed.connect(self.on_pin_entered)
        self._pin.edit.textEdited.connect(lambda: self._trouble.show_sentence(""))
        self._new.clicked.connect(self.on_new)
        self._cancel.clicked.connect(self.on_cancel)
        self._joining.joined.connect(self.on_joined)
        self._joining.cancelled.connect(self.on_cancel)
        self._lost.clicked.connect(self.on_lost)
        self._forgotten.found.connect(self.on_found)
        bind(self, "new-person", self.on_new)
        bind(self, "forgotten", self.on_lost)
        bind(self, "cancel", self.on_cancel)
        bind(self, "save", self.on_save)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.show_staff([])

    def show_staff(self, staff: Sequence[StaffView], *, may_add: bool = True) -> None:
        """Who can be chosen; with nobody there, somebody new is asked for at once.

        Without `may_add` nobody new can come in from here.
        """
        self._staff, self._may_add = tuple(staff), may_add
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
        if self._asked is not None and self._forgotten.isHidden():
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

    def ask_again(self, staff: StaffId | None, letter: str = "") -> None:
        """The PIN of who was here before, whose first letter is typed already; else the list."""
        at = next((n for n, one in enumerate(self._staff) if one.page == staff), None)
        if at is None or not self._staff[at].has_pin:
            self.to_list()
            return
        self.choose(at)
        self._pin.set_text(letter)
        self._pin.edit.setFocus()

    @property
    def typed(self) -> JoiningTyped | None:
        """Somebody new as far as it is typed; None where nobody new is written."""
        return None if self._joining.isHidden() else self._joining.typed

    def resume(self, typed: JoiningTyped) -> None:
        """Go on with somebody new."""
        self.on_new()
        if not self._joining.isHidden():
            self._joining.resume(typed)

    def to_list(self) -> None:
        """Nobody is chosen yet."""
        self._show()

    def on_pin_entered(self) -> None:
        """Enter in the PIN field."""
        if self._asked is not None and self._pin.edit.text():
            self.chosen.emit(StaffId(self._asked.page), self._pin.edit.text())

    def on_new(self) -> None:
        """Somebody who is not in the list."""
        if self._may_add:
            self._show(joining=True)

    def on_lost(self) -> None:
        """The PIN is forgotten: the recovery sheet is asked for, of managers alone."""
        if self._asked is not None and not self._lost.isHidden():
            self._show(asked=self._asked, lost=True)

    def on_found(self, sheet: str, pin: str) -> None:
        """What the sheet says, and the new PIN."""
        if self._asked is not None:
            self.forgotten.emit(StaffId(self._asked.page), sheet, pin)

    def on_save(self) -> None:
        """Ctrl+Enter: whichever of the two is open."""
        if not self._forgotten.isHidden():
            self._forgotten.on_done()
        elif self._asked is not None:
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

    def _show(
        self, asked: StaffView | None = None, *, joining: bool = False, lost: bool = False
    ) -> None:
        """The list alone, with a PIN under it, or the form for somebody new in its place."""
        self._asked = asked
        self._trouble.show_sentence("")
        self._joining.setVisible(joining)
        self._scroll.setVisible(not joining and not lost)
        self._new.setVisible(not joining and not lost and self._may_add)
        self._cancel.setVisible(not joining)
        self._pin.setVisible(asked is not None and not lost)
        self._lost.setVisible(asked is not None and asked.role == "manager" and not lost)
        self._forgotten.setVisible(lost)
        self._forgotten.empty()
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
        if not self._forgotten.isHidden():
            self._forgotten.setFocus(reason)
        elif self._asked is not None:
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
        foot = QWidget()
        acts = FlowLayout(foot, look.px(10))
        for button in (self._new, self._lost, self._cancel):
            acts.addWidget(button)
        panel = Panel(look)
        panel.setMaximumWidth(look.px(WIDTH))
        pad = look.px(22)
        panel.column.setContentsMargins(pad, pad, pad, pad)
        panel.column.setSpacing(look.px(12))
        panel.column.addWidget(Line(look, _("Who is at this desk?"), "name"))
        panel.column.addWidget(Paragraph(look, signed, "body", "muted"))
        panel.column.addWidget(self._scroll)
        for part in (self._pin, self._joining, self._forgotten, self._trouble):
            panel.column.addWidget(part)
        panel.column.addWidget(foot)
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
