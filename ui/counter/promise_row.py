"""One promise to the guest: where it stands, its words and time, and the keys that settle it."""

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QWidget

from assistant.recovery.view import PromiseView
from assistant.tongue import _, listed
from ui.counter.matter_words import LONGEST, URGENT, Known, promise_lead, promise_rest
from ui.look import days
from ui.look.flow import FlowLayout
from ui.look.key_hint import KeyHint
from ui.look.keys import cap
from ui.look.look import Look
from ui.look.narrow import direction
from ui.look.paint import paint_box
from ui.look.paragraph import Paragraph
from ui.look.shortened import shortened
from ui.look.stage_sign import StageSign

ANSWERS = ("promise-kept", "promise-renewed", "promise-broken")
"""Acts of the table of keys."""


BESIDE = 640
"""From this width on, at 100 %, the keys stand beside the words."""


class PromiseRow(QWidget):
    """Amber where its time is near or past. The keys are about the row that is meant."""

    answered = Signal(str, object)
    """One of `ANSWERS`, and the `PromiseView`."""
    focused = Signal(object)
    """The `PromiseView`: now this one is meant."""
    stepped = Signal(int)
    """An arrow: to the row before (-1) or after (+1)."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.promise: PromiseView | None = None
        self._is_urgent = False
        self._sign = StageSign(look)
        self._words = Paragraph(look, "", "body")
        self._keys = QWidget()
        flow = FlowLayout(self._keys, look.px(4))
        self._hints = {
            act: KeyHint(look, cap(act), word)
            for act, word in zip(ANSWERS, (_("kept"), _("new time"), _("not kept")), strict=True)
        }
        for act, hint in self._hints.items():
            hint.clicked.connect(lambda _on=False, act=act: self.answer(act))
            flow.addWidget(hint)
        self._body = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        self._body.setSpacing(look.px(2))
        self._body.addWidget(self._words)
        self._body.addWidget(self._keys)
        self._row = QHBoxLayout(self)
        self._row.setSpacing(look.px(10))
        self._row.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignTop)
        self._row.addLayout(self._body, 1)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, False)

    def show_promise(self, promise: PromiseView, known: Known) -> None:
        """Another promise in the same row, or the same one a moment later."""
        look, stage = self._look, known.stage(promise)
        self.promise, self._is_urgent = promise, stage in URGENT
        warn = stage != "later"
        self._sign.show_stage(stage)
        when = days.due(promise.due_ms, known.now_ms)
        lead = promise_lead(promise, known) if warn else shortened(promise.text, LONGEST)
        rest = promise_rest(promise, known)
        self._words.show_words(lead, listed((when, rest)), "warn" if warn else "text")
        # What is due already can be kept or not: a new time is told before (H30).
        self._hints["promise-renewed"].setVisible(promise.due_ms > known.now_ms)
        side, edge = (look.px(14), look.px(6)) if self._is_urgent else (look.px(2), look.px(3))
        self._row.setContentsMargins(side, edge, side, edge)
        self.setAccessibleName(listed((lead, when, rest)))
        hints = [h for h in self._hints.values() if not h.isHidden()]
        self.setAccessibleDescription(
            listed(f"{h.accessibleDescription()} {h.accessibleName()}" for h in hints)
        )
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where it is narrow, the keys go below the words."""
        narrow = self.width() < self._look.px(BESIDE)
        self._body.setDirection(direction(narrow))
        self._body.setStretch(0, 0 if narrow else 1)
        super().resizeEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows go to its neighbours."""
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1}
        if event.key() in steps:
            self.stepped.emit(steps[Qt.Key(event.key())])
        else:
            event.ignore()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click takes the focus."""
        self.setFocus(Qt.FocusReason.MouseFocusReason)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Shows the ring and tells which one is meant."""
        super().focusInEvent(event)
        self.focused.emit(self.promise)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Takes it away."""
        super().focusOutEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """An amber ground where it is due; a ring when the keys are here."""
        look, painter, box = self._look, QPainter(self), QRectF(self.rect())
        if self._is_urgent:
            ground, line = look.colour("warn_tint"), look.colour("warn_line")
            paint_box(painter, box, look.px(10), ground, line)
        if self.hasFocus():
            paint_box(painter, box, look.px(10), None, look.colour("accent"), 2)
        painter.end()

    def set_meant(self, meant: bool) -> None:
        """Whether the keys are about this row."""
        self._keys.setVisible(meant)

    def answer(self, act: str) -> None:
        """A new time comes before the old one; afterwards it was kept, or it was not."""
        if self.promise is not None and not self._hints[act].isHidden():
            self.answered.emit(act, self.promise)
