"""What is asked for on paper: reads the case, then prints it or saves it, beside the window."""

import time
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct
from PySide6.QtCore import QEventLoop, QObject, QStandardPaths, Qt, Signal
from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import QFileDialog, QWidget

from assistant.desk import Desk
from assistant.guests.lookup import find
from assistant.journal.stamp import PageId, StaffId, stamped_ms
from assistant.people.view import signatures
from assistant.recovery.view import MatterView, Policy
from assistant.refusal import Refused
from assistant.tongue import N_, _, n_, spoken
from ui.bridge import Bridge, aside
from ui.look.keys import label
from ui.paper.case import case_document, case_title, moment
from ui.paper.pdf import save_pdf
from ui.paper.sheet import Sheet, page_layout, paint_sheets

if TYPE_CHECKING:  # loaded when somebody prints
    from PySide6.QtPrintSupport import QPrinter


class Case(Struct, frozen=True):
    """What a case on paper is made of."""

    view: MatterView
    guest: str
    """The guest's name; "" where the guest is not on file."""
    names: dict[StaffId, str]
    policy: Policy
    signer: str
    now_ms: int


class Papers(QObject):
    """For every page that shows a problem: `print_case`, `save_case`."""

    told = Signal(str)
    """It is done: a sentence for the clerk."""
    refused = Signal(str)
    """Why it could not be done, and what helps."""

    def __init__(self, desk: Desk, bridge: Bridge, window: QWidget) -> None:
        """The dialogs stand above `window`."""
        super().__init__(window)
        self._desk, self._bridge, self._window = desk, bridge, window
        self._folder = ""
        self.dialog: QWidget | None = None
        """The one that is open, or was last."""

    def print_case(self, page: PageId) -> None:
        """Let a printer be chosen, then print there."""
        from ui.paper.printer import ask_printer  # noqa: PLC0415 - lazy for start-up

        layout, title = page_layout(self._desk.region), _("Case")
        self.dialog = ask_printer(self._window, layout, title, partial(self.print_to, page))

    def save_case(self, page: PageId) -> None:
        """Let a file be named, then save there. Its name tells no guest's."""
        dialog = QFileDialog(self._window, label("save-pdf"))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilter(_("PDF ({patterns})").format(patterns="*.pdf"))
        dialog.setDefaultSuffix("pdf")
        documents = QStandardPaths.StandardLocation.DocumentsLocation
        dialog.setDirectory(self._folder or QStandardPaths.writableLocation(documents))
        day = datetime.fromtimestamp(stamped_ms(page) / 1000).date().isoformat()
        dialog.selectFile(_("Case {day}.pdf").format(day=day))
        dialog.fileSelected.connect(lambda name: self.save_to(page, Path(name)))
        dialog.open()
        self.dialog = dialog

    def save_to(self, page: PageId, path: Path) -> None:
        """Save the case at `path`; then `told` or `refused`."""
        self._folder = str(path.parent)

        def saved(pages: int) -> None:
            told = n_("Saved as {name}, {n} page.", "Saved as {name}, {n} pages.", pages)
            self.told.emit(told.format(name=path.name, n=pages))

        layout = page_layout(self._desk.region)

        def save() -> int:
            case = self._case(page)
            title = _("Case")
            return save_pdf(_document(case), _sheet(case), layout, title, path)

        self._bridge.when_done(self, aside(save), saved, self._on_refused)

    def print_to(self, page: PageId, printer: "QPrinter") -> None:
        """Print the case there; then `told` or `refused`."""

        def printed(pages: int) -> None:
            told = n_("{n} page is on its way to the printer.",
                      "{n} pages are on their way to the printer.", pages)  # fmt: skip
            self.told.emit(told.format(n=pages))

        def paint() -> int:
            case = self._case(page)
            return paint_sheets(_document(case), printer, _sheet(case))

        self._bridge.when_done(self, aside(paint), printed, self._on_refused)

    def _on_refused(self, why: Refused) -> None:
        self.refused.emit(why.sentence())

    def _case(self, page: PageId) -> Case:
        """The case as it is now, for whoever is at the desk. Not for the GUI thread."""
        view = self._desk.matters.one(page)
        if view is None:
            raise Refused(N_("This is no longer on file."))
        guests = [view.guest] if view.guest else []
        hits = self._desk.look_up(lambda tx: find.named(tx, guests)) if guests else {}
        guest = hits[view.guest].name if view.guest in hits else ""
        names = signatures(self._desk.staff())
        signer = names.get(self._desk.signed, "") if self._desk.signed else ""
        policy, now_ms = self._desk.matters.policy(), time.time_ns() // 1_000_000
        return Case(view, guest, names, policy, signer, now_ms)


def _document(case: Case) -> QTextDocument:
    QEventLoop()  # gives this thread the timers that a text's layout asks for
    return case_document(case.view, case.guest, case.names, case.policy, spoken())


def _sheet(case: Case) -> Sheet:
    printed = _("printed {moment} by {name}") if case.signer else _("printed {moment}")
    return Sheet(
        head=case_title(case.view, case.guest),
        warning=_("Contains personal data. Keep it out of sight, and destroy it after use."),
        signed=printed.format(moment=moment(case.now_ms), name=case.signer),
    )
