"""Listens to one field: what is marked there now, and how the better words get in."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit

from assistant.tongue import spoken
from assistant.words.lexicon import Use, remarks
from assistant.words.remark import Remark
from assistant.words.taking import taking
from ui.listening.about import known_at
from ui.listening.units import sign, units
from ui.listening.waves import Waves
from ui.look.look import Look


class Ear(QObject):
    """Belongs to its field (`field`); made by `hear`. It never holds anything up."""

    changed = Signal()
    """Other pieces are marked, or the cursor stands at another one."""

    def __init__(self, look: Look, field: QLineEdit | QPlainTextEdit, use: Use) -> None:
        super().__init__(field)
        self.field, self._use = field, use
        self._waves = Waves(look, field)
        self._remarks: tuple[Remark, ...] = ()
        self._right: set[str] = set()
        self._text = ""
        field.textChanged.connect(self._on_text)
        field.cursorPositionChanged.connect(self._on_moved)
        if isinstance(field, QPlainTextEdit):
            field.updateRequest.connect(self._waves.update)
        field.installEventFilter(self)
        self._on_text()

    @property
    def remarks(self) -> Sequence[Remark]:
        """What is marked now, in the text's order."""
        return self._remarks

    @property
    def current(self) -> Remark | None:
        """The remark on the piece where the cursor is, else the first one; None without any."""
        at = sign(self._text, self._cursor)
        here = (one for one in self._remarks if one.start <= at <= one.end)
        return next(here, self._remarks[0] if self._remarks else None)

    @property
    def piece(self) -> str:
        """The marked words of `current` where others are marked too, else "": it is clear then."""
        remark = self.current
        if remark is None or len(self._remarks) == 1:
            return ""
        return self._text[remark.start : remark.end]

    def listen(self) -> None:
        """Look at the text again, and at what is known about it."""
        known = known_at(self.field)
        language = (known.language if self._use == "said" else "") or spoken()
        found = tuple(
            remarks(
                self._text,
                language,
                use=self._use,
                own=known.own,
                off=known.off,
                right=self._right,
                names=known.names,
            )
            if self._text
            else ()
        )
        if found or self._remarks:
            self._remarks = found
            self._waves.show_remarks(found)
            self.changed.emit()

    def take_better(self) -> bool:
        """The better words take the place of what is marked; whether there are any to be taken."""
        remark = self.current
        change = taking(self._text, remark) if remark is not None else None
        if change is None or self.field.isReadOnly():
            return False
        text, cursor = self._text, sign(self._text, self._cursor)
        at = change.start + len(change.words)
        if cursor >= change.end:
            at += cursor - change.end
        after = text[: change.start] + change.words + text[change.end :]
        self._put(units(text, change.start), units(text, change.end), change.words)
        self._cursor = units(after, at)
        return True

    def let_stand(self) -> None:
        """This time it is right: no word of it until the field is free again."""
        if self.current is not None:
            self._right.add(self.current.right)
            self.listen()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The field is seen, has another size, or is written in with an input method."""
        kind = event.type()
        if kind == QEvent.Type.Show:
            self.listen()
        elif kind == QEvent.Type.Resize:
            self._waves.fit()
        elif kind == QEvent.Type.InputMethod and isinstance(event, QInputMethodEvent):
            # Letters that are not yet written push the others aside.
            self._waves.setVisible(bool(self._remarks) and not event.preeditString())
        return False

    # -- the field --------------------------------------------------------------------------------

    @property
    def _cursor(self) -> int:
        """In Qt's units."""
        if isinstance(self.field, QLineEdit):
            return self.field.cursorPosition()
        return self.field.textCursor().position()

    @_cursor.setter
    def _cursor(self, place: int) -> None:
        if isinstance(self.field, QLineEdit):
            self.field.setCursorPosition(place)
            return
        cursor = self.field.textCursor()
        cursor.setPosition(place)
        self.field.setTextCursor(cursor)

    def _put(self, start: int, end: int, words: str) -> None:
        """As if typed: one step to take back."""
        if isinstance(self.field, QLineEdit):
            self.field.setSelection(start, end - start)
            self.field.insert(words)
            return
        cursor = self.field.textCursor()
        cursor.setPosition(start)
        cursor.setPosition(end, cursor.MoveMode.KeepAnchor)
        cursor.insertText(words)

    def _on_text(self, *_text: str) -> None:
        if isinstance(self.field, QLineEdit):
            text, by_hand = self.field.text(), self.field.isUndoAvailable()
        else:
            text, by_hand = self.field.toPlainText(), self.field.document().isUndoAvailable()
        if text == self._text:
            return
        if not text or not by_hand:
            self._right.clear()  # another text begins, which cannot be undone
        self._text = text
        self.listen()

    def _on_moved(self, *_places: int) -> None:
        if self._remarks:
            self._waves.update()
            self.changed.emit()
