"""Where the marked pieces of a text stand in its field: left, width and height of each wave."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRect, Qt
from PySide6.QtGui import QTextBlock, QTextLayout, QTextLine, QTextOption
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QStyle, QStyleOptionFrame

from assistant.words.remark import Level, Remark
from ui.listening.units import units

BELOW = 0.28
"""How far under the letters' foot a wave runs, as a share of their size."""
_CURSOR = 5
"""So far Qt's rectangle of a line's cursor begins before it (QWidgetLineControl::rectForPos)."""


class Stretch(NamedTuple):
    """Where one wave runs, in pixels of the field."""

    left: float
    width: float
    y: float
    level: Level


def area(field: QLineEdit | QPlainTextEdit) -> QRect:
    """Where letters are seen."""
    if isinstance(field, QPlainTextEdit):
        return field.viewport().geometry()
    option = QStyleOptionFrame()
    option.initFrom(field)
    inside = QStyle.SubElement.SE_LineEditContents
    return field.style().subElementRect(inside, option, field)


def stretches(field: QLineEdit | QPlainTextEdit, remarks: Sequence[Remark]) -> Iterator[Stretch]:
    """One for each line of each marked piece."""
    if isinstance(field, QPlainTextEdit):
        return _in_text(field, remarks)
    return _in_line(field, remarks)


def _in_line(field: QLineEdit, remarks: Sequence[Remark]) -> Iterator[Stretch]:
    """All is measured from the cursor, whose place Qt tells with the scrolling counted in."""
    text = field.text()
    layout = QTextLayout(field.displayText(), field.font())
    option = QTextOption()
    option.setTextDirection(field.layoutDirection())
    layout.setTextOption(option)
    layout.beginLayout()
    line = layout.createLine()
    layout.endLayout()
    cursor = field.inputMethodQuery(Qt.InputMethodQuery.ImCursorRectangle)
    left = cursor.left() + _CURSOR - _x(line, field.cursorPosition())
    y = cursor.top() + line.ascent() + BELOW * field.font().pixelSize()
    for one in remarks:
        start, end = (_x(line, units(text, place)) for place in (one.start, one.end))
        yield Stretch(left + min(start, end), abs(end - start), y, one.level)


def _in_text(field: QPlainTextEdit, remarks: Sequence[Remark]) -> Iterator[Stretch]:
    text = field.toPlainText()
    spans = [(units(text, one.start), units(text, one.end), one.level) for one in remarks]
    corner = QPointF(field.viewport().geometry().topLeft()) + field.contentOffset()
    block, bottom = field.firstVisibleBlock(), field.viewport().height()
    while block.isValid():
        box = field.blockBoundingGeometry(block)
        if box.top() + field.contentOffset().y() > bottom:
            break
        for start, end, level in spans:
            yield from _in_block(field, block, start, end, level, box.topLeft() + corner)
        block = block.next()


def _in_block(
    field: QPlainTextEdit, block: QTextBlock, start: int, end: int, level: Level, corner: QPointF
) -> Iterator[Stretch]:
    layout, first = block.layout(), block.position()
    for number in range(layout.lineCount()):
        line = layout.lineAt(number)
        left = max(start - first, line.textStart())
        right = min(end - first, line.textStart() + line.textLength())
        if left < right:
            a, b = sorted((_x(line, left), _x(line, right)))
            below = line.y() + line.ascent() + BELOW * field.font().pixelSize()
            yield Stretch(corner.x() + a, b - a, corner.y() + below, level)


def _x(line: QTextLine, place: int) -> float:
    """Qt hands out the place alone, or with the cursor that it found."""
    found = line.cursorToX(place)
    return float(found[0]) if isinstance(found, tuple) else float(found)  # type: ignore[arg-type]
