"""One for a window: follows the focus, shows the note at the field, and knows the three keys."""

from collections.abc import Callable, Collection

from msgspec import structs
from PySide6.QtCore import QEvent, QObject, QRect, QRectF, Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)
from shiboken6 import isValid

from assistant.words.view import HouseWords
from ui.listening.about import About
from ui.listening.ear import Ear
from ui.listening.hear import ear_of, tell
from ui.listening.note import Note
from ui.listening.placing import place
from ui.look.keys import KEYS
from ui.look.look import Look

_MOVED = (QEvent.Type.Move, QEvent.Type.Resize, QEvent.Type.Show, QEvent.Type.Hide)


class Listening(QObject):
    """What is settled by the house reaches every field through the window that it is told to."""

    def __init__(self, look: Look, window: QWidget) -> None:
        super().__init__(window)
        self._window, self._look = window, look
        self._ear: Ear | None = None
        self._watched: list[QWidget] = []
        self._stood: tuple[object, ...] = ()
        """For what the note's place was looked for last."""
        self._away = ""
        """`Remark.right` of what the note is put away for."""
        self._known = About()
        self.note = Note(look, window)
        self.note.taken.connect(self.take_better)
        self.note.let_stand.connect(self.let_stand)
        self.note.put_away.connect(self.put_away)
        if isinstance(application := QApplication.instance(), QApplication):
            application.focusChanged.connect(self._on_focus)
        self._on_focus(None, QApplication.focusWidget())

    def show_words(self, words: HouseWords) -> None:
        """What the house has settled, from now on."""
        self._tell(structs.replace(self._known, own=words.lexicon, off=words.words_off))

    def show_names(self, names: Collection[str]) -> None:
        """Who works here, and what the house is called: no name is marked."""
        known = frozenset(name for name in names if name)
        self._tell(structs.replace(self._known, names=known))

    def take_better(self) -> None:
        """The better words of the note take their place."""
        if self._ear is not None:
            self._ear.take_better()

    def let_stand(self) -> None:
        """This time what the note speaks of is right."""
        if self._ear is not None:
            self._ear.let_stand()

    def put_away(self) -> None:
        """No note about this piece while one stays in the field."""
        if self.note.remark is not None:
            self._away = self.note.remark.right
            self._show()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The keys of the note, where its field has the focus; where the field is now."""
        if isinstance(event, QKeyEvent) and self._ear is not None and watched is self._ear.field:
            return self._take(event)
        if event.type() in _MOVED:
            self._stand()
        return False

    # -- keys -------------------------------------------------------------------------------------

    def _take(self, event: QKeyEvent) -> bool:
        """Whether the key is the note's. A page's shortcut of the same keys is not heard then."""
        deed = self._deed(event)
        if deed is None or event.type() == QEvent.Type.KeyRelease:
            return False
        event.accept()
        if event.type() == QEvent.Type.KeyPress:
            deed()
        return True

    def _deed(self, event: QKeyEvent) -> Callable[[], None] | None:
        deeds = {"better-words": self.take_better, "right-words": self.let_stand}
        marked = self._ear is not None and bool(self._ear.remarks)
        pressed = QKeySequence(event.keyCombination())
        if pressed == QKeySequence(KEYS["cancel"].sequence):
            return self.put_away if self.note.isVisible() else None
        for act, deed in deeds.items():
            if marked and pressed == QKeySequence(KEYS[act].sequence):
                return deed
        return None

    # -- the note ---------------------------------------------------------------------------------

    def _on_focus(self, _before: QWidget | None, now: QWidget | None) -> None:
        inside = now is not None and self._window.isAncestorOf(now)
        ear = ear_of(now) if now is not None and inside else None
        if ear is self._ear:
            return
        self._leave()
        self._ear = ear
        if ear is not None:
            ear.field.installEventFilter(self)  # before what else may take keys from the field
            ear.changed.connect(self._show)
            ear.destroyed.connect(self._leave)
            self._show()

    def _leave(self) -> None:
        before, self._ear, self._away = self._ear, None, ""
        self._hide()
        if before is not None and isValid(before):
            before.changed.disconnect(self._show)
            before.destroyed.disconnect(self._leave)
            before.field.removeEventFilter(self)

    def _show(self) -> None:
        remark = self._ear.current if self._ear is not None else None
        if remark is None or remark.right == self._away:
            self._hide()
            return
        self._away = ""
        piece = self._ear.piece if self._ear is not None else ""
        if not self.note.isVisible() or (remark, piece) != (self.note.remark, self.note.piece):
            self.note.show_remark(remark, piece)
            self._announce()
        self._watch()
        self._stand()

    def _hide(self) -> None:
        self.note.hide()
        for one in self._watched:
            if isValid(one):
                one.removeEventFilter(self)
        self._watched = []

    def _watch(self) -> None:
        """The note goes along when a page is scrolled or laid out anew."""
        if self._ear is None or self._watched:
            return
        around: QWidget | None = self._ear.field.parentWidget()
        while around is not None:
            around.installEventFilter(self)
            self._watched.append(around)
            around = around.parentWidget()

    def _stand(self) -> None:
        """Where the field is now; nowhere while the field cannot be seen."""
        if self._ear is None or not self._watched:
            return
        field, gap = self._ear.field, self._look.px(2)
        if field.visibleRegion().isEmpty():
            self.note.hide()
            return
        room = self._window.rect().adjusted(gap, gap, -gap, -gap)
        size = self.note.size_within(room.width())
        asked = size, self._in_window(field), self._in_window(field, _typed(field)), room
        if self.note.isVisible() and asked == self._stood:
            return
        self._stood = asked
        spot = place(*asked, self._others(field), gap)
        if spot is not None:
            self.note.setGeometry(spot)
            self.note.raise_()
        self.note.setVisible(spot is not None)

    def _others(self, field: QWidget) -> list[QRect]:
        """What else one may want to press or write into."""
        kinds = (QAbstractButton, QLineEdit, QPlainTextEdit, QComboBox)
        found = [one for kind in kinds for one in self._window.findChildren(kind)]
        shown = (one for one in found if one.isVisible() and one is not field)
        return [self._in_window(one) for one in shown if not self.note.isAncestorOf(one)]

    def _in_window(self, widget: QWidget, part: QRect | None = None) -> QRect:
        part = widget.rect() if part is None else part
        return QRect(widget.mapTo(self._window, part.topLeft()), part.size())

    def _announce(self) -> None:
        """A screen reader tells the remark, as the note does for the eye."""
        if self._ear is not None:
            event = QAccessibleAnnouncementEvent(self._ear.field, self.note.told)
            QAccessible.updateAccessibility(event)

    def _tell(self, known: About) -> None:
        self._known = known
        tell(self._window, known)


def _typed(field: QWidget) -> QRect:
    """The line where the cursor stands, in the field."""
    found = field.inputMethodQuery(Qt.InputMethodQuery.ImCursorRectangle)
    cursor = found.toRect() if isinstance(found, QRectF) else found
    return QRect(0, cursor.top(), field.width(), cursor.height())
