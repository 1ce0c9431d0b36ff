"""The open book of a guest with 1,000 lines, from the store to the PDF, against Qt alone."""

import time
from collections.abc import Iterable, Iterator
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import QApplication

from assistant.desk import Desk
from assistant.drafts import Draft
from assistant.guests import entries as e
from assistant.guests.entries import Identity
from assistant.journal.entry import Body
from assistant.journal.stamp import PageId, StaffId
from assistant.privacy.handed import as_text
from tests.bench.row import Row
from ui.look.look import STYLE, load_fonts
from ui.paper.open_book import book_document, book_sheet
from ui.paper.pdf import save_pdf
from ui.paper.sheet import page_layout

LINES = 1000
ROUNDS = 5
_TEXT = "likes the table at the window when it rains, and reads there with a pot of green tea"


def figures(desk: Desk) -> Iterator[Row]:
    """Seconds for the whole book as PDF; the floor is its bare text, laid out and saved by Qt."""
    app = QApplication.instance() or QApplication(["bench", *STYLE])
    load_fonts()
    page = _guest(desk)
    layout = page_layout("")
    with TemporaryDirectory() as folder:
        path, book = Path(folder) / "book.pdf", desk.open_book.of(page, "es")
        words = as_text(book)

        def ours() -> None:
            fresh = desk.open_book.of(page, "es")
            save_pdf(lambda *_: [book_document(fresh)], book_sheet(fresh), layout, "", path)

        def bare() -> None:
            save_pdf(lambda *_: [QTextDocument(words)], book_sheet(book), layout, "", path)

        pairs = [(_seconds(ours), _seconds(bare)) for _ in range(ROUNDS)]
    mine, floor = zip(*pairs, strict=True)
    what, bar = f"open book of {LINES:,} lines as PDF; its bare text", "under 2 s"
    ratios = tuple(one / other for one, other in pairs)
    yield Row(what, median(mine), median(floor), "s", bar, ratios)
    del app


def _seconds(work: object) -> float:
    began = time.perf_counter()
    work()  # type: ignore[operator]
    return time.perf_counter() - began


def _guest(desk: Desk) -> PageId:
    if desk.signed is None:
        staff = desk.staff()
        desk.sign_in(StaffId(staff[0].page) if staff else desk.join(name="Elena").result())
    page = desk.meet(Identity("Ana Ruiz", language="es")).result()
    desk.pouring.pour([(page, [Draft(body) for body in _bodies()])])
    return page


def _bodies() -> Iterable[Body]:
    for number in range(LINES):
        text = f"{_TEXT} ({number})"
        yield (
            e.NoteWritten(text),
            e.PreferenceNoted(text, "said"),
            e.MoodNoted(1 + number % 5, text),
            e.GuestArrived("in-person"),
            e.GuestLeft(),
            e.MistakeNoted(text),
            e.WordsSaid("greeting", "k", text),
            e.PreferenceNoted(text, "seen"),
        )[number % 8]
