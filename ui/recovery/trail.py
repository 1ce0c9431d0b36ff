"""The left column: where we are, for how long, and what we know."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from assistant.recovery.standing import minutes_open, step_now
from assistant.recovery.view import MINUTE_MS, Said
from assistant.tongue import _, listed
from ui.look import days
from ui.look.disc import State
from ui.look.kept import Kept
from ui.look.key_hint import KeyHint
from ui.look.keys import cap, label
from ui.look.line import Line
from ui.look.look import Look
from ui.look.panel import Panel, hairline
from ui.look.paragraph import Paragraph
from ui.recovery.known import Known, Names
from ui.recovery.step_row import StepRow
from ui.recovery.telling import name_of
from ui.recovery.unrolling import Unrolling
from ui.recovery.wording import framework_name, step_words

UNDO_MS = 8000
"""So long the page offers to take back what was just written."""


class Trail(Panel):
    """The steps, and below them facts and deeds with their times."""

    undo_wanted = Signal()
    step_wanted = Signal(str)
    """The key of a step that is to be looked at."""

    def __init__(self, look: Look) -> None:
        super().__init__(look)
        self._look = look
        self._title = Line(look, "", "section", "muted")
        self._minutes = Line(look, "", "caption", "muted", elide=False)
        self._known = Line(look, _("What we know"), "section", "muted")
        self._written = Line(look, _("Written."), "caption", "muted", elide=False)
        self._undo = KeyHint(look, cap("undo"), label("undo"))
        self._undo.clicked.connect(self.undo_wanted)
        self._over = QTimer(self)
        self._over.setSingleShot(True)
        self._over.setInterval(UNDO_MS)
        self._over.timeout.connect(lambda: self.show_undo(False))
        head, foot = QHBoxLayout(), QHBoxLayout()
        head.setContentsMargins(look.px(8), look.px(2), look.px(8), 0)
        head.addWidget(self._title, 1)
        head.addWidget(self._minutes)
        foot.setContentsMargins(look.px(8), 0, 0, 0)
        foot.addWidget(self._written)
        foot.addWidget(self._undo)
        foot.addStretch(1)
        pad = look.px(8)
        self.column.setContentsMargins(pad, look.px(12), pad, pad)
        self.column.addLayout(head)
        self._scroll = Unrolling(self._page())
        self.column.addWidget(self._scroll, 1)
        self.column.addLayout(foot)
        self.show_undo(False)

    def _page(self) -> QWidget:
        """The steps, a line, what we know."""
        look = self._look
        steps = QVBoxLayout()
        steps.setSpacing(0)
        self._rows = Kept(self._row, steps.addWidget)
        told = QVBoxLayout()
        told.setContentsMargins(look.px(4), 0, look.px(4), 0)
        told.setSpacing(look.px(8))
        told.addWidget(self._known)
        self._said = Kept(lambda: _SaidRow(look), told.addWidget)
        whole = QWidget()
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.px(8))
        column.addLayout(steps)
        column.addWidget(hairline())
        column.addLayout(told)
        column.addStretch(1)
        return whole

    def show_known(self, known: Known, names: Names, now_ms: int, shown: str) -> None:
        """The matter as it is now; `shown` is the step that stands in the centre."""
        view = known.view
        policy = known.around.policy if known.around else None
        self._title.setText(framework_name(view, policy))
        self.show_time(known, now_ms)
        now = step_now(view)
        for number, (row, step) in enumerate(
            zip(self._rows.take(len(view.steps)), view.steps, strict=True), 1
        ):
            words = step_words(view, step, policy)
            state: State = "done" if step.done_ms else "now" if step is now else "later"
            time = days.moment(step.done_ms, now_ms) if step.done_ms else ""
            row.setProperty("step", step.key)
            row.show_step(
                number,
                words.name,
                words.short,
                state,
                time,
                name_of(step.staff, names),
                shown=step.key == shown,
            )
            row.show()
        told = [(one, "message-circle") for one in view.facts]
        told += [(one, "check") for one in view.deeds]
        told.sort(key=lambda each: each[0].when_ms)
        for said, (one, icon) in zip(self._said.take(len(told)), told, strict=True):
            said.show_said(one, icon, names, now_ms)
            said.show()
        self._known.setVisible(bool(told))

    def show_undo(self, offered: bool) -> None:
        """Whether the line just written can be taken back."""
        self._written.setVisible(offered)
        self._undo.setVisible(offered)
        if offered:
            self._over.start()

    def unroll(self, whole: bool) -> None:
        """Whether all of it is shown, where something around it scrolls."""
        self._scroll.unroll(whole)

    def show_time(self, known: Known, now_ms: int) -> None:
        """How long it has been open."""
        minutes = minutes_open(known.view, now_ms)
        told = days.span(minutes * MINUTE_MS)
        self._minutes.setText(told)
        self._minutes.setToolTip(_("Open for {span}").format(span=told))
        self._minutes.setAccessibleName(_("Open for {span}").format(span=told))

    def _row(self) -> StepRow:
        row = StepRow(self._look)
        row.clicked.connect(lambda: self.step_wanted.emit(str(row.property("step"))))
        return row


class _SaidRow(QWidget):
    """A fact, or something done: a sign, the words, the time."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._sign = QLabel()
        self._words = Paragraph(look, "", "body")
        self._when = Line(look, "", "caption", "muted", elide=False)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(look.px(8))
        top = Qt.AlignmentFlag.AlignTop
        row.addWidget(self._sign, 0, top)
        row.addWidget(self._words, 1)
        row.addWidget(self._when, 0, top)

    def show_said(self, one: Said, icon: str, names: Names, now_ms: int) -> None:
        """Another line."""
        self._sign.setPixmap(self._look.pixmap(icon, "accent" if icon == "check" else "muted", 16))
        self._words.setText(one.text)
        self._when.setText(days.moment(one.when_ms, now_ms))
        kind = _("Done") if icon == "check" else _("Fact")
        who = listed((kind, name_of(one.staff, names)))
        self.setToolTip(who)
        self.setAccessibleName(listed((kind, one.text, self._when.text())))
