"""What is asked for on paper: a case or a handover printed or saved, beside the window."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QStandardPaths, Qt, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from assistant.desk import Desk
from assistant.journal.stamp import PageId, stamped_ms
from assistant.privacy.entries import Way
from assistant.privacy.told import Book
from assistant.refusal import Refused
from assistant.tongue import _, n_, spoken_as
from ui.bridge import Bridge, aside
from ui.look.keys import label
from ui.paper.pdf import save_pdf
from ui.paper.reading import (
    Paper,
    day_of,
    handover_ms,
    read_book,
    read_case,
    read_handover,
    save_book_data,
)
from ui.paper.sheet import page_layout, paint_sheets

if TYPE_CHECKING:  # loaded when somebody prints
    from PySide6.QtPrintSupport import QPrinter

Read = Callable[[], Paper]
"""Reads what is to be printed, as it is then. Not for the GUI thread."""
Done = Callable[[], object]
"""Called once it is printed or saved."""


def _nothing() -> None:
    """Nobody waits for it."""


class Papers(QObject):
    """For every page that shows a problem or a handover."""

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
        """Let a printer be chosen, then print the case there."""
        self._ask_printer(_("Case"), self.case(page))

    def save_case(self, page: PageId) -> None:
        """Let a file be named, then save the case there. Its name tells no guest's."""
        name = _("Case {day}.pdf").format(day=day_of(stamped_ms(page)))
        self._ask_file(name, partial(self.save_to, self.case(page)))

    def print_handover(self, page: PageId) -> None:
        """Let a printer be chosen, then print the handover there, or the draft."""
        self._ask_printer(_("Handover"), self.handover(page))

    def save_handover(self, page: PageId) -> None:
        """Let a file be named, then save the handover there, or the draft."""

        def ask(given_ms: int) -> None:
            name = _("Handover {day}.pdf").format(day=day_of(given_ms))
            self._ask_file(name, partial(self.save_to, self.handover(page)))

        given_ms = aside(handover_ms, self._desk, page)
        self._bridge.when_done(self, given_ms, ask, self._on_refused)

    def give_book(self, book: Book, way: Way, done: Done) -> None:
        """Let a printer or a file be chosen for what a guest is given; `done` once it is there."""
        ways = {"print": self.print_book, "pdf": self.save_book, "json": self.save_book_data}
        ways[way](book, done)

    def print_book(self, book: Book, done: Done) -> None:
        """Let a printer be chosen, then print what a guest is given; `done` once it is."""
        self._ask_printer(_("Open book"), partial(read_book, self._desk, book), done)

    def save_book(self, book: Book, done: Done) -> None:
        """Let a file be named, then save it there as PDF. Its name tells no guest's."""
        name = _("Open book {day}.pdf").format(day=day_of(book.made_ms))
        self._ask_file(name, partial(self.save_book_to, book, done))

    def save_book_to(self, book: Book, done: Done, path: Path) -> None:
        """Save it as PDF."""
        self.save_to(partial(read_book, self._desk, book), path, done)

    def save_book_data(self, book: Book, done: Done) -> None:
        """Let a file be named, then save it there for other programs."""
        name = _("Open book {day}.json").format(day=day_of(book.made_ms))
        self._ask_file(name, partial(self.save_book_data_to, book, done), kind="json")

    def save_book_data_to(self, book: Book, done: Done, path: Path) -> None:
        """Save it for other programs, noted as the PDF is."""
        self._folder = str(path.parent)

        def saved(_result: object) -> None:
            self.told.emit(_("Saved as {name}.").format(name=path.name))
            done()

        written = aside(save_book_data, self._desk, book, path)
        self._bridge.when_done(self, written, saved, self._on_refused)

    def print_recovery(self) -> None:
        """Let a printer be chosen, then print the recovery sheet there."""
        self._ask_printer(_("Recovery sheet"), self._recovery)

    def save_recovery(self) -> None:
        """Let a file be named, then save the recovery sheet there."""
        save = partial(self.save_to, self._recovery)
        self._ask_file(_("Recovery sheet.pdf"), save)

    def _recovery(self) -> Paper:
        from ui.paper.recovery_sheet import read_recovery  # noqa: PLC0415 - hardly ever printed

        return read_recovery(self._desk)

    def print_receipt(self, read: Read) -> None:
        """Let a printer be chosen, then print what `read` has there."""
        self._ask_printer(_("Receipt"), read)

    def save_receipt(self, read: Read, when_ms: int) -> None:
        """Let a file be named, then save it there. Its name tells nobody's."""
        name = _("Receipt {day}.pdf").format(day=day_of(when_ms))
        self._ask_file(name, partial(self.save_to, read))

    def case(self, page: PageId) -> Read:
        """What `save_to` and `print_to` take for a case."""
        return partial(read_case, self._desk, page)

    def handover(self, page: PageId) -> Read:
        """What they take for a handover."""
        return partial(read_handover, self._desk, page)

    def save_to(self, read: Read, path: Path, done: Done = _nothing) -> None:
        """Save it at `path`, after it is noted of whom it tells; then `told` or `refused`."""
        self._folder = str(path.parent)

        def saved(pages: int) -> None:
            told = n_("Saved as {name}, {n} page.", "Saved as {name}, {n} pages.", pages)
            self.told.emit(told.format(name=path.name, n=pages))
            done()

        layout = page_layout(self._desk.region)

        def save() -> int:
            paper = read()
            if paper.about:
                self._desk.open_book.will_save(paper.about, path).result()
            with spoken_as(paper.language):
                told = paper.written, paper.sheet, layout, paper.title, path
                return save_pdf(*told, secret=paper.secret)

        self._bridge.when_done(self, aside(save), saved, self._on_refused)

    def print_to(self, read: Read, printer: "QPrinter", done: Done = _nothing) -> None:
        """Print it there; then `told` or `refused`."""

        def printed(pages: int) -> None:
            told = n_("{n} page is on its way to the printer.",
                      "{n} pages are on their way to the printer.", pages)  # fmt: skip
            self.told.emit(told.format(n=pages))
            done()

        def paint() -> int:
            paper = read()
            with spoken_as(paper.language):
                return paint_sheets(paper.written, printer, paper.sheet)

        self._bridge.when_done(self, aside(paint), printed, self._on_refused)

    def _ask_printer(self, title: str, read: Read, done: Done = _nothing) -> None:
        from ui.paper.printer import ask_printer  # noqa: PLC0415 - lazy for start-up

        layout = page_layout(self._desk.region)
        to_printer = partial(self.print_to, read, done=done)
        self.dialog = ask_printer(self._window, layout, title, to_printer)

    def _ask_file(self, name: str, save: Callable[[Path], None], kind: str = "pdf") -> None:
        dialog = QFileDialog(self._window, label({"pdf": "save-pdf", "json": "save-data"}[kind]))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        kinds = {"pdf": _("PDF ({patterns})"), "json": _("For other programs ({patterns})")}
        dialog.setNameFilter(kinds[kind].format(patterns=f"*.{kind}"))
        dialog.setDefaultSuffix(kind)
        documents = QStandardPaths.StandardLocation.DocumentsLocation
        dialog.setDirectory(self._folder or QStandardPaths.writableLocation(documents))
        dialog.selectFile(name)
        dialog.fileSelected.connect(lambda chosen: save(Path(chosen)))
        dialog.open()
        self.dialog = dialog

    def _on_refused(self, why: Refused) -> None:
        self.refused.emit(why.sentence())
