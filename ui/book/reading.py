"""What the page of the book needs, read beside the window; and what a search lets through."""

from collections.abc import Sequence
from datetime import datetime

from msgspec import Struct

from assistant.desk import Desk
from assistant.guests.entries import Moment
from assistant.people.view import StaffView
from assistant.words.book import Book
from assistant.words.labels import moment_label
from assistant.words.open_book import OpenBook, Shown, open_book
from assistant.words.plain import plain
from assistant.words.view import HouseWords


class Found(Struct, frozen=True):
    """The book in one language, and who works here."""

    language: str = ""
    house: HouseWords = HouseWords()
    pages: OpenBook = {}
    staff: Sequence[StaffView] = ()


def read(desk: Desk, book: Book, house: HouseWords, language: str, name: str) -> Found:
    """All of it. Not for the GUI thread: files are read when a language is first asked for."""
    now = datetime.now().astimezone()
    return Found(language, house, open_book(book, house, language, now, name), desk.staff())


def sought_in(pages: OpenBook, sought: str) -> OpenBook:
    """The lines that have all words of `sought`, or whose moment is called so, by moment."""
    words = plain(sought).split()
    found: dict[Moment, tuple[Shown, ...]] = {}
    for moment, lines in pages.items():
        called = plain(moment_label(moment))
        hits = tuple(
            line for line in lines if all(one in plain(line.text) or one in called for one in words)
        )
        if hits:
            found[moment] = hits
    return found
