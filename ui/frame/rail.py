"""The quiet rail at the left: which page is open."""

from collections.abc import Collection

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QSizePolicy, QVBoxLayout, QWidget

from ui.look.look import Look
from ui.look.paint import paint_box, paint_line


class Rail(QWidget):
    """One entry a page; those of the house stand at the foot."""

    wanted = Signal(str)
    """The name of the page that was asked for."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._stops: dict[str, _Stop] = {}
        self._stop_of: dict[str, str] = {}
        self._group = QButtonGroup(self)
        self._column = QVBoxLayout(self)
        pad = look.px(5)
        self._column.setContentsMargins(pad, look.px(12), pad, look.px(12))
        self._column.setSpacing(look.px(6))
        self._column.addStretch(1)
        self.set_narrow(False)

    def add(
        self,
        name: str,
        label: str,
        icon: str,
        key: str,
        *,
        foot: bool = False,
        also: Collection[str] = (),
    ) -> None:
        """A stop called `name`; `key` is shown when the pointer rests on it.

        It is marked as well while a page of `also` is open.
        """
        stop = _Stop(self._look, label, icon)
        stop.setToolTip(f"{label}  {key}")
        stop.setAccessibleDescription(key)
        stop.clicked.connect(lambda: self.wanted.emit(name))
        self._group.addButton(stop)
        self._stops[name] = stop
        self._stop_of |= dict.fromkeys((name, *also), name)
        heads = self._column.count() - 1 - sum(s.foot for s in self._stops.values())
        stop.foot = foot
        stop.set_narrow(self._narrow)
        self._column.insertWidget(self._column.count() if foot else heads, stop)

    def set_narrow(self, narrow: bool) -> None:
        """Where every pixel is needed: signs without words; these are told where the pointer is."""
        self._narrow = narrow
        for stop in self._stops.values():
            stop.set_narrow(narrow)
        self.setFixedWidth(self._look.px(54 if narrow else 82))

    def show_page(self, name: str) -> None:
        """Mark the stop of the open page; a page without a stop marks none."""
        marked = self._stop_of.get(name)
        self._group.setExclusive(False)
        for each, stop in self._stops.items():
            stop.setChecked(each == marked)
        self._group.setExclusive(True)
        here = marked or next(iter(self._stops))
        for each, stop in self._stops.items():  # one stop for Tab, as with radio buttons
            one = each == here
            stop.setFocusPolicy(Qt.FocusPolicy.StrongFocus if one else Qt.FocusPolicy.ClickFocus)

    def paintEvent(self, event: QPaintEvent) -> None:
        """White, with a hairline to the page."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._look.colour("surface"))
        painter.fillRect(self.width() - 1, 0, 1, self.height(), self._look.colour("border"))
        painter.end()


class _Stop(QAbstractButton):
    """An icon over a word."""

    foot = False
    _narrow = False

    def __init__(self, look: Look, label: str, icon: str) -> None:
        super().__init__()
        self._look, self._icon = look, icon
        self.setText(label)
        self.setAccessibleName(label)
        self.setCheckable(True)
        self.setAutoExclusive(True)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_narrow(self, narrow: bool) -> None:
        """Only the sign, or the word below it too."""
        self._narrow = narrow
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """As wide as the rail."""
        look = self._look
        return QSize(look.px(44), look.px(44)) if self._narrow else QSize(look.px(72), look.px(54))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Tinted when its page is open."""
        look, painter, box = self._look, QPainter(self), QRectF(self.rect())
        here = self.isChecked()
        if here or self.underMouse():
            paint_box(painter, box, look.px(8), look.colour("tint" if here else "hover"))
        if self.hasFocus():
            paint_box(painter, box, look.px(8), None, look.colour("accent"), 2)
        ink = "on_tint" if here else "muted"
        picture = look.pixmap(self._icon, ink, 20)
        top = (self.height() - look.px(20)) // 2 if self._narrow else look.px(8)
        painter.drawPixmap(round(box.center().x() - look.px(10)), top, picture)
        if self._narrow:
            painter.end()
            return
        font = look.font("caption")
        font.setWeight(look.font("section").weight() if here else font.weight())
        line = QRectF(2, look.px(31), box.width() - 4, look.px(18))
        paint_line(
            painter, line, self.text(), font, look.colour(ink), Qt.AlignmentFlag.AlignHCenter
        )
        painter.end()
