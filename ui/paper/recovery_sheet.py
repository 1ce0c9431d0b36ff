"""The recovery sheet on paper: what it is for, where to keep it, six lines, and a square code."""

from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING

import segno
from PySide6.QtCore import QEventLoop, QSizeF, QUrl
from PySide6.QtGui import QColor, QImage, QPagedPaintDevice, QTextDocument

from assistant.safekeeping import Sheet as RecoverySheet
from assistant.tongue import _, listed
from ui.look.days import plain_day
from ui.paper.reading import Paper
from ui.paper.sheet import Sheet, paper_font
from ui.paper.table import heading, paragraph, signature, title

if TYPE_CHECKING:
    from assistant.desk import Desk

_POINTS = 10.5
_CODE_MM = 42
_QUIET = 4
"""So many cells around a code have to be white."""
_CODE = "square-code"


def read_recovery(desk: "Desk") -> Paper:
    """The sheet for the key that counts now. Not for the GUI thread."""
    told = desk.safe.sheet()
    sheet = Sheet(
        head=_("Recovery sheet {number}").format(number=told.number),
        warning=_("Whoever has this sheet and a backup, or the computer, can read everything."),
        signed=listed((told.house, _day(told.made_ms))),
    )
    return Paper(_("Recovery sheet"), sheet, partial(_written, told), secret=True)


def recovery_document(told: RecoverySheet) -> QTextDocument:
    """One page, in the interface's language."""
    document = QTextDocument()
    document.setDefaultFont(paper_font(_POINTS))
    document.setDocumentMargin(0)
    image = QTextDocument.ResourceType.ImageResource
    document.addResource(image, QUrl(_CODE), square_code(told.code))
    document.setHtml("".join(_parts(told)))
    return document


def square_code(text: str) -> QImage:
    """A QR code, one pixel a cell, with the white that it needs around it."""
    cells = segno.make(text, error="m", micro=False).matrix
    side = len(cells) + 2 * _QUIET
    image = QImage(side, side, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    for y, row in enumerate(cells, _QUIET):
        for x, cell in enumerate(row, _QUIET):
            if cell:
                image.setPixelColor(x, y, QColor("black"))
    return image.scaled(side * 16, side * 16)


def _written(told: RecoverySheet, device: QPagedPaintDevice, room: QSizeF) -> list[QTextDocument]:
    QEventLoop()  # gives this thread the timers that a text's layout asks for
    return [recovery_document(told)]


def _parts(told: RecoverySheet) -> list[str]:
    mark = _("Made up, for practice") if told.is_practice else ""
    below = [
        listed((told.house, _day(told.made_ms))),
        _("It fits the store and the backups with the number {number}.").format(number=told.number),
    ]
    return [
        title(_("Recovery sheet"), below, mark),
        heading(_("What it is for")),
        paragraph(
            _(
                "Everything about your guests is encrypted. If this computer is lost or broken, a"
                " backup and these six lines bring all of it back on a new one."
            )
        ),
        paragraph(
            _("On the new computer open Salve and choose “Restore from a backup”, then type this.")
        ),
        heading(_("The six lines")),
        _lines(told),
        paragraph(
            _(
                "Capital or small letters are the same, and so are O and 0, I, L and 1. Each line"
                " is checked as it is typed. A scanner reads the square code in their place."
            )
        ),
        heading(_("Where to keep it")),
        paragraph(
            _(
                "Locked away, apart from the computer and from the backups: in a safe, at home, at"
                " the bank. Two copies in two places are better than one."
            )
        ),
        paragraph(
            _(
                "Not in a photograph, an e-mail or a file on this computer. If a sheet is lost or"
                " was seen, change the key in Salve: store and backups then need a new sheet."
            )
        ),
        signature(_("Kept at, by whom")),
    ]


def _lines(told: RecoverySheet) -> str:
    rows = "".join(
        f'<tr><td style="padding:5px 14px 5px 0; color:#3c3c3c">{n}</td>'
        '<td style="padding:5px 0; font-family:monospace; font-size:15pt; font-weight:600">'
        f"{line.replace(' ', '&nbsp;&nbsp;')}</td></tr>"
        for n, line in enumerate(told.lines, 1)
    )
    side = round(_CODE_MM / 25.4 * 96)
    return (
        '<table width="100%" cellspacing="0" cellpadding="0" style="margin-top:8px"><tr>'
        f'<td width="68%"><table cellspacing="0" cellpadding="0">{rows}</table></td>'
        f'<td width="32%" align="right"><img src="{_CODE}" width="{side}" height="{side}"/></td>'
        "</tr></table>"
    )


def _day(ms: int) -> str:
    return plain_day(datetime.fromtimestamp(ms / 1000).astimezone())
