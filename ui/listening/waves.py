"""Soft waves over a field, under what is marked there. They take no click and no room."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from assistant.words.remark import Remark
from ui.listening.stretches import Stretch, area, stretches
from ui.look.look import Look

PITCH, SWING = 6.0, 1.5
"""From crest to crest; up and down. Qt's own wave is too thin to be seen."""
WIDTHS = {"never": 1.8, "rather-not": 1.5, "prefer": 0.0}
SOFT = 0.75
"""How strong the colour of a wave is under what is rather not said."""


class Waves(QWidget):
    """As large as its field and seen through."""

    def __init__(self, look: Look, field: QLineEdit | QPlainTextEdit) -> None:
        super().__init__(field)
        self._look, self._field = look, field
        self._remarks: Sequence[Remark] = ()
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAttribute(Qt.WidgetAttribute.WA_NoSystemBackground)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.hide()

    def show_remarks(self, remarks: Sequence[Remark]) -> None:
        """Under these pieces from now on."""
        self._remarks = remarks
        self.fit()
        self.setVisible(bool(remarks))
        self.raise_()
        self.update()

    def fit(self) -> None:
        """The field has another size."""
        self.setGeometry(self._field.rect())

    def stretches(self) -> list[Stretch]:
        """Where the waves run now."""
        return list(stretches(self._field, self._remarks))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Every wave, within where the letters are seen."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setClipRect(area(self._field))
        scale = self._look.scale
        for one in self.stretches():
            ink = QColor(self._look.colour("warn"))
            ink.setAlphaF(1.0 if one.level == "never" else SOFT)
            painter.setPen(QPen(ink, WIDTHS[one.level] * scale))
            painter.drawPath(_wave(one, scale))
        painter.end()


def _wave(stretch: Stretch, scale: float) -> QPainterPath:
    x, width, y, _level = stretch
    path = QPainterPath(QPointF(x, y))
    half, swing, at, up = PITCH * scale / 2, SWING * scale, x, True
    while at < x + width:
        step = min(half, x + width - at)
        peak = y + (-2 * swing if up else 2 * swing)
        path.quadTo(QPointF(at + step / 2, peak), QPointF(at + step, y))
        at, up = at + half, not up
    return path
