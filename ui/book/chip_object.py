"""A placeholder within a text: a soft chip that stands on the line like a word."""

from collections.abc import Mapping

from PySide6.QtCore import QPointF, QRect, QRectF, QSizeF, Qt
from PySide6.QtGui import (
    QFont,
    QFontMetrics,
    QFontMetricsF,
    QPainter,
    QPyTextObject,
    QTextCharFormat,
    QTextDocument,
    QTextFormat,
)

from assistant.words.picking import label
from ui.look.look import Look
from ui.look.paint import paint_box

KIND = QTextFormat.ObjectTypes.UserObject.value + 1
NAME = QTextFormat.Property.UserProperty.value + 1
"""Where a chip's format keeps the name of its placeholder."""
SIGN = "\ufffc"
"""The one letter that a chip is in its text."""
PAD, WIDEST = 6, 240
"""Pixels at 100 %."""


def chip_format(name: str, font: QFont) -> QTextCharFormat:
    """How the letter of a chip is told from others; by its `font` Qt finds its baseline."""
    form = QTextCharFormat()
    form.setFont(font)
    form.setVerticalAlignment(QTextCharFormat.VerticalAlignment.AlignBaseline)
    form.setObjectType(KIND)
    form.setProperty(NAME, name)
    return form


class ChipObject(QPyTextObject):
    """Measures and paints all chips of a document."""

    def __init__(self, look: Look, document: QTextDocument) -> None:
        super().__init__(document)
        self._look = look
        self.samples: Mapping[str, str] = {}
        """What stands for each placeholder."""
        self.marked = (0, 0)
        """Where the selection begins and ends: chips in it have its colours."""

    def intrinsicSize(self, doc: QTextDocument, pos: int, form: QTextFormat) -> QSizeF:
        """As high as a line of text, so that nothing jumps."""
        metrics = QFontMetricsF(doc.defaultFont())
        width = metrics.horizontalAdvance(self._shown(form)) + 2 * self._look.px(PAD)
        return QSizeF(min(width, self._look.px(WIDEST)) + 2, metrics.height())

    def drawObject(
        self,
        painter: QPainter,
        rect: QRectF | QRect,
        doc: QTextDocument,
        pos: int,
        form: QTextFormat,
    ) -> None:
        """A tinted box with the sample in it, on the text's own baseline."""
        look, font = self._look, doc.defaultFont()
        metrics = QFontMetricsF(font)
        inside = self.marked[0] <= pos < self.marked[1]
        rect = QRectF(rect)
        box = rect.adjusted(1, 0, -1, 0)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        # Qt lays half of the selection's colour over it: plain paper and ink stay readable.
        paint_box(painter, box, look.px(6), look.colour("surface" if inside else "tint"))
        room = box.width() - 2 * look.px(PAD) + 1
        text = metrics.elidedText(self._shown(form), Qt.TextElideMode.ElideRight, room)
        painter.setFont(font)
        painter.setPen(look.colour("text" if inside else "on_tint"))
        base = rect.bottom() - QFontMetrics(font).descent()
        painter.drawText(QPointF(box.left() + look.px(PAD), base), text)
        painter.restore()

    def _shown(self, form: QTextFormat) -> str:
        name = str(form.property(NAME))
        return self.samples.get(name) or label(name)
