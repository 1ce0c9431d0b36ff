"""The same problem twice: told as a fault of the process, with its cases to open (H37)."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QHBoxLayout,
    QLabel,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from assistant.journal.stamp import PageId
from assistant.recovery.labels import defect_label
from assistant.recovery.view import MatterView
from assistant.tongue import _, listed, n_, named
from ui.look.days import plain_day
from ui.look.kept import Kept
from ui.look.key_hint import KeyHint
from ui.look.keys import bind, cap
from ui.look.line import Line
from ui.look.look import Look
from ui.look.numbers import count
from ui.look.paint import paint_box, paint_line
from ui.look.paragraph import Paragraph
from ui.look.signs import paint_sign
from ui.problems.words import Names, about, sentence_of, who_of

MOST = 6
"""So many cases are listed; the latest ones."""


def groups(views: Sequence[MatterView]) -> dict[str, list[MatterView]]:
    """The cases by what was the same, “Breakdown, Lift” as the latest one spells it, that first."""
    found: dict[str, list[MatterView]] = {}
    spelt: dict[tuple[str, str], str] = {}
    for view in sorted(views, key=lambda one: -one.opened_ms):
        what = view.product or view.place
        told = listed((defect_label(view.defect), what))
        found.setdefault(spelt.setdefault((view.defect, what.casefold()), told), []).append(view)
    return found


class ProcessFault(QWidget):
    """Without cases it is not there. One key opens the list of them, and closes it."""

    chosen = Signal(object)
    """The page of the case that is wanted."""
    closed = Signal()
    """The cases were hidden: the keys belong to the page again."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._views: Sequence[MatterView] = ()
        sign = QLabel()
        sign.setPixmap(look.pixmap("history", "warn", 18))
        title = _("The same thing has happened before: a fault of the process, not of a person.")
        self._title = Paragraph(look, title, "strong", "warn")
        self._told = Paragraph(look, "", "caption", "text")
        self._open = KeyHint(look, cap("cases"), _("Show the cases"))
        self._close = KeyHint(look, cap("cases"), _("Hide the cases"))
        self._list = QWidget()
        self._more = Line(look, "", "caption", "muted")
        self._cases = Kept(self._case, lambda one: self._column.insertWidget(len(self._shown), one))
        self._shown: list[_Case] = []
        self._lay_out(sign)
        self._open.clicked.connect(self.turn)
        self._close.clicked.connect(self.turn)
        self._list.hide()
        self._show_turned()
        self.setAccessibleName(title)
        self.hide()

    @property
    def is_open(self) -> bool:
        """Whether the cases are listed."""
        return not self._list.isHidden()

    def bind_key(self, page: QWidget) -> None:
        """Have the key listen on the page where this strip stands."""
        bind(page, "cases", self.turn)

    def show_cases(self, views: Sequence[MatterView], names: Mapping[PageId, str]) -> None:
        """All cases, of one problem or of several; none hides the strip."""
        self._views = sorted(views, key=lambda one: -one.opened_ms)
        told = [
            named(what, n_("{n} time", "{n} times", len(cases)).format(n=count(len(cases))))
            for what, cases in groups(views).items()
        ]
        self._told.setText(" · ".join(told))
        self.setAccessibleDescription(listed(told))
        called = Names(guests=names)
        shown = self._views[:MOST]
        for case, view in zip(self._cases.take(len(shown)), shown, strict=True):
            case.show_case(view, called)
            case.show()
        over = len(self._views) - len(shown)
        self._more.setText(
            n_("and {n} earlier one", "and {n} earlier ones", over).format(n=count(over))
        )
        self._more.setVisible(over > 0)
        self.setVisible(bool(views))

    def turn(self) -> None:
        """List the cases, the first one under the hand; or hide them again."""
        if not self._views:
            return
        opening = not self.is_open
        self._list.setVisible(opening)
        self._show_turned()
        if opening and self._shown:
            self._shown[0].setFocus(Qt.FocusReason.ShortcutFocusReason)
        elif not opening:
            self.closed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up and down go from case to case, Escape hides them."""
        if event.key() == Qt.Key.Key_Escape and self.is_open:
            self.turn()
            return
        step = (event.key() == Qt.Key.Key_Down) - (event.key() == Qt.Key.Key_Up)
        shown = [case for case in self._shown if not case.isHidden()]
        at = next((n for n, case in enumerate(shown) if case.hasFocus()), None)
        if step and at is not None:
            shown[min(max(at + step, 0), len(shown) - 1)].setFocus()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Amber where it is told, paper where the cases are listed."""
        look, painter = self._look, QPainter(self)
        whole = QRectF(self.rect())
        line = look.colour("warn_line")
        paint_box(painter, whole, look.px(10), look.colour("warn_tint"))
        if self.is_open:
            paper = QRectF(whole)
            paper.setTop(self._list.geometry().top())
            paint_box(painter, paper, look.px(10), look.colour("surface"))
            painter.fillRect(paper.adjusted(0, 0, 0, -look.px(10)), look.colour("surface"))
        paint_box(painter, whole, look.px(10), None, line)
        painter.end()

    def _case(self) -> "_Case":
        case = _Case(self._look)
        case.clicked.connect(lambda: self.chosen.emit(case.page))
        self._shown.append(case)
        return case

    def _show_turned(self) -> None:
        self._open.setVisible(not self.is_open)
        self._close.setVisible(self.is_open)

    def _lay_out(self, sign: QLabel) -> None:
        look = self._look
        words = QVBoxLayout()
        words.setSpacing(look.px(1))
        words.addWidget(self._title)
        words.addWidget(self._told)
        head = QHBoxLayout()
        head.setContentsMargins(look.px(14), look.px(8), look.px(12), look.px(8))
        head.setSpacing(look.px(10))
        head.addWidget(sign, 0, Qt.AlignmentFlag.AlignTop)
        head.addLayout(words, 1)
        head.addWidget(self._open)
        head.addWidget(self._close)
        self._column = QVBoxLayout(self._list)
        self._column.setContentsMargins(look.px(8), look.px(6), look.px(8), look.px(8))
        self._column.setSpacing(0)
        self._column.addWidget(self._more)
        self._more.setContentsMargins(look.px(10), 0, 0, 0)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self._list)


