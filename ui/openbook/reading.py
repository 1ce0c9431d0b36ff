"""What the page of the open book shows, read beside the window."""

from msgspec import Struct

from assistant.desk import Desk
from assistant.guests.view import GuestView
from assistant.journal.stamp import EntryId, PageId
from assistant.privacy.entries import Signing
from assistant.privacy.told import Book
from assistant.refusal import Refused
from ui.openbook.mark_form import Marked


class BookOpen(Struct, frozen=True):
    """Where one stands on the page, for a window that is built anew."""

    guest: PageId | None = None
    language: str = ""
    typed: str | Marked | None = None
    """In the one form or the other; None where neither is open."""
    adds: bool = False
    """Whether that is a word of the guest's own, to no line."""
    line: EntryId = EntryId(b"")


class Found(Struct, frozen=True):
    """A guest's book, and how things stand."""

    book: Book
    view: GuestView
    signing: Signing


def read_book(
    desk: Desk, guest: PageId | None, language: str, house: str, *, again: bool = False
) -> Found | None:
    """Off the GUI thread. None where there is no such guest. `again`: it is open already."""
    view = desk.guest(guest) if guest is not None else None
    if guest is None or view is None:
        return None
    try:
        book = desk.open_book.of(guest, language, house, again=again)
    except Refused:
        return None
    return Found(book, view, desk.open_book.signing())
