"""The strip under the head: not the first failure, or a fault of the process; who is called."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLabel

from assistant.recovery import standing
from assistant.tongue import _, n_, sentences
from ui.look import days
from ui.look.keyed_button import KeyedButton
from ui.look.keys import cap
from ui.look.look import Look
from ui.look.narrow import direction
from ui.look.paragraph import Paragraph
from ui.look.tinted import Tinted
from ui.recovery.known import Known, Names
from ui.recovery.telling import name_of
from ui.recovery.wording import again_of

NARROW = 620


class Again(Tinted):
    """Amber, one or two lines; without news it is not there."""

    coming = Signal()
    """Somebody with authority sees to it."""

    def __init__(self, look: Look) -> None:
        super().__init__(look, "warn")
        sign = QLabel()
        sign.setPixmap(look.pixmap("history", "warn", 18))
        self._words = Paragraph(look, "", "body")
        self._called = Paragraph(look, "", "body", "muted")
        self._come = KeyedButton(look, _("I am seeing to it"), cap("authority"))
        self._come.clicked.connect(self.coming)
        self._body = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._body.setSpacing(look.px(12))
        self._body.addWidget(self._words, 3)
        self._body.addWidget(self._called, 2)
        self._body.addWidget(self._come)
        row = QHBoxLayout(self)
        row.setContentsMargins(look.px(16), look.px(8), look.px(14), look.px(8))
        row.setSpacing(look.px(10))
        row.addWidget(sign, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(self._body, 1)
        self.hide()

    def show_known(self, known: Known, names: Names, now_ms: int) -> None:
        """The matter as it is now."""
        view = known.view
        again = again_of(view, known.around) if known.around else ""
        lead, told = "", ""
        if again or view.called_for == "again":
            lead = _("Not the first time.")
            told = sentences(
                _("The same kind of mistake as before.") if again == "kind" else "",
                _("Do not repeat the same offer, and ask what would truly help."),
            )
        elif known.alike:
            lead = _("A fault of the process.")
            told = n_(
                "The same happened to {n} other guest lately.",
                "The same happened to {n} other guests lately.",
                known.alike,
            ).format(n=known.alike)
        elif view.called_ms and view.is_open:
            lead = _("The guest asked for somebody with authority.")
        self._words.show_words(lead, told, "warn")
        called = self._called_words(known, names, now_ms)
        self._called.setText(called)
        self._called.setVisible(bool(called))
        waiting = view.called_ms > 0 and view.came_by is None and view.is_open
        self._come.setVisible(waiting and known.decides and not standing.open_asks(view))
        self.setAccessibleName(sentences(lead, told, called))
        self.setVisible(bool(lead))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Below each other where it is narrow."""
        self._body.setDirection(direction(self.width() < self._look.px(NARROW)))
        super().resizeEvent(event)

    def _called_words(self, known: Known, names: Names, now_ms: int) -> str:
        view = known.view
        if not view.called_ms:
            return ""
        if view.came_by is not None:
            who, when = name_of(view.came_by, names), days.moment(view.came_ms, now_ms)
            return _("{name} sees to it, since {time}").format(name=who, time=when)
        return _("Someone with authority was called, {time}").format(
            time=days.moment(view.called_ms, now_ms)
        )