class _Case(QAbstractButton):
    """One case on a line: how it stands, when, the guest's words, who."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._view: MatterView | None = None
        self._names = Names()
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @property
    def page(self) -> PageId | None:
        """Of the case."""
        return None if self._view is None else self._view.page

    def show_case(self, view: MatterView, names: Names) -> None:
        """Another case."""
        self._view, self._names = view, names
        parts = (_day(view), sentence_of(view), who_of(view, names), *about(view))
        self.setAccessibleName(listed(parts))
        self.update()

    def sizeHint(self) -> QSize:
        """One line."""
        return QSize(self._look.px(240), self._look.px(30))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Return opens, as everywhere."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        elif event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            event.ignore()  # a button would go to its neighbour by itself
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Sign, day, words; who at the right."""
        view, look = self._view, self._look
        if view is None:
            return
        painter, box = QPainter(self), QRectF(self.rect())
        if self.underMouse() or self.hasFocus():
            paint_box(painter, box, look.px(8), look.colour("hover"))
        if self.hasFocus():
            paint_box(painter, box, look.px(8), None, look.colour("accent"), 2)
        side, muted, caption = look.px(13), look.colour("muted"), look.font("caption")
        mark = QRectF(look.px(10), box.center().y() - side / 2, side, side)
        ended = view.closing is not None and not view.closing.content
        paint_sign(painter, mark, look, "open" if view.is_open else "ended" if ended else "content")
        row = box.adjusted(mark.right() + look.px(10), 0, -look.px(10), 0)
        day = QRectF(row.left(), row.top(), look.px(86), row.height())
        paint_line(painter, day, _day(view), caption, muted)
        who = listed((who_of(view, self._names), view.place))
        half = QRectF(row.left() + row.width() * 0.62, row.top(), row.width() * 0.38, row.height())
        used = paint_line(painter, half, who, caption, muted, Qt.AlignmentFlag.AlignRight)
        words = QRectF(day.right(), row.top(), row.right() - used - look.px(16), row.height())
        words.setRight(row.right() - used - look.px(16))
        paint_line(painter, words, sentence_of(view), look.font("body"), look.colour("text"))
        painter.end()


def _day(view: MatterView) -> str:
    return plain_day(datetime.fromtimestamp(view.opened_ms / 1000).date())
