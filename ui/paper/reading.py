"""What is printed, read from the desk at the moment when it is printed, for whoever is there."""

import time
from datetime import datetime
from functools import partial
from pathlib import Path

from msgspec import Struct
from PySide6.QtCore import QEventLoop, QSizeF
from PySide6.QtGui import QPagedPaintDevice, QTextDocument

from assistant.desk import Desk
from assistant.guests.lookup import find
from assistant.journal.stamp import PageId
from assistant.people.view import signatures
from assistant.privacy.handed import as_json
from assistant.privacy.told import Book
from assistant.refusal import Refused
from assistant.tongue import N_, _, spoken, spoken_as
from ui.paper.case import case_document, case_title, moment
from ui.paper.handover import Handover, handover_pages, handover_sheet, handover_title
from ui.paper.open_book import book_document, book_sheet
from ui.paper.pdf import save_text
from ui.paper.sheet import Sheet, Written

_GONE = N_("This is no longer on file.")


class Paper(Struct, frozen=True):
    """Something to print or to save."""

    title: str
    """For the printer's queue and the file's properties: it tells no guest's name."""
    sheet: Sheet
    written: Written
    language: str = ""
    """In which it is written, where that is not the interface's."""
    about: tuple[PageId, ...] = ()
    """The guests of whom it tells: a file of it is deleted when one of them is erased."""
    secret: bool = False
    """Whether it opens the store."""


def read_case(desk: Desk, page: PageId) -> Paper:
    """A case as it is now. Not for the GUI thread."""
    view = desk.matters.one(page)
    if view is None:
        raise Refused(_GONE)
    guests = [view.guest] if view.guest else []
    hits = desk.look_up(lambda tx: find.named(tx, guests)) if guests else {}
    guest = hits[view.guest].name if view.guest in hits else ""
    names, policy, signer = signatures(desk.staff()), desk.matters.policy(), _signer(desk)
    printed = _("printed {moment} by {name}") if signer else _("printed {moment}")
    sheet = Sheet(
        head=case_title(view, guest),
        warning=_("Contains personal data. Keep it out of sight, and destroy it after use."),
        signed=printed.format(moment=moment(_now_ms()), name=signer),
    )

    def written(device: QPagedPaintDevice, room: QSizeF) -> list[QTextDocument]:
        QEventLoop()  # gives this thread the timers that a text's layout asks for
        return [case_document(view, guest, names, policy, spoken())]

    return Paper(_("Case"), sheet, written, about=tuple(guests))


def read_book(desk: Desk, book: Book) -> Paper:
    """What a guest is given, by who may. Not for the GUI thread."""
    desk.open_book.require()

    def written(device: QPagedPaintDevice, room: QSizeF) -> list[QTextDocument]:
        QEventLoop()  # as above
        return [book_document(book)]

    with spoken_as(book.language):
        return Paper(book.title, book_sheet(book), written, book.language, (book.page,))


def save_book_data(desk: Desk, book: Book, path: Path) -> None:
    """Write what a guest is given for other programs: whole, or not at all. Refused if it fails."""
    desk.open_book.require()
    view = desk.guest(book.page)
    if view is None:
        raise Refused(_GONE)
    desk.open_book.will_save([book.page], path).result()
    save_text(as_json(book, view), path)


def read_handover(desk: Desk, page: PageId) -> Paper:
    """A handover that was given, or the draft as it is now. Not for the GUI thread."""
    sheet = desk.shifts.given(page)
    if sheet is None or sheet.view is None or not sheet.view.is_given:
        sheet = desk.shifts.draft()
        if sheet.page != page:  # it was given meanwhile, and the next one has begun
            raise Refused(_GONE)
    handover = Handover(
        sheet,
        signatures(desk.staff()),
        desk.matters.policy(),
        desk.shifts.rules(),
        _signer(desk),
        _now_ms(),
    )

    told = {one.told.guest: None for one in sheet.items if one.told.guest}
    others = sheet.view.others if sheet.view is not None else ()
    return Paper(
        handover_title(handover),
        handover_sheet(handover),
        partial(handover_pages, handover),
        about=(*told, *others),
    )


def handover_ms(desk: Desk, page: PageId) -> int:
    """When a handover was given; now for a draft. Not for the GUI thread."""
    sheet = desk.shifts.given(page)
    return (sheet.view.given_ms if sheet is not None and sheet.view is not None else 0) or _now_ms()


def day_of(ms: int) -> str:
    """A day as files are named by it: 2026-11-21."""
    return datetime.fromtimestamp(ms / 1000).date().isoformat()


def _signer(desk: Desk) -> str:
    return signatures(desk.staff()).get(desk.signed, "") if desk.signed else ""


def _now_ms() -> int:
    return time.time_ns() // 1_000_000
