"""The sheets of a document: its pages with a head, a foot and numbers, on any paper device."""

from collections.abc import Callable, Sequence

from msgspec import Struct
from PySide6.QtCore import QMarginsF, QRectF, QSizeF, Qt
from PySide6.QtGui import (
    QAbstractTextDocumentLayout,
    QColor,
    QFont,
    QFontMetricsF,
    QPagedPaintDevice,
    QPageLayout,
    QPageSize,
    QPainter,
    QPalette,
    QPen,
    QTextDocument,
)

from assistant.refusal import Refused
from assistant.tongue import N_, _
from ui.look.look import FAMILIES

MARGINS_MM = QMarginsF(18, 12, 18, 13)
"""Room to hold it by. Above and below less: head and foot stand between it and the text."""
_LETTER = frozenset({"US", "CA", "MX", "PH", "CL", "CO", "VE", "GT", "CR", "PA", "DO", "SV", "NI"})
"""Countries where paper is 8.5 by 11 inches (CLDR, paper size)."""
_SMALL = 8.5
"""Points, of head and foot."""


class Sheet(Struct, frozen=True):
    """What stands on every page besides the text."""

    head: str
    """On the second page and after it."""
    warning: str
    signed: str
    """Below the warning: when it was printed and by whom, or what was not printed."""


Written = Callable[[QPagedPaintDevice, QSizeF], Sequence[QTextDocument]]
"""Writes for a device and the room that a page of it has, in the device's pixels.

Each document begins on a page of its own.
"""


def page_layout(region: str) -> QPageLayout:
    """A4, or Letter where that is the usual paper; `region` is a country's two letters, or ""."""
    size = QPageSize.PageSizeId.Letter if region in _LETTER else QPageSize.PageSizeId.A4
    unit, upright = QPageLayout.Unit.Millimeter, QPageLayout.Orientation.Portrait
    return QPageLayout(QPageSize(size), upright, MARGINS_MM, unit)


def paper_font(points: float) -> QFont:
    """The program's typeface at so many points."""
    font = QFont(FAMILIES)
    font.setPointSizeF(points)
    # Inter's other colon between digits has no letter behind it: it could not be copied from a PDF.
    font.setFeature(QFont.Tag("calt"), 0)
    return font


def paint_sheets(written: Written, device: QPagedPaintDevice, sheet: Sheet) -> int:
    """Paint all pages; how many there are. Refused where the device does not take them."""
    painter = QPainter()
    if not painter.begin(device):
        raise Refused(N_("The printer or the file did not take it. Please choose another one."))
    try:
        small = paper_font(_SMALL)
        line = QFontMetricsF(small, device).height() * 1.25  # Chinese letters stand higher
        whole = QRectF(0, 0, device.width(), device.height())
        body = whole.adjusted(0, 1.5 * line, 0, -3 * line)
        documents = written(device, body.size())
        counts = [_page_count(document, device, body) for document in documents]
        places = [(document, at) for document, n in zip(documents, counts, strict=True)
                  for at in range(n)]  # fmt: skip
        for number, (document, at) in enumerate(places):
            if number and not device.newPage():
                raise Refused(N_("There is no room left where it should be saved."))
            _paint_body(painter, document.documentLayout(), body, at)
            painter.setFont(small)
            _paint_around(painter, whole, line, sheet, number, len(places))
        return len(places)
    finally:
        painter.end()


def _page_count(document: QTextDocument, device: QPagedPaintDevice, body: QRectF) -> int:
    document.documentLayout().setPaintDevice(device)
    document.setPageSize(body.size())
    return document.pageCount()


def _paint_body(
    painter: QPainter, layout: QAbstractTextDocumentLayout, body: QRectF, at: int
) -> None:
    """The part of the text that is on this page."""
    painter.save()
    part = QRectF(0, at * body.height(), body.width(), body.height())
    painter.translate(body.left(), body.top() - part.top())
    painter.setClipRect(part)
    how = QAbstractTextDocumentLayout.PaintContext()
    how.clip = part
    ink = QPalette()
    ink.setColor(QPalette.ColorRole.Text, QColor("#000000"))
    how.palette = ink
    layout.draw(painter, how)
    painter.restore()


def _paint_around(
    painter: QPainter, whole: QRectF, line: float, sheet: Sheet, at: int, pages: int
) -> None:
    """Whose case it is above; the warning, the number, when and by whom below."""
    left, right = Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight
    painter.setPen(QColor("#3c3c3c"))
    if at:
        head = QRectF(whole.left(), whole.top(), whole.width(), line)
        painter.drawText(head, right, _cut(painter, sheet.head, whole.width()))
    foot = QRectF(whole.left(), whole.bottom() - 2.3 * line, whole.width(), line)
    painter.setPen(QPen(QColor("#000000"), line / 14))
    painter.drawLine(foot.topLeft(), foot.topRight())
    foot.translate(0, 0.3 * line)
    number = _("page {n} of {all}").format(n=at + 1, all=pages)
    painter.setPen(QColor("#000000"))
    painter.drawText(foot, right, number)
    room = whole.width() - QFontMetricsF(painter.font(), painter.device()).horizontalAdvance(
        f"{number}   "
    )
    painter.drawText(foot, left, _cut(painter, sheet.warning, room))
    painter.setPen(QColor("#3c3c3c"))
    foot.translate(0, line)
    painter.drawText(foot, right, "Salve")
    painter.drawText(foot, left, _cut(painter, sheet.signed, room))


def _cut(painter: QPainter, words: str, room: float) -> str:
    metrics = QFontMetricsF(painter.font(), painter.device())
    return metrics.elidedText(words, Qt.TextElideMode.ElideRight, room)
