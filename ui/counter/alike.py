"""Who is perhaps the same guest: told while a new one is being written, before it is too late."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QVBoxLayout, QWidget

from assistant.guests.labels import WHY, label
from assistant.tongue import _
from ui.look.avatar import paint_avatar
from ui.look.key_hint import KeyHint
from ui.look.keycap import keycap_width, paint_keycap
from ui.look.keys import bind, cap
from ui.look.keys import label as label_of
from ui.look.line import Line
from ui.look.look import Look
from ui.look.masked import masked
from ui.look.paint import paint_box, paint_line

if TYPE_CHECKING:  # the look-up is imported after the first paint
    from assistant.guests.lookup.find import Hit

MOST = 3


class Alike(QWidget):
    """Rows to open instead of writing a guest twice: Alt+O opens the marked one, Alt+↓ moves on."""

    opened = Signal(object)
    """The page of the guest that is opened instead."""

    perhaps = Signal(object)
    """The page of the guest whom the new one may be: both are kept, and somebody looks."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._hits: tuple[Hit, ...] = ()
        self._marked = 0
        self._title = Line(look, _("Perhaps the same guest"), "section", "warn")
        self._rows = [_Row(look) for _ in range(MOST)]
        column = QVBoxLayout(self)
        column.setContentsMargins(look.px(12), look.px(10), look.px(8), look.px(8))
        column.setSpacing(look.px(2))
        column.addWidget(self._title)
        for at, row in enumerate(self._rows):
            column.addWidget(row)
            row.clicked.connect(lambda checked, which=at: self.open(which))
        self._perhaps = KeyHint(look, cap("save-alike"), label_of("save-alike"))
        self._perhaps.clicked.connect(self.take_for)
        column.addWidget(self._perhaps)
        bind(self, "save-alike", self.take_for)
        bind(self, "open-alike", lambda: self.open(self._marked))
        bind(self, "next-alike", self.step)
        self.hide()

    @property
    def count(self) -> int:
        """How many are shown."""
        return len(self._hits)

    def show_alike(self, hits: "Sequence[Hit]") -> None:
        """The likeliest ones; none hides the box."""
        self._hits, self._marked = tuple(hits[:MOST]), 0
        for at, row in enumerate(self._rows):
            row.setVisible(at < self.count)
            if at < self.count:
                row.show_hit(self._hits[at])
        self._mark()
        self.setVisible(bool(self._hits))

    def open(self, at: int) -> None:
        """The guest of row `at` is the one."""
        if at < self.count:
            self.opened.emit(self._hits[at].page)

    def take_for(self) -> None:
        """The new guest is perhaps the one of the marked row."""
        if self._marked < self.count:
            self.perhaps.emit(self._hits[self._marked].page)

    def step(self) -> None:
        """Mark the next row, after the last the first."""
        self._marked = (self._marked + 1) % max(1, self.count)
        self._mark()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Amber: something to look at before going on."""
        look, painter, box = self._look, QPainter(self), QRectF(self.rect())
        paint_box(painter, box, look.px(10), look.colour("warn_tint"), look.colour("warn_line"))
        painter.end()

    def _mark(self) -> None:
        for at, row in enumerate(self._rows):
            following = at == (self._marked + 1) % max(1, self.count)
            key = "open-alike" if at == self._marked else "next-alike" if following else ""
            row.show_key(cap(key) if key else "", at == self._marked)


class _Row(QAbstractButton):
    """Initial, name, reading, why; the key that opens it or leads to it."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._name = self._about = self._key = ""
        self._marked = False
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def show_hit(self, hit: "Hit") -> None:
        """Another guest."""
        self._name = hit.name
        why = label(WHY, hit.why) if hit.why else _("same name")
        parts = [hit.reading, *map(masked, hit.phones[:1]), why]
        self._about = "  ·  ".join(part for part in parts if part)
        self.setAccessibleName(_("Open {name}, {about}").format(name=hit.name, about=self._about))
        self.update()

    def show_key(self, key: str, marked: bool) -> None:
        """Which key is about this row; the marked one is opened by it."""
        self._key, self._marked = key, marked
        self.setAccessibleDescription(key)
        self.update()

    def sizeHint(self) -> QSize:
        """Two lines."""
        return QSize(self._look.px(300), self._look.px(46))

    def minimumSizeHint(self) -> QSize:
        """Names are cut before they push."""
        return QSize(self._look.px(160), self._look.px(46))

    def paintEvent(self, event: QPaintEvent) -> None:
        """On the amber ground; white when marked."""
        look, painter, box = self._look, QPainter(self), QRectF(self.rect())
        if self._marked or self.underMouse():
            paint_box(painter, box, look.px(8), look.colour("surface"))
        if self.hasFocus():
            paint_box(painter, box, look.px(8), None, look.colour("accent"), 2)
        side = look.px(30)
        disc = QRectF(look.px(8), (box.height() - side) / 2, side, side)
        paint_avatar(painter, disc, look, self._name)
        right = box.right() - look.px(10)
        if self._key:
            right = self._paint_key(painter, right)
        left = disc.right() + look.px(10)
        name = QRectF(left, look.px(4), right - left, look.px(20))
        paint_line(painter, name, self._name, look.font("strong"), look.colour("text"))
        about = QRectF(left, look.px(23), right - left, look.px(18))
        paint_line(painter, about, self._about, look.font("caption"), look.colour("muted"))
        painter.end()

    def _paint_key(self, painter: QPainter, right: float) -> float:
        """The cap at the right, “Open” before it on the marked row. The x where they begin."""
        look, middle = self._look, self.height() / 2
        width, height = keycap_width(look, self._key), look.px(20)
        place = QRectF(right - width, round(middle - height / 2), width, height)
        paint_keycap(painter, place, self._key, look)
        right = place.left() - look.px(8)
        if self._marked:
            word, font = _("Open"), look.font("caption")
            wide = QFontMetricsF(font).horizontalAdvance(word) + 1
            line = QRectF(right - wide, 0, wide, self.height())
            paint_line(painter, line, word, font, look.colour("text"))
            right = line.left() - look.px(8)
        return right
