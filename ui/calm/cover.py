"""What stands in the window while everything is hidden: a calm picture, or who it is."""

import time
from datetime import datetime

from PySide6.QtCore import QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QFont, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QStackedLayout, QWidget

from assistant.tongue import _, sentences
from ui.calm.picture import paint_picture
from ui.look.days import clock, long_day
from ui.look.keys import bind
from ui.look.look import FAMILIES, Look
from ui.people.at_desk import AtDesk

_BARE = {
    *(Qt.Key.Key_Shift, Qt.Key.Key_Control, Qt.Key.Key_Alt, Qt.Key.Key_Meta),
    *(Qt.Key.Key_AltGr, Qt.Key.Key_CapsLock, Qt.Key.Key_NumLock),
}
"""Pressed alone they mean nothing yet."""


class Cover(QWidget):
    """Every key that reaches it ends here: nothing behind it hears of one."""

    touched = Signal(str)
    """Somebody is back: the letter that was typed, "" for any other key and for a click."""

    hands_wanted = Signal()
    """Somebody else takes over: the list is wanted."""

    def __init__(self, look: Look, house: str) -> None:
        super().__init__()
        self._look, self._house = look, house
        self.who = AtDesk(look)
        """Fed and answered by whoever knows the staff."""
        self._stack = QStackedLayout(self)
        self._stack.addWidget(QWidget())
        self._stack.addWidget(self.who)
        self._minute = QTimer(self)
        self._minute.setInterval(1000)
        self._minute.timeout.connect(self._on_second)
        self._minute.start()
        self._shown = ""
        self.who.cancelled.connect(self.show_calm)
        bind(self, "who", self.hands_wanted.emit)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.show_calm()

    @property
    def asks(self) -> bool:
        """Whether it asks who it is."""
        return self._stack.currentIndex() == 1

    def show_calm(self) -> None:
        """The picture alone."""
        self._stack.setCurrentIndex(0)
        told = _("Everything is hidden. Any key brings it back.")
        self.setAccessibleName(sentences(self._house, told))
        self.setFocus()
        self.update()

    def show_question(self) -> None:
        """Who is it? `who` is fed already."""
        self._stack.setCurrentIndex(1)
        self.setAccessibleName("")
        self.who.setFocus()
        self.update()

    def _on_second(self) -> None:
        if clock(_now_ms()) != self._shown:
            self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Any key, but not one that is only held for another."""
        event.accept()
        if event.key() in _BARE or self.asks:
            return
        text = event.text()
        self.touched.emit(text if text.isprintable() and not text.isspace() else "")

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """As a key."""
        event.accept()
        if not self.asks:
            self.touched.emit("")

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab is a key as any other while there is nothing to go to."""
        if self.asks:
            return super().focusNextPrevChild(forward)
        self.touched.emit("")
        return True

    def paintEvent(self, event: QPaintEvent) -> None:
        """The picture; over it the time, the day, the house, and how to come back."""
        look, painter, rect = self._look, QPainter(self), QRectF(self.rect())
        paint_picture(painter, rect, dark=look.dark)
        self._shown = clock(_now_ms())
        if not self.asks:
            self._paint_words(painter, rect)
        painter.end()

    def _paint_words(self, painter: QPainter, rect: QRectF) -> None:
        look = self._look
        left = rect.adjusted(rect.width() * 0.08, 0, -rect.width() * 0.08, 0)
        painter.setPen(look.colour("text"))
        big = QFont(FAMILIES)
        big.setPixelSize(look.px(72))
        big.setWeight(QFont.Weight.Light)
        at = rect.top() + rect.height() * 0.16
        for font, words in (
            (look.font("big"), self._house),
            (big, self._shown),
            (look.font("big"), long_day(datetime.now().astimezone().date(), with_weekday=True)),
        ):
            painter.setFont(font)
            height = painter.fontMetrics().height()
            if words:
                line = QRectF(left.left(), at, left.width(), height)
                painter.drawText(line, Qt.AlignmentFlag.AlignVCenter, words)
                at += height + look.px(6)
        painter.setFont(look.font("caption"))
        painter.setPen(look.colour("#EDF3EF" if not look.dark else "muted"))
        foot = rect.adjusted(0, 0, 0, -look.px(22))
        flags = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignBottom
        painter.drawText(foot, flags, _("Any key brings the desk back."))


def _now_ms() -> int:
    return time.time_ns() // 1_000_000
