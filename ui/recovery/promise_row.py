"""A promise at the right: where it stands, its time, what it is, and who keeps it."""

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from assistant.recovery.labels import stage_label
from assistant.recovery.view import PromiseView
from assistant.tongue import N_, _, listed
from ui.look import days
from ui.look.flow import FlowLayout
from ui.look.key_hint import KeyHint
from ui.look.keys import cap
from ui.look.line import Line
from ui.look.look import Look
from ui.look.paint import paint_box
from ui.look.paragraph import Paragraph
from ui.look.stage_sign import StageSign
from ui.recovery.known import Names
from ui.recovery.telling import name_of

_DEEDS = (
    ("promise-kept", N_("kept")),
    ("promise-renewed", N_("new time")),
    ("promise-broken", N_("not kept")),
    ("promise-passed", N_("pass on")),
)


class PromiseRow(QWidget):
    """Takes the focus; the marked one shows the keys that settle it."""

    marked = Signal()
    done = Signal(str)
    """One of the acts of the table of keys, for this promise."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._sign = StageSign(look)
        self._stage = Line(look, "", "section", "muted")
        self._left = Line(look, "", "caption", "muted", elide=False)
        self._time = Line(look, "", "name")
        self._what = Paragraph(look, "", "words")
        self._told = Line(look, "", "caption", "muted")
        self._keeper = Line(look, "", "caption")
        self._keys = QWidget()
        flow = FlowLayout(self._keys, look.px(2))
        hints = {act: KeyHint(look, cap(act), _(word)) for act, word in _DEEDS}
        for hint in hints.values():
            hint.ensurePolished()  # in its own font before it is measured
        widest = max(hint.sizeHint().width() for hint in hints.values())
        for act, hint in hints.items():
            hint.setFixedWidth(widest)
            hint.clicked.connect(lambda checked=False, which=act: self.done.emit(which))
            flow.addWidget(hint)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleDescription(listed(f"{cap(act)} {_(word)}" for act, word in _DEEDS))
        self._lay_out()

    def show_promise(
        self, one: PromiseView, names: Names, now_ms: int, soon_ms: int, *, marked: bool, mine: bool
    ) -> None:
        """Another promise, or the same one later."""
        stage = one.stage(now_ms, soon_ms)
        is_open = one.state == "open"
        self._sign.show_stage(stage)
        self._stage.setText(stage_label(stage))
        self._stage.set_colour("warn" if stage in ("soon", "due", "overdue") else "muted")
        self._left.setText(
            days.until(one.due_ms, now_ms) if is_open else days.due(one.due_ms, now_ms)
        )
        self._time.setText(days.due(one.due_ms, now_ms))
        self._time.setVisible(is_open)
        self._what.setText(one.text)
        self._what.set_colour("text" if is_open else "muted")
        when = days.moment(one.when_ms, now_ms)
        told = _("told the guest {time}") if not one.to else _("told {whom} {time}")
        self._told.setText(told.format(time=when, whom=one.to))
        self._told.setVisible(is_open)
        keeper = _("Yours") if mine else name_of(one.owner, names)
        self._keeper.setText(keeper)
        self.show_keys(marked and is_open)
        parts = (stage_label(stage), self._time.text(), one.text, keeper, self._left.text())
        self.setAccessibleName(listed(parts))

    def show_keys(self, shown: bool) -> None:
        """Whether the keys of the page mean this one."""
        self._keys.setVisible(shown)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The keys mean this one."""
        super().focusInEvent(event)
        self.marked.emit()
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """The ring goes."""
        super().focusOutEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """A ring when the keys are here."""
        if self.hasFocus():
            painter = QPainter(self)
            ring = QRectF(self.rect())
            paint_box(painter, ring, self._look.px(8), None, self._look.colour("accent"), 2)
            painter.end()

    def _lay_out(self) -> None:
        look = self._look
        head = QHBoxLayout()
        head.setSpacing(look.px(8))
        head.addWidget(self._sign)
        head.addWidget(self._stage, 1)
        head.addWidget(self._left)
        foot = QHBoxLayout()
        foot.addWidget(self._told, 1)
        foot.addWidget(self._keeper)
        column = QVBoxLayout(self)
        pad = look.px(4)
        column.setContentsMargins(pad, pad, pad, pad)
        column.setSpacing(look.px(2))
        column.addLayout(head)
        column.addWidget(self._time)
        column.addWidget(self._what)
        column.addLayout(foot)
        column.addWidget(self._keys)
