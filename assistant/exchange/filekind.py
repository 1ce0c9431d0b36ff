"""Says plainly when a file given as a list is something else: a workbook, a picture, an archive."""

import zipfile
from pathlib import Path
from typing import BinaryIO

from assistant.refusal import Refused
from assistant.tongue import N_

EXCEL = N_("This is an Excel file. Save it as CSV there, then choose that file.")
NUMBERS = N_("This is a Numbers file. Export it as CSV there, then choose that file.")
LIBREOFFICE = N_("This is a LibreOffice file. Save it as CSV there, then choose that file.")
DOCUMENT = N_("This is a document, not a list. Save the table in it as CSV, then choose that file.")
ARCHIVE = N_("This is a packed file. Unpack it, then choose the CSV file that was in it.")
WEB_PAGE = N_("This is a web page saved under another name. Open it in Excel and save it as CSV.")
CARDS = N_("This is a file of contact cards. Export the contacts as CSV, then choose that file.")
NOT_TEXT = N_("This file is not a list of text. Choose a CSV file.")
EMPTY = N_("This file is empty. Choose the file that holds your guests.")
MISSING = N_("There is no file {name}. Choose it again.")
FOLDER = N_("{name} is a folder. Choose the CSV file in it.")
UNREADABLE = N_(
    "{name} cannot be opened for reading. Copy it to your documents and choose the copy."
)

_MAGIC = (
    (b"\xd0\xcf\x11\xe0", EXCEL),  # the binary container of .xls (and .doc)
    (b"%PDF", DOCUMENT),
    (b"{\\rtf", DOCUMENT),
    (b"\x1f\x8b", ARCHIVE),
    (b"7z\xbc\xaf", ARCHIVE),
    (b"Rar!", ARCHIVE),
    (b"BZh", ARCHIVE),
    (b"\xfd7zXZ", ARCHIVE),
    (b"BEGIN:VCARD", CARDS),
)
_ZIPPED = (
    ("xl/", EXCEL),
    ("Index/", NUMBERS),
    ("index.apxl", NUMBERS),
    ("word/", DOCUMENT),
    ("content.xml", LIBREOFFICE),
)
_PICTURES = (
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"GIF8",
    b"RIFF",
    b"SQLite format 3\0",
    b"\x7fELF",
    b"MZ\x90",
)


def refuse_other_kinds(path: Path) -> None:
    """Raise `Refused`, saying what to do instead, unless `path` may be a text file with rows."""
    try:
        if path.is_dir():
            raise Refused(FOLDER, name=path.name)
        with path.open("rb") as file:
            reason = other_kind(file)
    except FileNotFoundError:
        raise Refused(MISSING, name=path.name) from None
    except (OSError, ValueError):  # ValueError: a zero in the name
        raise Refused(UNREADABLE, name=path.name) from None
    if reason:
        raise Refused(reason)


def other_kind(file: BinaryIO) -> str:
    """Why an open file cannot be a text file with rows, as the clerk is told; "" when it may be."""
    head = file.read(64 * 1024)
    if not head.strip(b"\xef\xbb\xff\xfe \t\r\n\0"):
        return EMPTY
    if head.startswith(b"PK\x03\x04"):
        return _zip_kind(file)
    for magic, reason in _MAGIC:
        if head.startswith(magic):
            return reason
    start = head.lstrip(b"\xef\xbb\xbf \t\r\n")[:300].lower()
    if start.startswith((b"<!doctype html", b"<html", b"<table", b"<?xml")):
        return WEB_PAGE
    if start.startswith(b"begin:vcard"):
        return CARDS
    if head.startswith(_PICTURES) or _has_controls(head):
        return NOT_TEXT
    return ""


def _zip_kind(file: BinaryIO) -> str:
    try:
        with zipfile.ZipFile(file) as packed:
            names = packed.namelist()
    except (zipfile.BadZipFile, OSError, ValueError):
        return ARCHIVE
    for start, reason in _ZIPPED:
        if any(name.startswith(start) for name in names):
            return reason
    return ARCHIVE


def _has_controls(head: bytes) -> bool:
    """Whether control characters are too many for a text, UTF-16 included."""
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return False
    controls = sum(head.count(byte) for byte in range(1, 32) if byte not in (4, 9, 10, 12, 13, 27))
    # In UTF-16 the high byte of Cyrillic is 4, of Latin 0 to 2, and no other control is frequent.
    wide = head.count(0) * 20 > len(head)
    return controls * (3 if wide else 50) > len(head)


def is_same(one: Path, other: Path) -> bool:
    """Whether two paths name one file that is there."""
    try:
        return one.samefile(other)
    except OSError:  # one of them is not there
        return False
