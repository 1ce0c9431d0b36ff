"""Pieces of a document fitted on pages: the type steps down before a second page is taken."""

from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import Literal

from msgspec import Struct
from PySide6.QtCore import QEventLoop, QSizeF, Qt
from PySide6.QtGui import (
    QPagedPaintDevice,
    QTextBlockFormat,
    QTextCursor,
    QTextDocument,
    QTextOption,
)

from ui.paper.sheet import paper_font


class Setting(Struct, frozen=True):
    """How large and how wide apart it is set."""

    points: float
    gap: float
    """Above and below the text of a row, in pixels of 1/96 inch."""
    short: Literal["", "signed", "all"] = ""
    """Which rows are one paragraph, and so on one line wherever they fit there."""


SETTINGS = (
    Setting(10.5, 6),
    Setting(10, 5),
    Setting(9.5, 3),
    Setting(10, 4.5, "signed"),
    Setting(9.5, 3.5, "signed"),
    Setting(9, 2.5, "signed"),
    Setting(9.5, 3, "all"),
    Setting(9, 2, "all"),
)
"""From the roomiest to the tightest. Smaller letters are not read at a desk at night."""


class Piece(Struct, frozen=True):
    """What is never split, as one table in HTML, unless it is longer than a page."""

    html: str
    over: str = ""
    """The head that is repeated above it, also one table, where it is the first on a page."""
    leads: bool = False
    """Whether the next piece has to be on the same page, as below a heading."""


_AT_ONCE = 40
_MANY = 5
"""Pages from which on saving paper is all that counts."""
Made = Callable[[Setting], Sequence[Piece]]


def fitted(made: Made, device: QPagedPaintDevice, room: QSizeF) -> list[QTextDocument]:
    """The pages, as few as can be, set as roomily as that number allows; each is a document.

    `room` is what a page holds, in the device's own pixels. One piece that is longer than a page
    makes a document of several. Not for the GUI thread.
    """
    QEventLoop()  # gives this thread the timers that a text's layout asks for
    tried: list[tuple[Setting, list[list[str]]]] = []
    settings = list(SETTINGS)
    while settings:
        setting = settings.pop(0)
        pages = _pages(made(setting), setting, device, room)
        tried.append((setting, pages))
        if len(pages) == 1:
            break
        if len(pages) > _MANY:  # the tightest one is what such a sheet needs
            del settings[:-1]
    setting, pages = min(tried, key=lambda one: len(one[1]))
    return [_document(page, setting, device, room) for page in pages]


def _document(
    tables: Sequence[str], setting: Setting, device: QPagedPaintDevice, room: QSizeF
) -> QTextDocument:
    document = QTextDocument()
    document.setDefaultFont(paper_font(setting.points))
    document.setDocumentMargin(0)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    document.setDefaultTextOption(option)
    document.setUndoRedoEnabled(False)
    document.setHtml("".join(tables))
    upright = QTextBlockFormat()  # a name from the right does not turn its line around
    upright.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
    everything = QTextCursor(document)
    everything.select(QTextCursor.SelectionType.Document)
    everything.mergeBlockFormat(upright)
    document.documentLayout().setPaintDevice(device)
    document.setTextWidth(room.width())
    return document


def _pages(
    pieces: Sequence[Piece], setting: Setting, device: QPagedPaintDevice, room: QSizeF
) -> list[list[str]]:
    """The tables of each page, with the heads that are repeated there."""
    heads = list(dict.fromkeys(piece.over for piece in pieces if piece.over))
    tables = [*(piece.html for piece in pieces), *heads]
    heights = _heights(tables, setting, device, room)
    head_heights = dict(zip(heads, heights[len(pieces) :], strict=True))
    pages: list[list[str]] = [[]]
    filled, most = 0.0, room.height() * 0.995  # heights are rounded up here and there
    # One longer than a page begins where the last one ends, if some of it has room there.
    needs = [height if height < most else most / 4 for height in heights]
    for at, piece in enumerate(pieces):
        needed = needs[at] + (needs[at + 1] if piece.leads else 0)
        if pages[-1] and filled + needed > most:
            pages.append([piece.over] if piece.over else [])
            filled = head_heights.get(piece.over, 0)
        pages[-1].append(piece.html)
        filled += heights[at]  # nothing stands behind one that goes on over the next page
    return pages


def _heights(
    tables: Sequence[str], setting: Setting, device: QPagedPaintDevice, room: QSizeF
) -> list[float]:
    """How high each table is. Some at a time: meanwhile the window has its turn."""
    heights = []
    for at in range(0, len(tables), _AT_ONCE):
        document = _document(tables[at : at + _AT_ONCE], setting, device, room)
        layout = document.documentLayout()
        frames = document.rootFrame().childFrames()
        places = [layout.frameBoundingRect(frame) for frame in frames]
        tops = [place.top() for place in places] + [places[-1].bottom()]
        heights += [below - top for top, below in pairwise(tops)]
    return heights
