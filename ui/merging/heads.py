"""Both guests over their columns: the name, since when, how often; the left card stays."""

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from assistant.guests.view import GuestView
from assistant.tongue import _, listed
from ui.look.avatar import paint_avatar
from ui.look.look import Look
from ui.look.paint import paint_line
from ui.merging.field_row import columns
from ui.merging.words import known_told

_DISC, _HIGH = 34, 58


class Heads(QWidget):
    """Painted, so that they stand where the columns do."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._told: tuple[tuple[str, str], ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_guests(self, ours: GuestView, theirs: GuestView) -> None:
        """Two other cards; who cannot see them hears both."""
        self._told = tuple((one.identity.name, known_told(one)) for one in (ours, theirs))
        self.setAccessibleName(_("This card stays: {card}").format(card=listed(self._told[0])))
        self.setAccessibleDescription(listed(self._told[1]))
        self.setToolTip("\n".join(map(listed, self._told)))
        self.update()

    def sizeHint(self) -> QSize:
        """Two lines."""
        return QSize(self._look.px(400), self._look.px(_HIGH))

    def minimumSizeHint(self) -> QSize:
        """Names are cut before they push."""
        return QSize(self._look.px(240), self._look.px(_HIGH))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Avatar, name and what is known, twice."""
        look, painter = self._look, QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        disc = look.px(_DISC)
        for card, (name, known) in zip(columns(look, self.width())[1:], self._told, strict=False):
            top = (self.height() - disc) / 2
            paint_avatar(painter, QRectF(card.left(), top, disc, disc), look, name)
            left = card.left() + disc + look.px(10)
            wide = max(0.0, card.right() - left)
            place = QRectF(left, top - look.px(4), wide, look.px(22))
            paint_line(painter, place, name, look.font("section"), look.colour("text"))
            place = QRectF(left, top + look.px(18), wide, look.px(18))
            paint_line(painter, place, known, look.font("caption"), look.colour("muted"))
        painter.end()
