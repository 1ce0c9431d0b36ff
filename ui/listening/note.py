"""What floats beside a field: why a piece is marked, what is better, and the keys."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from assistant.tongue import _, sentences
from assistant.words.remark import Remark
from ui.look.flow import FlowLayout
from ui.look.key_hint import KeyHint
from ui.look.keys import cap, label
from ui.look.look import Look
from ui.look.paint import paint_box
from ui.look.paragraph import Paragraph

WIDE = 640
"""Pixels at 100 %: a line of more is not read at a glance."""
LONG = 40
"""Signs of the marked words that are told: enough to find them by."""
SHADOW = 3
"""Pixels at 100 % that the note stands off the page."""


class Note(QWidget):
    """Lies over the page and takes no room in it; the focus stays in the field."""

    taken = Signal()
    let_stand = Signal()
    put_away = Signal()

    def __init__(self, look: Look, window: QWidget) -> None:
        super().__init__(window)
        self._look = look
        self._remark: Remark | None = None
        self.piece = ""
        """The words that it speaks of, where they have to be told."""
        sign = QLabel()
        sign.setPixmap(look.pixmap("sparkles", "warn", 17))
        self._why = Paragraph(look, "", "body", "muted")
        self._better = Paragraph(look, "", "body")
        self._take = KeyHint(look, cap("better-words"), label("better-words"))
        right = KeyHint(look, cap("right-words"), label("right-words"))
        away = KeyHint(look, cap("cancel"), _("put away"))
        self._take.clicked.connect(self.taken)
        right.clicked.connect(self.let_stand)
        away.clicked.connect(self.put_away)
        keys = FlowLayout(spacing=look.px(8))
        for key in (self._take, right, away):
            keys.addWidget(key)
        texts = QVBoxLayout()
        texts.setSpacing(look.px(2))
        texts.addWidget(self._why)
        texts.addWidget(self._better)
        texts.addSpacing(look.px(3))
        texts.addLayout(keys)
        row = self._row = QHBoxLayout(self)
        edge = look.px(SHADOW)
        row.setContentsMargins(*(edge + look.px(pad) for pad in (12, 9, 12, 7)))
        row.setSpacing(look.px(10))
        row.addWidget(sign, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(texts, 1)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.hide()

    @property
    def remark(self) -> Remark | None:
        """What it speaks of."""
        return self._remark

    @property
    def told(self) -> str:
        """All that it says, without the keys."""
        return sentences(self._why.text(), self._better.text())

    def show_remark(self, remark: Remark, piece: str = "") -> None:
        """Another piece; named where it is one of several."""
        self._remark, self.piece = remark, piece
        named = _("“{words}”").format(words=_short(piece)) if piece else ""
        self._why.setText("  ·  ".join(filter(None, (named, remark.reason))))
        self._better.setText(_better(remark))
        self._better.setVisible(bool(remark.better))
        self._take.setVisible(remark.takes in ("piece", "sentence"))
        self.setAccessibleName(self.told)

    def size_within(self, width: int) -> QSize:
        """What it needs where at most `width` is free."""
        self._row.activate()
        wide = min(self._look.px(WIDE), width)
        wide = min(wide, max(self._row.sizeHint().width(), self._look.px(WIDE * 0.5)))
        return QSize(wide, self._row.totalHeightForWidth(wide))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paper with an amber edge, a little above the page."""
        look, painter = self._look, QPainter(self)
        edge = look.px(SHADOW)
        paper = QRectF(self.rect()).adjusted(edge, edge, -edge, -edge)
        shade = look.colour("text" if not look.dark else "bg")
        for step in range(edge):
            shade.setAlphaF(0.03 + 0.015 * step)
            spread = edge - step
            under = paper.adjusted(-spread, -spread, spread, spread).translated(QPointF(0, 1))
            paint_box(painter, under, look.px(10), shade)
        paint_box(painter, paper, look.px(10), look.colour("surface"), look.colour("warn_line"))
        painter.end()


def _better(remark: Remark) -> str:
    if not remark.better:
        return ""
    if remark.takes == "example":
        return _("Rather, for example: “{words}”").format(words=remark.better)
    return _("Better: “{words}”").format(words=remark.better)


def _short(piece: str) -> str:
    return piece if len(piece) <= LONG else f"{piece[:LONG].rstrip()}…"
