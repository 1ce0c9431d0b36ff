"""What the page of the open book shows, read beside the window."""

from msgspec import Struct

from assistant.desk import Desk
from assistant.guests.view import GuestView
from assistant.journal.stamp import PageId
from assistant.privacy.entries import Signing
from assistant.privacy.told import Book
from assistant.refusal import Refused


class Found(Struct, frozen=True):
    """A guest's book, and how things stand."""

    book: Book
    view: GuestView
    signing: Signing


def read_book(desk: Desk, guest: PageId | None, language: str, house: str) -> Found | None:
    """Off the GUI thread. None where there is no such guest."""
    view = desk.guest(guest) if guest is not None else None
    if guest is None or view is None:
        return None
    try:
        book = desk.open_book.of(guest, language, house)
    except Refused:
        return None
    return Found(book, view, desk.open_book.signing())
