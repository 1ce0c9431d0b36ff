"""The line below a line-up: its keys, which can be clicked, and who is on duty."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from assistant.tongue import p_
from ui.lineup.laid import SMALLEST, face
from ui.lineup.words import duty_words
from ui.look.key_hint import KeyHint
from ui.look.keys import cap
from ui.look.look import Look
from ui.look.paint import paint_line

_CAPTION = 12
"""Pixels at 100 % of the letters of a key."""


class Foot(QWidget):
    """Three keys at the left, names at the right."""

    next_wanted = Signal()
    back_wanted = Signal()
    leave_wanted = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._keys: list[KeyHint] = []
        self._duty: Sequence[str] = ()
        self._is_end = False
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.addStretch(1)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._put_keys()

    def show_look(self, look: Look) -> None:
        """Another size of everything."""
        self._look = look
        self._put_keys()
        self.updateGeometry()

    def show_duty(self, names: Sequence[str]) -> None:
        """Who is on duty."""
        self._duty = tuple(names)
        self.update()

    def show_end(self, is_end: bool) -> None:
        """At the end the key that goes on is the one that leaves."""
        if is_end != self._is_end:
            self._is_end = is_end
            self._put_keys()

    @property
    def duty(self) -> str:
        """What is told of it: as many names as have room."""
        for count in range(len(self._duty), 0, -1):
            told = duty_words(self._duty[:count], len(self._duty) - count)
            if self._wide(told) <= self._room or count == 1:
                return told
        return ""

    def sizeHint(self) -> QSize:
        """One line."""
        return QSize(self._look.px(400), self._look.px(46))

    def minimumSizeHint(self) -> QSize:
        """Names give way."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The names; the keys paint themselves."""
        painter, told = QPainter(self), self.duty
        row = QRectF(self.rect()).adjusted(self.width() - self._room, 0, 0, 0)
        right = Qt.AlignmentFlag.AlignRight
        font, ink = face(self._look, SMALLEST), self._look.colour("muted")
        paint_line(painter, row, told, font, ink, right)
        painter.end()

    @property
    def _room(self) -> float:
        keys = sum(key.sizeHint().width() + self._row.spacing() for key in self._keys)
        return max(0.0, self.width() - keys - self._look.px(24))

    def _wide(self, text: str) -> float:
        return QFontMetricsF(face(self._look, SMALLEST)).horizontalAdvance(text)

    def _put_keys(self) -> None:
        for key in self._keys:
            self._row.removeWidget(key)
            key.hide()
            key.deleteLater()
        look = self._look._replace(scale=self._look.scale * SMALLEST / _CAPTION)
        space = p_("key", "Space")
        ends = p_("line-up", "close") if self._is_end else p_("line-up", "next")
        self._keys = [
            KeyHint(look, space, ends),
            KeyHint(look, cap("line-up-back"), p_("line-up", "back")),
            KeyHint(look, cap("cancel"), p_("line-up", "leave")),
        ]
        wanted = (self.next_wanted, self.back_wanted, self.leave_wanted)
        for at, (key, signal) in enumerate(zip(self._keys, wanted, strict=True)):
            key.clicked.connect(signal)
            self._row.insertWidget(at, key)
            key.show()
        self._row.setSpacing(self._look.px(14))
        self.update()
