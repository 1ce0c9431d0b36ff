"""A line for a name, with the guests on file whom it may mean below it."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from assistant.guests.labels import WHY, label
from assistant.guests.lookup.find import Hit
from assistant.tongue import _, listed
from ui.look.kept import Kept
from ui.look.line import Line
from ui.look.lines import TypedLine
from ui.look.list_row import ListRow
from ui.look.look import Look
from ui.look.masked import masked
from ui.look.paint import paint_line

_PLAIN = (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)


class GuestField(QWidget):
    """Arrows take one of those on file; who types on means somebody else."""

    asked = Signal(str)
    """What is typed: the page answers with `show_offered`."""
    entered = Signal()
    edited = Signal()

    def __init__(self, look: Look, name: str, hint: str = "") -> None:
        super().__init__()
        self.line = _NameLine(look, name, hint)
        self._hits: tuple[Hit, ...] = ()
        self._chosen: Hit | None = None
        self._typed = ""
        self.offered = QWidget()
        """Those it may mean: the form places them where there is room."""
        place = QVBoxLayout(self.offered)
        place.setContentsMargins(0, 0, 0, 0)
        place.setSpacing(look.px(1))
        place.addWidget(Line(look, _("On file: the arrows take one"), "caption", "muted"))
        self._rows = Kept(lambda: self._row(look), place.addWidget)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.line)
        self.setFocusProxy(self.line)
        self.line.textEdited.connect(self._on_edited)
        self.line.entered.connect(self.entered)
        self.line.stepped.connect(self._on_stepped)

    @property
    def text(self) -> str:
        """What stands in the line."""
        return self.line.text().strip()

    @property
    def chosen(self) -> Hit | None:
        """The guest on file who is meant."""
        return self._chosen

    @property
    def is_offering(self) -> bool:
        """Whether there is anybody to take."""
        return bool(self._hits)

    def show_name(self, name: str, hits: Sequence[Hit] = (), *, mark: bool = False) -> None:
        """Begin with a name and those it may mean; with `mark` the first of them is meant."""
        self._chosen, self._typed = None, name
        self.line.setText(name)
        self.show_offered(name, hits)
        if mark and self._hits:
            self.choose(0, keep_name=True)

    def show_offered(self, typed: str, hits: Sequence[Hit]) -> None:
        """The answer to `asked`; one to an earlier question is passed over."""
        if typed.strip() != self._typed.strip():
            return
        self._hits = tuple(hits)
        self.offered.setVisible(bool(hits))
        for row, hit in zip(self._rows.take(len(hits)), hits, strict=True):
            row.show_hit(hit)
            row.setChecked(self._chosen is not None and hit.page == self._chosen.page)
            row.show()

    def choose(self, at: int, *, keep_name: bool = False) -> None:
        """Take one of those that are offered; -1 takes none of them."""
        self._chosen = self._hits[at] if 0 <= at < len(self._hits) else None
        if not keep_name:
            self.line.setText(self._chosen.name if self._chosen else self._typed)
        for row, hit in zip(self._rows.take(len(self._hits)), self._hits, strict=True):
            row.setChecked(hit is self._chosen)
        self.edited.emit()

    def _on_stepped(self, step: int) -> None:
        here = next((n for n, hit in enumerate(self._hits) if hit is self._chosen), -1)
        if self._hits:
            self.choose(min(max(here + step, -1), len(self._hits) - 1))

    def _on_edited(self, text: str) -> None:
        self._typed, self._chosen = text, None
        for row in self._rows.take(len(self._hits)):
            row.setChecked(False)
        self.edited.emit()
        self.asked.emit(text)

    def _row(self, look: Look) -> "_Offered":
        row = _Offered(look)
        row.clicked.connect(lambda: self._on_clicked(row))
        return row

    def _on_clicked(self, row: "_Offered") -> None:
        self.choose(self._rows.take(len(self._hits)).index(row))
        self.line.setFocus()


class _NameLine(TypedLine):
    """Tells of the arrows up and down."""

    stepped = Signal(int)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows are for those who are offered."""
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()), 0)
        if step and event.modifiers() in _PLAIN:
            self.stepped.emit(step)
        else:
            super().keyPressEvent(event)


class _Offered(ListRow):
    """A guest on file: name and reading; what helps to know them."""

    def __init__(self, look: Look) -> None:
        super().__init__(look)
        self._reading = self._about = ""
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # arrows in the line are the way

    def show_hit(self, hit: Hit) -> None:
        """Another guest."""
        self.setText(hit.name)
        self._reading = hit.reading
        why = label(WHY, hit.why) if hit.why else ""
        here = _("in the house") if hit.here else ""
        self._about = listed((*map(masked, hit.phones[:1]), here, why, hit.line))
        self.setAccessibleName(listed((hit.name, hit.reading, self._about)))
        self.setToolTip(self._about)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Both lines."""
        look, painter = self._look, QPainter(self)
        name, about = self.paint_ground(painter)
        muted, caption = look.colour("muted"), look.font("caption")
        used = paint_line(painter, name, self.text(), look.font("strong"), look.colour("text"))
        name.setLeft(name.left() + used + look.px(8))
        paint_line(painter, name, self._reading, caption, muted)
        paint_line(painter, about, self._about, caption, muted)
        painter.end()
