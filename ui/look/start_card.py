"""A thing to begin with: a sign, what it is, what it is not, and its button."""

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from ui.look.keyed_button import KeyedButton
from ui.look.look import Look
from ui.look.paint import paint_box
from ui.look.panel import Panel
from ui.look.paragraph import Paragraph


class StartCard(Panel):
    """One among its siblings; `chosen` by the button or its key."""

    chosen = Signal()

    def __init__(
        self,
        look: Look,
        icon: str,
        words: tuple[str, str, str, str],
        key: str,
        *,
        primary: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(look, parent)
        title, text, note, button = words
        self._button = KeyedButton(look, button, key, primary=primary)
        self._button.setAccessibleName(f"{title}: {button}")
        self._button.clicked.connect(self.chosen)
        self.setFocusProxy(self._button)
        heading = Paragraph(look, title, "brand")
        pad = look.px(22)
        self.column.setContentsMargins(pad, look.px(20), pad, pad)
        self.column.setSpacing(look.px(10))
        self.column.addWidget(_Sign(look, icon))
        self.column.addSpacing(look.px(6))
        self.column.addWidget(heading)
        self.column.addWidget(Paragraph(look, text, "words"))
        self.column.addStretch(1)
        self.column.addWidget(Paragraph(look, note, "caption", "muted"))
        self.column.addSpacing(look.px(4))
        self.column.addWidget(self._button, 0, Qt.AlignmentFlag.AlignLeft)


class _Sign(QWidget):
    """The icon on a tinted square."""

    def __init__(self, look: Look, icon: str) -> None:
        super().__init__()
        self._look, self._icon = look, icon
        self.setFixedSize(look.px(48), look.px(48))

    def paintEvent(self, event: QPaintEvent) -> None:
        """A soft square, the line drawing in its middle."""
        look, painter, box = self._look, QPainter(self), QRectF(self.rect())
        paint_box(painter, box, look.px(10), look.colour("tint"))
        at = (self.width() - look.px(24)) // 2
        painter.drawPixmap(at, at, look.pixmap(self._icon, "accent", 24))
        painter.end()
