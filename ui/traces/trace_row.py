"""One trace: what is to be done and for which moment, and the keys that settle it."""

from collections.abc import Mapping

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLabel, QWidget

from assistant.journal.stamp import StaffId
from assistant.shift.view import TraceView
from assistant.tongue import _, listed, named
from ui.look.choice_box import ChoiceBox
from ui.look.flow import FlowLayout
from ui.look.key_hint import KeyHint
from ui.look.keys import cap
from ui.look.look import Look
from ui.look.narrow import direction
from ui.look.paint import paint_box
from ui.look.paragraph import Paragraph
from ui.look.tinted import Tinted
from ui.traces import words

BESIDE = 640
"""From this width on, at 100 %, the keys stand beside the words."""


class TraceRow(Tinted):
    """Quiet: a task, not an alarm. The keys are about the row that is meant."""

    done = Signal(object)
    """The `PageId` of the trace."""
    passed = Signal(object, object, str)
    """The `PageId`, and the `StaffId` or the role that sees to it now."""
    guest_wanted = Signal(object)
    focused = Signal(object)
    """The `PageId` of the trace that is meant now."""
    stepped = Signal(int)
    """An arrow: to the row before (-1) or after (+1)."""

    def __init__(self, look: Look, *, with_guest: bool) -> None:
        """`with_guest` where the row does not stand on the guest's own card."""
        super().__init__(look, "calm")
        self._look, self._with_guest = look, with_guest
        self.trace: TraceView | None = None
        sign = QLabel()
        sign.setPixmap(look.pixmap("clipboard-list", "accent", 17))
        sign.setFixedHeight(look.px(20))
        self._words = Paragraph(look, "", "body")
        self._signed = Paragraph(look, "", "caption", "muted")
        self._keys = QWidget()
        self._done = KeyHint(look, cap("trace-done"), _("done"))
        self._pass = KeyHint(look, cap("pass-trace"), _("pass on"))
        self._to = ChoiceBox(look, _("For whom"), [])
        self._to.setSizeAdjustPolicy(
            ChoiceBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self._to.setMinimumContentsLength(12)  # a long name must not make the card wider
        self._to.hide()
        flow = FlowLayout(self._keys, look.px(4))
        for part in (self._done, self._pass, self._to):
            flow.addWidget(part)
        told = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        told.setSpacing(0)
        told.addWidget(self._words)
        told.addWidget(self._signed)
        self._body = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        self._body.setSpacing(look.px(2))
        self._body.addLayout(told)
        self._body.addWidget(self._keys)
        row = QHBoxLayout(self)
        row.setContentsMargins(look.px(14), look.px(6), look.px(10), look.px(6))
        row.setSpacing(look.px(10))
        row.addWidget(sign, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(self._body, 1)
        self._done.clicked.connect(self.do)
        self._pass.clicked.connect(self.begin_to_pass)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, False)

    def show_trace(
        self, trace: TraceView, names: words.Names, now_ms: int, guest: str = ""
    ) -> None:
        """Another trace in the same row, or the same one a moment later."""
        if self.trace is None or self.trace.page != trace.page:
            self._to.hide()
        self.trace = trace
        lead = guest if self._with_guest else words.moment(trace, now_ms)
        text = named(words.moment(trace, now_ms), trace.text) if self._with_guest else trace.text
        told = words.signed(trace, names, now_ms)
        self._words.show_words(lead, text)
        self._signed.setText(told)
        self.setAccessibleName(listed((named(lead, text), told)))
        self.setAccessibleDescription(
            listed(f"{h.accessibleDescription()} {h.accessibleName()}" for h in self._hints)
        )

    def show_colleagues(self, colleagues: Mapping[StaffId, str]) -> None:
        """To whom it could be passed."""
        self._to.show_choices(words.choices(colleagues.items()))

    def set_meant(self, meant: bool) -> None:
        """Whether the keys are about this row."""
        self._keys.setVisible(meant)
        if not meant:
            self._to.hide()

    def do(self) -> None:
        """It is done."""
        if self.trace is not None:
            self.done.emit(self.trace.page)

    def begin_to_pass(self) -> None:
        """To whom? Letters and arrows choose, Return passes it on, Escape leaves it."""
        if self.trace is not None:
            self._to.show_value(words.value(self.trace))
            self._to.show()
            self._to.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Return and Escape where it is passed on; arrows go to the neighbours."""
        steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if self._to.isVisible() and (enter or event.key() == Qt.Key.Key_Escape):
            self._end_passing(said=enter)
        elif enter and self._with_guest and self.trace is not None:
            self.guest_wanted.emit(self.trace.guest)
        elif event.key() in steps and not self._to.isVisible():
            self.stepped.emit(steps[Qt.Key(event.key())])
        else:
            event.ignore()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click takes the focus."""
        self.setFocus(Qt.FocusReason.MouseFocusReason)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """To the guest."""
        if self._with_guest and self.trace is not None:
            self.guest_wanted.emit(self.trace.guest)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where it is narrow, the keys go below the words."""
        narrow = self.width() < self._look.px(BESIDE)
        self._body.setDirection(direction(narrow))
        self._body.setStretch(0, 0 if narrow else 1)
        super().resizeEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Shows the ring and tells which one is meant."""
        super().focusInEvent(event)
        if self.trace is not None:
            self.focused.emit(self.trace.page)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Takes it away."""
        super().focusOutEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The quiet ground; a ring when the keys are here."""
        super().paintEvent(event)
        if self.hasFocus():
            painter, look = QPainter(self), self._look
            paint_box(painter, QRectF(self.rect()), look.px(10), None, look.colour("accent"), 2)
            painter.end()

    @property
    def _hints(self) -> tuple[KeyHint, KeyHint]:
        return self._done, self._pass

    def _end_passing(self, *, said: bool) -> None:
        to, role = words.chosen(self._to.currentData())
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        self._to.hide()
        if said and self.trace is not None:
            self.passed.emit(self.trace.page, to, role)
