"""The open book as it is read at a desk: telephone and e-mail masked until they are revealed.

What is handed to the guest is whole: it is made from the book itself, by who may hand it out.
"""

import re

from msgspec.structs import replace

from assistant.privacy.told import Book, Section, Told
from ui.look.masked import is_revealed, masked


def is_masked(book: Book) -> bool:
    """Whether something in it is not shown in whole."""
    return bool(book.contacts) and not is_revealed(book.page)


def on_screen(book: Book) -> Book:
    """With each number and address in its words masked, where this desk masks them."""
    if not is_masked(book):
        return book
    known = _known(book)
    return replace(book, sections=tuple(_section(one, known) for one in book.sections))


def hides(book: Book, line: Told | None) -> bool:
    """Whether the words of a line, as a form would show them, tell what is masked."""
    return line is not None and is_masked(book) and bool(_known(book).search(line.words))


def _known(book: Book) -> re.Pattern[str]:
    """The longest first; not within a longer number or word, which Chinese sets no space around."""
    longest = sorted(filter(None, book.contacts), key=len, reverse=True)
    return re.compile(f"(?<![0-9A-Za-z])(?:{'|'.join(map(re.escape, longest))})(?![0-9A-Za-z])")


def _section(section: Section, known: re.Pattern[str]) -> Section:
    return replace(section, lines=tuple(_line(one, known) for one in section.lines))


def _line(line: Told, known: re.Pattern[str]) -> Told:
    notes = tuple(replace(one, text=_hidden(one.text, known)) for one in line.notes)
    return replace(line, text=_hidden(line.text, known), notes=notes)


def _hidden(text: str, known: re.Pattern[str]) -> str:
    return known.sub(lambda found: masked(found[0]), text)
