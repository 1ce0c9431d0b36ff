"""How one problem is painted in the list: the guest's words, the facts, what comes next."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from assistant.recovery.labels import defect_label, severity_label
from assistant.recovery.view import MatterView
from assistant.tongue import _
from ui.look.avatar import paint_avatar
from ui.look.look import Look
from ui.look.paint import paint_line
from ui.look.row_ground import paint_ground
from ui.look.rows import ROW
from ui.look.signs import Sign, paint_sign, sign_ink
from ui.problems.signs import paint_kind, paint_severity
from ui.problems.words import Names, about, sentence_of, since_of, standing_of, who_of

HEIGHT = 82
_RIGHT = Qt.AlignmentFlag.AlignRight


class ProblemRow(QStyledItemDelegate):
    """Three lines: words and owner; who, how bad, what kind, where; how it stands."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._strong, self._caption = look.font("strong"), look.font("caption")
        self.names = Names()
        self.now_ms = self.soon_ms = 0
        self.again: frozenset[bytes] = frozenset()
        """Pages of problems that came twice."""

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """All rows are as high."""
        return QSize(0, self._look.px(HEIGHT))

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """One problem."""
        look, view = self._look, index.data(ROW)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect = QRectF(option.rect)
        paint_ground(painter, rect, look, option)
        text = rect.adjusted(look.px(50), 0, -look.px(20), 0)
        high = look.px(20)
        lines = [
            QRectF(text.left(), rect.top() + look.px(9 + at * 22), text.width(), high)
            for at in range(3)
        ]
        sign, told = standing_of(view, self.now_ms, self.soon_ms)
        place = QRectF(rect.left() + look.px(20), 0, look.px(16), look.px(16))
        place.moveTop(lines[0].center().y() - place.height() / 2)
        paint_sign(painter, place, look, "open" if view.is_open else sign)
        self._paint_first(painter, lines[0], view)
        self._paint_second(painter, lines[1], view)
        self._paint_third(painter, lines[2], view, sign, told)
        painter.restore()

    def _paint_first(self, painter: QPainter, row: QRectF, view: MatterView) -> None:
        look = self._look
        owner = self.names.staff.get(view.owner, "")
        if owner:
            used = paint_line(painter, row, owner, self._caption, look.colour("muted"), _RIGHT)
            disc = QRectF(0, 0, look.px(18), look.px(18))
            disc.moveCenter(row.center())
            disc.moveRight(row.right() - used - look.px(6))
            paint_avatar(painter, disc, look, owner)
            row.setRight(disc.left() - look.px(16))
        paint_line(painter, row, sentence_of(view), self._strong, look.colour("text"))

    def _paint_second(self, painter: QPainter, row: QRectF, view: MatterView) -> None:
        look, font, muted = self._look, self._caption, self._look.colour("muted")
        since = since_of(view, self.now_ms)
        row.setRight(row.right() - paint_line(painter, row, since, font, muted, _RIGHT))
        row.setRight(row.right() - look.px(16))
        x = row.left() + paint_line(
            painter, row, who_of(view, self.names), font, look.colour("text")
        )
        gap, side = look.px(14), look.px(11)
        mark = QRectF(x + gap, row.center().y() - side / 2, look.px(13), side)
        paint_severity(painter, mark, look, view.severity)
        x = self._word(painter, row, mark.right() + look.px(5), severity_label(view.severity))
        if view.defect:
            side = look.px(12)
            mark = QRectF(x + gap, round(row.center().y() - side / 2), side, side)
            if mark.right() < row.right():
                paint_kind(painter, mark, look, view.defect)
            x = self._word(painter, row, mark.right() + look.px(5), defect_label(view.defect))
        for part in about(view):
            x = self._word(painter, row, x + look.px(5), f"· {part}")

    def _word(self, painter: QPainter, row: QRectF, x: float, word: str) -> float:
        """A muted word from `x` on, as far as there is room. Where it ends."""
        place = QRectF(x, row.top(), row.right() - x, row.height())
        return x + paint_line(painter, place, word, self._caption, self._look.colour("muted"))

    def _paint_third(
        self, painter: QPainter, row: QRectF, view: MatterView, sign: Sign, told: str
    ) -> None:
        look, font = self._look, self._caption
        if view.page in self.again:
            again = _("happened before")
            width = QFontMetricsF(font).horizontalAdvance(again)
            size = look.px(13)
            painter.drawPixmap(
                round(row.right() - width - size - look.px(5)),
                round(row.center().y() - size / 2),
                look.pixmap("history", "muted", 13),
            )
            paint_line(painter, row, again, font, look.colour("muted"), _RIGHT)
            row.setRight(row.right() - width - size - look.px(20))
        x = row.left()
        if view.is_open and sign != "open":
            side = look.px(12)
            mark = QRectF(x, row.center().y() - side / 2, side, side)
            paint_sign(painter, mark, look, sign)
            x = mark.right() + look.px(7)
        ink = "muted" if sign in ("open", "later", "content", "ended") else sign_ink(sign)
        place = QRectF(x, row.top(), row.right() - x, row.height())
        paint_line(painter, place, told, font, look.colour(ink))
