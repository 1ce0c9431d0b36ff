"""How one promise is painted in the ledger: what, to whom and by whom; when, and how far off."""

from msgspec import Struct
from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from assistant.recovery.view import PromiseView
from assistant.tongue import _, named
from ui.look.days import due
from ui.look.look import Look
from ui.look.paint import paint_line
from ui.look.row_ground import paint_ground
from ui.look.rows import ROW, Heading
from ui.look.signs import paint_sign, sign_ink
from ui.problems.words import Names, distance, promise_sentence, renewals, to_whom

HEIGHT, HEADING = 62, 36
_RIGHT = Qt.AlignmentFlag.AlignRight


class Kept(Struct, frozen=True):
    """A promise in the ledger."""

    promise: PromiseView
    about: str = ""
    """The problem that it belongs to, in the guest's words."""
    who: str = ""
    """Whatever tells the guest apart who is not on file."""


class PromiseRow(QStyledItemDelegate):
    """Two lines; a heading before each part of the ledger."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._strong, self._caption = look.font("strong"), look.font("caption")
        self.names = Names()
        self.now_ms = self.soon_ms = 0

    def sentence(self, row: Kept) -> str:
        """The row as a screen reader says it."""
        return promise_sentence(row.promise, self.names, row.who, self.now_ms, self.soon_ms)

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """Headings are lower."""
        return QSize(0, self._look.px(HEADING if isinstance(index.data(ROW), Heading) else HEIGHT))

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """A heading or a promise."""
        row, rect, look = index.data(ROW), QRectF(option.rect), self._look
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if isinstance(row, Heading):
            inner = rect.adjusted(look.px(20), look.px(6), -look.px(20), 0)
            muted = look.colour("muted")
            paint_line(painter, inner, row[1], self._caption, muted, _RIGHT)
            paint_line(painter, inner, row[0], look.font("section"), muted)
        else:
            paint_ground(painter, rect, look, option)
            self._paint_promise(painter, rect, row)
        painter.restore()

    def _paint_promise(self, painter: QPainter, rect: QRectF, row: Kept) -> None:
        look, promise, names = self._look, row.promise, self.names
        stage = promise.stage(self.now_ms, self.soon_ms)
        side, high = look.px(18), look.px(20)
        mark = QRectF(rect.left() + look.px(20), 0, side, side)
        first = QRectF(rect.left() + look.px(52), rect.top() + look.px(10), 0, high)
        first.setRight(rect.right() - look.px(20))
        second = first.translated(0, look.px(22))
        mark.moveTop(first.center().y() - side / 2)
        paint_sign(painter, mark, look, stage)
        strong = self._strong if promise.state == "open" else self._caption
        ink = look.colour("text" if promise.state == "open" else "muted")
        told = due(promise.due_ms, self.now_ms)
        used = paint_line(painter, first, told, strong, ink, _RIGHT)
        first.setRight(first.right() - used - look.px(16))
        paint_line(painter, first, promise.text, self._strong, look.colour("text"))
        off = distance(promise, stage, self.now_ms)
        tone = look.colour(sign_ink(stage) if stage in ("soon", "due", "overdue") else "muted")
        used = paint_line(painter, second, off, self._caption, tone, _RIGHT)
        second.setRight(second.right() - used - look.px(16))
        self._paint_who(painter, second, row, names)

    def _paint_who(self, painter: QPainter, row: QRectF, one: Kept, names: Names) -> None:
        """To whom, in the text's colour; then by whom, the renewals, why it was not kept."""
        look, promise = self._look, one.promise
        who = to_whom(promise, names, one.who)
        x = row.left() + paint_line(painter, row, who, self._caption, look.colour("text"))
        keeper = names.staff.get(promise.owner, "")
        parts = [
            _("by {name}").format(name=keeper) if keeper else "",
            renewals(promise, self.now_ms),
            promise.reason,
            named(_("about"), one.about) if one.about else "",
        ]
        rest = " · ".join(part for part in parts if part)
        place = QRectF(x, row.top(), row.right() - x, row.height())
        paint_line(painter, place.adjusted(look.px(5), 0, 0, 0), f"· {rest}" if rest else "",
                   self._caption, look.colour("muted"))  # fmt: skip
