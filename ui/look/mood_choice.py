"""Five faces to choose a mood from: by 1 to 5, by the arrows or by a click."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetricsF, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from assistant.guests.labels import mood_word
from assistant.tongue import _
from ui.look.face import paint_face
from ui.look.flow import FlowLayout
from ui.look.keycap import keycap_width, paint_keycap
from ui.look.look import Look
from ui.look.paint import paint_box, paint_line

LEVELS = range(1, 6)


class MoodChoice(QWidget):
    """A row of faces with their words. `level` is 0 while nothing is chosen."""

    chosen = Signal(int)
    """A level was chosen by its digit or by a click."""
    moved = Signal(int)
    """An arrow went to a level; the hand is still on the faces."""
    typed = Signal(object)
    """A key press that writes text: whoever has a field beside the faces takes it."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.level = 0
        row = FlowLayout(self, 0)
        self._faces = {level: _FaceButton(look, level, self) for level in LEVELS}
        for level, face in self._faces.items():
            face.clicked.connect(lambda checked, which=level: self.choose(which))
            row.addWidget(face)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setAccessibleName(_("Mood"))
        self._settle()

    def show_level(self, level: int) -> None:
        """Mark a level without telling; 0 marks none."""
        self.level = level
        self._settle()

    def choose(self, level: int) -> None:
        """As if the key had been pressed."""
        self.show_level(level)
        self.chosen.emit(level)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Digits choose, arrows move, any other letter is meant for the field beside."""
        level = {str(each): each for each in LEVELS}.get(event.text(), 0)
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()), 0)
        if level:
            self.choose(level)
        elif step:
            start = self.level or (3 - step)
            self.show_level(min(5, max(1, start + step)))
            self.setFocus()
            self.moved.emit(self.level)
        elif event.text().isprintable() and event.text().strip():
            self.typed.emit(event)
        else:
            event.ignore()

    def _settle(self) -> None:
        for level, face in self._faces.items():
            face.setAutoExclusive(False)
            face.setChecked(level == self.level)
            face.setAutoExclusive(True)
        here = self._faces[self.level or 3]
        for face in self._faces.values():  # one stop for Tab, as with radio buttons
            face.setFocusPolicy(
                Qt.FocusPolicy.StrongFocus if face is here else Qt.FocusPolicy.ClickFocus
            )
        self.setFocusProxy(here)


class _FaceButton(QAbstractButton):
    """The key's cap, the face, the word."""

    def __init__(self, look: Look, level: int, parent: QWidget) -> None:
        super().__init__(parent)
        self._look, self._level = look, level
        self.setText(mood_word(level))
        self.setFont(look.font("caption"))
        self.setAccessibleName(mood_word(level))
        self.setAccessibleDescription(str(level))
        self.setCheckable(True)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Cap, face and the word with weight."""
        look = self._look
        words = QFontMetricsF(self._strong()).horizontalAdvance(self.text())
        cap = keycap_width(look, str(self._level))
        return QSize(round(words) + 1 + cap + look.px(4 + 4 + 23 + 6 + 5), look.px(36))

    def minimumSizeHint(self) -> QSize:
        """A word is never cut."""
        return self.sizeHint()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space and Enter choose; the rest is for the row."""
        if event.key() in (Qt.Key.Key_Space, Qt.Key.Key_Select):
            super().keyPressEvent(event)
        else:
            event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Tinted when chosen."""
        look, painter, box = self._look, QPainter(self), QRectF(self.rect())
        chosen = self.isChecked()
        if chosen or self.underMouse():
            paint_box(painter, box, look.px(8), look.colour("tint" if chosen else "hover"))
        if self.hasFocus():
            paint_box(painter, box, look.px(8), None, look.colour("accent"), 2)
        middle = box.center().y()
        height, width = look.px(20), keycap_width(look, str(self._level))
        cap = QRectF(look.px(4), round(middle - height / 2), width, height)
        paint_keycap(painter, cap, str(self._level), look)
        side = look.px(23)
        face = QRectF(cap.right() + look.px(4), middle - side / 2, side, side)
        paint_face(painter, face, look, self._level)
        words = box.adjusted(face.right() + look.px(6), 0, 0, 0)
        ink = look.colour("on_tint" if chosen else "text")
        paint_line(painter, words, self.text(), self._strong() if chosen else self.font(), ink)
        painter.end()

    def _strong(self) -> QFont:
        font = QFont(self.font())
        font.setWeight(QFont.Weight.DemiBold)
        return font
