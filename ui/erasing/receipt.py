"""The receipt for a guest who was erased, on paper: in the guest's language, without a name."""

from collections.abc import Sequence

from PySide6.QtCore import QEventLoop, QSizeF
from PySide6.QtGui import QPagedPaintDevice, QTextDocument

from assistant.tongue import _, spoken_as
from ui.paper.reading import Paper
from ui.paper.sheet import Sheet, paper_font
from ui.paper.table import paragraph, title

_POINTS = 11


def receipt_paper(lines: Sequence[str], house: str, language: str) -> Paper:
    """`lines` are in `language` already. Not for the GUI thread."""

    def written(device: QPagedPaintDevice, room: QSizeF) -> list[QTextDocument]:
        QEventLoop()  # gives this thread the timers that a text's layout asks for
        document = QTextDocument()
        document.setDefaultFont(paper_font(_POINTS))
        document.setDocumentMargin(0)
        head = title(_("Erased"), [house] if house else [])
        document.setHtml(head + "".join(paragraph(line) for line in lines))
        return [document]

    with spoken_as(language):
        sheet = Sheet(head=_("Erased"), warning=_("This sheet is yours."), signed="")
        return Paper(_("Receipt of an erasure"), sheet, written, language)
