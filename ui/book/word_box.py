"""Words to be said, in which a placeholder is one piece: picked, never typed, gone at once."""

import re
from collections.abc import Iterator, Mapping
from math import ceil

from PySide6.QtCore import QEvent, QMimeData, QSize, Qt, Signal
from PySide6.QtGui import (
    QFontMetricsF,
    QInputMethodEvent,
    QKeyEvent,
    QResizeEvent,
    QTextCharFormat,
    QTextCursor,
)
from PySide6.QtWidgets import QSizePolicy, QTextEdit

from assistant.tongue import sentences
from ui.book.chip_object import KIND, NAME, SIGN, ChipObject, chip_format
from ui.look.lines import PAD, gives_up
from ui.look.look import Look

_PLACEHOLDER = re.compile(r"\{(\w+)\}")
_BREAKS = re.compile("\r\n|[\r\u0085\u2028\u2029]")
_STRANGE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufdd0\ufdd1\ufffc\ud800-\udfff]")
"""Signs that Qt keeps for itself, or that nobody can say."""
_LINES, _LETTER = 6, 14
"""So many lines a box gets high, where words are said and where they are written."""


class WordBox(QTextEdit):
    """Its text is a pattern: “Welcome back, {name}.”"""

    edited = Signal()
    brace_refused = Signal()
    """Somebody tried to type a placeholder."""
    entered = Signal()
    """Return, where that does not begin a paragraph."""

    def __init__(self, look: Look, name: str) -> None:
        super().__init__()
        self._look, self._samples = look, dict[str, str]()
        self._notes = ""
        self._paragraphs = False
        self._showing = False
        self.setFont(look.font("words"))
        self.setAcceptRichText(False)
        self.setAccessibleName(name)
        self.setTabChangesFocus(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setMinimumWidth(look.px(120))
        document = self.document()
        document.setDefaultFont(look.font("words"))
        self._chips = ChipObject(look, document)
        document.documentLayout().registerHandler(KIND, self._chips)
        document.documentLayout().documentSizeChanged.connect(lambda size: self._fit())
        self.textChanged.connect(self._on_changed)
        self.selectionChanged.connect(self._on_selected)
        self._fit()

    # -- its words --------------------------------------------------------------------------------

    @property
    def words(self) -> str:
        """The pattern."""
        cursor = QTextCursor(self.document())
        cursor.select(QTextCursor.SelectionType.Document)
        return self._pattern(cursor)

    @property
    def spoken(self) -> str:
        """The words with the samples of their placeholders, for who cannot see the chips."""
        return _PLACEHOLDER.sub(lambda at: self._samples.get(at[1], at[1]), self.words)

    def show_words(self, words: str) -> None:
        """Another pattern; nothing of the one before can be brought back."""
        self._showing = True
        document = self.document()
        document.setUndoRedoEnabled(False)
        document.clear()
        self._write(QTextCursor(document), words)
        document.setUndoRedoEnabled(True)
        self.moveCursor(QTextCursor.MoveOperation.End)
        self._showing = False
        self._describe()

    def show_samples(self, samples: Mapping[str, str]) -> None:
        """What stands for each placeholder that may be picked."""
        if samples != self._samples:
            self._samples = self._chips.samples = dict(samples)
            self.document().markContentsDirty(0, self.document().characterCount())
            self._describe()

    def show_notes(self, notes: str) -> None:
        """What is to be said about the words, for who cannot see it below them."""
        self._notes = notes
        self._describe()

    def allow_paragraphs(self, allowed: bool) -> None:
        """Whether Return begins a paragraph: in what is written, not in what is said."""
        if allowed != self._paragraphs:
            self._paragraphs = allowed
            self._fit()

    def pick(self, name: str) -> None:
        """Put a placeholder where the caret is."""
        self._write(self.textCursor(), f"{{{name}}}")
        self.ensureCursorVisible()

    # -- by hand ----------------------------------------------------------------------------------

    def event(self, event: QEvent) -> bool:
        """Ctrl+Z is the page's where the box has nothing to take back."""
        idle = not self.document().isUndoAvailable()
        if isinstance(event, QKeyEvent) and gives_up(event, idle=idle):
            return False
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """No brace is typed; an apostrophe is a curly one; Return goes on where nothing breaks."""
        text, ctrl = event.text(), event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if ctrl:
                event.ignore()
            elif self._paragraphs:
                self.textCursor().insertBlock()
                self.ensureCursorVisible()
            else:
                self.entered.emit()
        elif event.key() in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab, Qt.Key.Key_Escape):
            event.ignore()
        elif text and not ctrl and _unsaid(text):
            self._write(self.textCursor(), self._cleaned(text))
            self._tell_braces(text)
        else:
            super().keyPressEvent(event)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """Nor does an input method write braces."""
        if _unsaid(event.commitString()):
            clean = QInputMethodEvent(event.preeditString(), event.attributes())
            start, length = event.replacementStart(), event.replacementLength()
            clean.setCommitString(self._cleaned(event.commitString()), start, length)
            super().inputMethodEvent(clean)
            self._tell_braces(event.commitString())
        else:
            super().inputMethodEvent(event)

    def createMimeDataFromSelection(self) -> QMimeData:
        """Placeholders are copied as themselves."""
        data = QMimeData()
        data.setText(self._pattern(self.textCursor()))
        return data

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Plain words; placeholders that may stand here are placeholders again, braces go."""
        words = unknown = ""
        for at, part in enumerate(_PLACEHOLDER.split(source.text())):
            if at % 2 and part in self._samples:
                words += f"{{{part}}}"
            else:
                words += self._cleaned(part)
                unknown += f"{{{part}}}" if at % 2 else part
        self._write(self.textCursor(), words)
        self.ensureCursorVisible()
        self._tell_braces(unknown)

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        """Text only."""
        return source.hasText()

    # -- its height -------------------------------------------------------------------------------

    def sizeHint(self) -> QSize:
        """A comfortable width; its own height."""
        return QSize(self._look.px(320), self._height())

    def minimumSizeHint(self) -> QSize:
        """The same height."""
        return QSize(self._look.px(120), self._height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width, other lines."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        fits = self.document().size().height() <= self._most()
        bars = Qt.ScrollBarPolicy
        self.setVerticalScrollBarPolicy(bars.ScrollBarAlwaysOff if fits else bars.ScrollBarAsNeeded)
        if self.minimumHeight() != self._height():
            self.setFixedHeight(self._height())

    def _height(self) -> int:
        """As its words need, which in Chinese are higher; one line, or two where there are many."""
        document = self.document()
        least = QFontMetricsF(self.font()).height() * (2 if self._paragraphs else 1)
        inside = min(
            max(least + 2 * document.documentMargin(), document.size().height()), self._most()
        )
        return ceil(inside) + self._look.px(2 * PAD) - round(2 * document.documentMargin())

    def _most(self) -> float:
        return (_LETTER if self._paragraphs else _LINES) * QFontMetricsF(
            self.font()
        ).height() + self._look.px(8)

    # -- inside -----------------------------------------------------------------------------------

    def _pattern(self, cursor: QTextCursor) -> str:
        """What is selected, chips as placeholders. Positions count UTF-16 units, as Qt does."""
        looking = QTextCursor(self.document())
        at, words = cursor.selectionStart(), ""
        for sign in cursor.selectedText():
            at += 2 if ord(sign) > 0xFFFF else 1
            if sign == SIGN:
                looking.setPosition(at)
                name = looking.charFormat().property(NAME)
                words += f"{{{name}}}" if name else ""
            else:
                words += sign
        return _BREAKS.sub("\n", words)

    def _write(self, cursor: QTextCursor, words: str) -> None:
        """Replace what is selected by a pattern; one step to take back."""
        cursor.beginEditBlock()
        cursor.removeSelectedText()
        for text, name in _pieces(words):
            if name:
                cursor.insertText(SIGN, chip_format(name, self.document().defaultFont()))
            else:
                cursor.insertText(text, QTextCharFormat())
        cursor.endEditBlock()

    def _cleaned(self, text: str) -> str:
        """As it may stand here."""
        text = clean(text.replace("{", "").replace("}", "")).replace("'", "’")
        return text if self._paragraphs else text.replace("\n", " ")

    def _tell_braces(self, text: str) -> None:
        """Whoever writes a brace is told how a placeholder comes in; last, it would be hidden."""
        if "{" in text or "}" in text:
            self.brace_refused.emit()

    def _on_changed(self) -> None:
        if not self._showing:
            self._describe()
            self.edited.emit()

    def _on_selected(self) -> None:
        cursor = self.textCursor()
        self._chips.marked = (cursor.selectionStart(), cursor.selectionEnd())
        self.viewport().update()

    def _describe(self) -> None:
        self.setAccessibleDescription(sentences(self.spoken, self._notes))


def clean(text: str) -> str:
    """`text` with one kind of line break and without signs that nobody can say."""
    return _STRANGE.sub("", _BREAKS.sub("\n", text)).replace("\t", " ")


def _unsaid(text: str) -> bool:
    """Whether something of it cannot stand as it is typed."""
    return any(sign in "{}'" or _STRANGE.match(sign) for sign in text) and text.isprintable()


def _pieces(words: str) -> Iterator[tuple[str, str]]:
    """Text and the names of placeholders, each with the other one empty."""
    for at, part in enumerate(_PLACEHOLDER.split(clean(words))):
        if part:
            yield ("", part) if at % 2 else (part, "")
