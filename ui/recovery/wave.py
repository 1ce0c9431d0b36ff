"""A field for what one would say or write: what takes an apology back is underlined by a wave."""

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QEvent, QPointF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPainterPath, QPaintEvent, QPen, QTextBlock

from assistant.words.apology import slips
from assistant.words.remark import Remark
from assistant.words.taking import taking
from ui.look.lines import TypedWords
from ui.look.look import Look

WIDTH, SWING, PITCH = 1.8, 1.6, 6.0
"""Of the pen; of the wave, up and down, and from crest to crest. Qt's own wave is too thin."""


class WaveWords(TypedWords):
    """Marks while one types; Tab takes the better phrase in place of the sentence."""

    marked = Signal(object)
    """The first `Remark`, or None when there is none."""

    def __init__(self, look: Look, name: str, hint: str = "", least: int = 2) -> None:
        super().__init__(look, name, hint, least=least, most=5)
        self._slips: Sequence[Remark] = ()
        self.textChanged.connect(self._on_changed)

    @property
    def slips(self) -> Sequence[Remark]:
        """What is marked now."""
        return self._slips

    def take_better(self) -> None:
        """The sentence with the first slip gives way to the better one."""
        if not self._slips:
            return
        text = self.words
        change = taking(text, self._slips[0])
        if change is None:
            return
        cursor = self.textCursor()
        cursor.setPosition(_units(text[: change.start]))
        cursor.setPosition(_units(text[: change.end]), cursor.MoveMode.KeepAnchor)
        cursor.insertText(change.words)
        self.setTextCursor(cursor)

    def event(self, event: QEvent) -> bool:
        """Tab is the better phrase's while there is one; Shift+Tab leaves the field."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            plain = event.modifiers() == Qt.KeyboardModifier.NoModifier
            if event.key() == Qt.Key.Key_Tab and plain and self._slips:
                self.take_better()
                return True
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The text, then the waves under it."""
        super().paintEvent(event)
        if not self._slips:
            return
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._look.colour("warn"), WIDTH * self._look.scale))
        for start, width, y in self._stretches():
            painter.drawPath(_wave(start, width, y, self._look.scale))
        painter.end()

    def _on_changed(self) -> None:
        before = self._slips
        self._slips = tuple(slips(self.words))
        if self._slips != before:
            self.viewport().update()
            self.marked.emit(self._slips[0] if self._slips else None)

    def _stretches(self) -> Iterator[tuple[float, float, float]]:
        """Left, width and height of each piece of a line that is marked, in the viewport."""
        text = self.words
        block = self.document().firstBlock()
        while block.isValid():
            for slip in self._slips:
                yield from self._in_block(
                    block, _units(text[: slip.start]), _units(text[: slip.end])
                )
            block = block.next()

    def _in_block(
        self, block: QTextBlock, start: int, end: int
    ) -> Iterator[tuple[float, float, float]]:
        corner = self.blockBoundingGeometry(block).topLeft() + self.contentOffset()
        layout, first = block.layout(), block.position()
        for number in range(layout.lineCount()):
            line = layout.lineAt(number)
            left = max(start - first, line.textStart())
            right = min(end - first, line.textStart() + line.textLength())
            if left < right:
                x = _x(line.cursorToX(left))
                below = line.y() + line.ascent() + 0.28 * self.font().pixelSize()
                yield corner.x() + x, _x(line.cursorToX(right)) - x, corner.y() + below


def _x(place: object) -> float:
    """Qt hands out the place alone, or with the cursor that it found."""
    return float(place[0]) if isinstance(place, tuple) else float(place)  # type: ignore[arg-type]


def _wave(x: float, width: float, y: float, scale: float) -> QPainterPath:
    path = QPainterPath(QPointF(x, y))
    half, swing, at, up = PITCH * scale / 2, SWING * scale, x, True
    while at < x + width:
        step = min(half, x + width - at)
        peak = y + (-2 * swing if up else 2 * swing)
        path.quadTo(QPointF(at + step / 2, peak), QPointF(at + step, y))
        at, up = at + half, not up
    return path


def _units(text: str) -> int:
    """Qt counts in UTF-16."""
    return len(text.encode("utf-16-le")) // 2
