"""The open book as a document: a letter to the guest, each line dated and signed."""

from html import escape

from PySide6.QtGui import QTextDocument

from assistant.privacy.told import Book, Section, Told
from assistant.tongue import _, named
from ui.paper.sheet import Sheet, paper_font
from ui.paper.table import Row, heading, paragraph, rows, title

POINTS = 10
"""The size of the text on paper."""


def book_document(book: Book) -> QTextDocument:
    """The book, black on white. To be made while its language is spoken."""
    document = QTextDocument()
    document.setDefaultFont(paper_font(POINTS))
    document.setDocumentMargin(0)
    document.setHtml("".join(_parts(book)))
    return document


def book_sheet(book: Book) -> Sheet:
    """What stands around each page. To be made while its language is spoken."""
    by = _("given {moment} by {name}") if book.made_by else _("given {moment}")
    return Sheet(
        head=book.title,
        warning=_("This sheet is yours. It tells of you: please keep it safe."),
        signed=by.format(moment=book.made, name=book.made_by),
    )


def _parts(book: Book) -> list[str]:
    below = [book.house] if book.house else []
    told = [title(book.title, below)]
    told += [paragraph(line) for line in book.letter.split("\n")]
    told += [_mark(mark) for mark in book.marks]
    for section in book.sections:
        told.append(heading(section.title))
        if section.intro:
            told.append(_intro(section.intro))
        told.append(_lines(section))
    return told


def _lines(section: Section) -> str:
    """A list of dated lines, or plain sentences where nothing has a date."""
    if not any(line.when for line in section.lines):
        return "".join(paragraph(line.text) for line in section.lines)
    before = ("", "")
    told = []
    for line in section.lines:  # day and name are not said twice of lines in a row
        told.append(_row(line, signed=(line.when, line.by) != before))
        before = (line.when, line.by)
    return rows(told)


def _row(line: Told, *, signed: bool) -> Row:
    marks = {"gone": _("no longer so"), "undone": _("taken back")}
    text = named(marks[line.state], line.text) if line.state in marks else line.text
    when, by = (line.when, line.by) if signed else ("", "")
    return Row(when, text, by, [note.text for note in line.notes])


def _intro(words: str) -> str:
    return f'<p style="margin:4px 0 2px 0; font-size:8.5pt; color:#3c3c3c">{escape(words)}</p>'


def _mark(words: str) -> str:
    return f'<p style="margin:6px 0 0 0; font-weight:600">▲ {escape(words)}</p>'
