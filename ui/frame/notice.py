"""A pill in the top bar that tells what is due or asked; a press leads there."""

from typing import Literal

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from ui.look.look import Look
from ui.look.paint import paint_box, paint_line

Tone = Literal["warn", "tint", "muted"]
"""Amber is soon or open, green is an answer, grey is for later today."""

_COLOURS: dict[Tone, tuple[str, str]] = {
    "warn": ("warn_tint", "warn"),
    "tint": ("tint", "on_tint"),
    "muted": ("bg", "muted"),
}


class Notice(QAbstractButton):
    """Words are cut where there is little room, then only the short ones are left, then the sign.

    Without words it is not there.
    """

    def __init__(self, look: Look, key: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look, self._key = look, key
        self._short, self._shown, self._icon = "", "", "clock"
        self._tone: Tone = "muted"
        font = look.font("caption")
        font.setWeight(QFont.Weight.DemiBold)
        self.setFont(font)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.show_notice("")

    @property
    def tone(self) -> Tone:
        """How loud it is."""
        return self._tone

    def show_notice(
        self, words: str, icon: str = "clock", tone: Tone = "muted", short: str = ""
    ) -> None:
        """Other words; `short` stands for them where there is no room for more."""
        self._short, self._shown, self._icon, self._tone = short, words, icon, tone
        self.setText(words)
        self.setAccessibleName(words)
        self.setAccessibleDescription(self._key)
        self.setToolTip(f"{words}  {self._key}" if words else "")
        self.setVisible(bool(words))
        self.updateGeometry()
        self.update()

    @property
    def whole(self) -> int:
        """Pixels that all the words take."""
        return round(self._around() + self._advance(self.text())) + 1

    @property
    def least(self) -> int:
        """Pixels that the short words take, or the sign where there are none."""
        short = round(self._around() + self._advance(self._short)) + 1
        return min(self.whole, short if self._short else self.bare)

    @property
    def bare(self) -> int:
        """Pixels that the sign alone takes."""
        return self._look.px(32)

    def fit(self, room: int, cut_from: int) -> int:
        """Take of `room` what the words need, and tell how much that is.

        They are cut down to `cut_from` pixels; with less room than that the short ones are shown,
        and where not even these fit, the sign alone.
        """
        least = self.least if room >= self.least else min(self.least, self.bare)
        width = self.whole if room >= self.whole else room if room >= cut_from else least
        if width < self.whole and width == least:
            self._shown = self._short if width > self.bare else ""
        else:
            self._shown = self.text()
        self.setFixedWidth(width)
        self.update()
        return width

    def sizeHint(self) -> QSize:
        """Sign, words, air."""
        return QSize(self.whole, self._look.px(28))

    def minimumSizeHint(self) -> QSize:
        """The sign alone."""
        return QSize(min(self.least, self.bare), self._look.px(28))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter as well as Space."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The soft ground, then the sign and as many words as fit."""
        look, painter = self._look, QPainter(self)
        box = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        ground, ink = _COLOURS[self._tone]
        edge = look.colour(ink) if self.underMouse() else None
        paint_box(painter, box, box.height() / 2, look.colour(ground), edge)
        if self.hasFocus():
            whole = QRectF(self.rect())
            paint_box(painter, whole, whole.height() / 2, None, look.colour("accent"), 2)
        picture = look.pixmap(self._icon, ink, 15)
        top = round((self.height() - look.px(15)) / 2)
        words = self._shown
        left = look.px(11) if words else (self.width() - look.px(15)) // 2
        painter.drawPixmap(left, top, picture)
        room = QRectF(self.rect()).adjusted(look.px(31), 0, -look.px(10), 0)
        paint_line(painter, room, words, self.font(), look.colour(ink))
        painter.end()

    def _advance(self, words: str) -> float:
        return QFontMetricsF(self.font()).horizontalAdvance(words)

    def _around(self) -> int:
        return self._look.px(31) + self._look.px(11)
