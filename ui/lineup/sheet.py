"""The card of a line-up: one slide, painted as large as there is room."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QWidget

from assistant.tongue import spoken
from ui.lineup.laid import Laid, Sign, Sizes, Words, face, laid
from ui.lineup.words import Shown
from ui.look.avatar import paint_avatar
from ui.look.icons import icon_pixmap
from ui.look.look import Look
from ui.look.paint import paint_box, paint_line

_PAD_X, _PAD_Y, _PART = 48, 24, 38


class Sheet(QLabel):
    """Its text is the whole slide, for who listens instead of looking."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._shown = Shown()
        self._laid: Laid | None = None
        self.setTextFormat(Qt.TextFormat.PlainText)

    def show_look(self, look: Look) -> None:
        """Another size of everything."""
        self._look, self._laid = look, None
        self.update()

    def show_slide(self, shown: Shown) -> None:
        """Another slide, or the same with other words."""
        self._shown, self._laid = shown, None
        self.setText(shown.spoken)
        self.setAccessibleName(shown.spoken)
        self.update()

    @property
    def shown(self) -> Shown:
        """What stands there."""
        return self._shown

    @property
    def laid(self) -> Laid:
        """Where everything stands."""
        if self._laid is None:
            area = self._inner
            self._laid = laid(self._shown, self._look, spoken(), area.width(), area.height())
        return self._laid

    def sizeHint(self) -> QSize:
        """What there is."""
        return QSize(self._look.px(800), self._look.px(480))

    def minimumSizeHint(self) -> QSize:
        """Letters give way."""
        return QSize(400, 300)

    def resizeEvent(self, event: object) -> None:
        """Set anew."""
        self._laid = None

    def paintEvent(self, event: QPaintEvent) -> None:
        """The card, what part it is, the slide, its foot."""
        look, painter = self._look, QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        whole = QRectF(self.rect())
        paint_box(painter, whole, look.px(16), look.colour("surface"), look.colour("border"))
        self._paint_part(painter)
        area, found = self._inner, self.laid
        spare = max(0.0, area.height() - found.whole_height)
        painter.translate(area.left(), area.top())
        if self._shown.text or not self._shown.part:
            painter.translate(0, spare * 0.42)
        if found.box is not None:
            paint_box(painter, found.box, look.px(10), look.colour("tint"))
        if found.face is not None:
            self._paint_face(painter, found.face)
        self._paint(painter, found.words, found.signs)
        painter.resetTransform()
        painter.translate(area.left(), area.bottom() - found.foot_height)
        self._paint(painter, found.foot, (found.foot_sign,) if found.foot_sign else ())
        painter.end()

    @property
    def _inner(self) -> QRectF:
        px = self._look.px
        return QRectF(self.rect()).adjusted(
            px(_PAD_X), px(_PAD_Y) + px(_PART) + px(14), -px(_PAD_X), -px(_PAD_Y)
        )

    def _paint_part(self, painter: QPainter) -> None:
        look, px = self._look, self._look.px
        row = QRectF(px(_PAD_X), px(_PAD_Y), self.width() - 2 * px(_PAD_X), px(_PART))
        strong, plain = face(look, Sizes().part, face(look, 1).Weight.DemiBold), face(look, 24)
        paint_line(painter, row, self._shown.part, strong, look.colour("accent"))
        right = Qt.AlignmentFlag.AlignRight
        paint_line(painter, row, self._shown.place, plain, look.colour("muted"), right)

    def _paint_face(self, painter: QPainter, square: QRectF) -> None:
        if self._shown.face:
            paint_avatar(painter, square, self._look, self._shown.face)
        else:
            paint_box(painter, square, square.width() / 2, self._look.colour("tint"))

    def _paint(self, painter: QPainter, words: tuple[Words, ...], signs: tuple[Sign, ...]) -> None:
        for one in words:
            painter.setPen(self._look.colour(one.ink))
            one.layout.draw(painter, one.at)
        for sign in signs:
            ink = self._look.colour(sign.ink).name()
            drawn = icon_pixmap(sign.icon, ink, round(sign.square.width()))
            painter.drawPixmap(QPointF(sign.square.topLeft().toPoint()), drawn)
