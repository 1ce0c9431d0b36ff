"""One of the other desks: its name, how it stands, and where this desk may, its two acts."""

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from assistant.tongue import _, listed
from ui.look.keyed_button import KeyedButton
from ui.look.keys import cap
from ui.look.line import Line
from ui.look.look import Look
from ui.look.paint import paint_box
from ui.look.paragraph import Paragraph
from ui.sharing.standing import Other

LONGEST = 40
"""Characters of a desk's name."""


class DeskRow(QWidget):
    """Tab comes by; F2 renames and Del removes, where that is offered."""

    rename_wanted = Signal()
    renamed = Signal(str)
    remove_wanted = Signal()
    moved = Signal(int)
    """Up or down to another row."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look, self.shown = look, Other(b"", "", "")
        self._sign = QLabel()
        self._name = Line(look, "", "strong")
        self._edit = QLineEdit()
        self._edit.setFont(look.font("body"))
        self._edit.setMaxLength(LONGEST)
        self._edit.setAccessibleName(_("What this desk is called"))
        self._words = Paragraph(look, "", "caption", "muted")
        self._clock = Paragraph(look, "", "caption", "warn")
        self._rename = KeyedButton(look, _("Rename"), cap("rename-desk"), plain=True)
        self._remove = KeyedButton(look, _("Remove"), cap("remove-desk"), plain=True)
        self._lay_out(look)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        for button in (self._rename, self._remove):
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._rename.clicked.connect(self.rename_wanted)
        self._remove.clicked.connect(self.remove_wanted)
        self._edit.returnPressed.connect(self._on_renamed)
        self._edit.hide()

    def show_desk(self, one: Other) -> None:
        """Another desk, or the same one a moment later. A name half typed stays."""
        if one == self.shown:
            return
        self.shown = one
        icon, colour = ("monitor", "accent" if one.is_here else "muted")
        if one.is_level:
            icon = "monitor-check"
        self._sign.setPixmap(self._look.pixmap(icon, colour, 20))
        self._name.setText(one.name)
        self._words.setText(one.words)
        self._clock.setText(one.clock)
        self._clock.setVisible(bool(one.clock))
        self._rename.setVisible(one.admitted)
        self._remove.setVisible(one.admitted)
        self.setAccessibleName(listed([x for x in (one.name, one.words, one.clock) if x]))

    @property
    def is_renaming(self) -> bool:
        """Whether a name is being typed."""
        return not self._edit.isHidden()

    @property
    def typed(self) -> str:
        """The name as far as it is typed."""
        return self._edit.text()

    def resume(self, typed: str) -> None:
        """Go on with a name that was half typed."""
        self._edit.setText(typed)
        self._name.hide()
        self._edit.show()

    def rename(self) -> None:
        """Type another name."""
        if not self.is_renaming:
            self.resume(self.shown.name)
        self._edit.setFocus()
        self._edit.selectAll()

    def leave_renaming(self) -> None:
        """The name as it was."""
        had = self._edit.hasFocus()
        self._edit.hide()
        self._name.show()
        if had:
            self.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows go to the next row."""
        steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        step = steps.get(Qt.Key(event.key()))
        if step is not None and not event.modifiers():
            self.moved.emit(step)
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The ring of the focus."""
        painter, box = QPainter(self), QRectF(self.rect())
        paint_box(painter, box, self._look.px(9), self._look.colour("sunken"))
        if self.hasFocus():
            paint_box(painter, box, self._look.px(9), None, self._look.colour("accent"), 2)
        painter.end()

    def _on_renamed(self) -> None:
        name = self._edit.text().strip()
        if name and name != self.shown.name:
            self.renamed.emit(name)
        else:
            self.leave_renaming()

    def _lay_out(self, look: Look) -> None:
        words = QVBoxLayout()
        words.setSpacing(look.px(1))
        for part in (self._name, self._edit, self._words, self._clock):
            words.addWidget(part)
        row = QHBoxLayout(self)
        row.setContentsMargins(look.px(14), look.px(8), look.px(8), look.px(8))
        row.setSpacing(look.px(12))
        row.addWidget(self._sign)
        row.addLayout(words, 1)
        row.addWidget(self._rename)
        row.addWidget(self._remove)
