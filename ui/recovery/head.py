"""The head of the page: the guest's sentence, who it is, who sees to it."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout

from assistant.tongue import _, listed
from ui.look.avatar import Avatar, paint_avatar
from ui.look.chip import Chip
from ui.look.keyed_button import KeyedButton
from ui.look.keys import cap
from ui.look.line import Line
from ui.look.look import Look
from ui.look.paint import paint_box, paint_line
from ui.look.panel import Panel
from ui.recovery.known import Known, Names
from ui.recovery.telling import facts_line, name_of, owner_line, severity_word, title, who_words

NARROW = 760
"""Pixels at 100 %; in less who owns it stands below."""


class Head(Panel):
    """Name and owner can be clicked; their keys are F9 and the one beside the name."""

    guest_wanted = Signal()
    own_wanted = Signal()
    severity_wanted = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__(look)
        self._look = look
        self._avatar = Avatar(look, size=42)
        self._title = Line(look, "", "strong")
        font = QFont(look.font("strong"))
        font.setPixelSize(look.px(18))
        self._title.setFont(font)
        self._name = _Link(look)
        self._facts = Line(look, "", "body", "muted")
        self._severity = Chip(look, "", "plain", role="caption")
        self._severity.setToolTip(f"{_('Small, serious or grave')}, {cap('severity')}")
        self._owner = _OwnerPill(look)
        self._own = KeyedButton(look, "", cap("own"))
        self._name.clicked.connect(self.guest_wanted)
        self._own.clicked.connect(self.own_wanted)
        self._lay_out()

    def show_known(self, known: Known, names: Names, now_ms: int) -> None:
        """The matter as it is now."""
        view, who = known.view, who_words(known)
        self._avatar.show_name(known.guest.identity.name if known.guest else view.who or "?")
        self._title.setText(title(view))
        self._name.show_name(
            who or _("Who is it?"),
            cap("whose-problem"),
            _("To the guest’s card") if known.guest else _("Find who it is"),
        )
        self._facts.setText(facts_line(known, now_ms))
        grave = view.severity == 3
        kind = "warn" if grave and view.is_open else "plain"
        self._severity.show_text(severity_word(view.severity), kind)  # type: ignore[arg-type]
        owner = name_of(view.owner, names)
        self._owner.show_owner(owner, owner_line(known, names, now_ms))
        self._own.show_text(_("Pass on") if known.mine else _("Take over"))
        self._own.setVisible(view.is_open)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a narrow window the owner's words give way to the initial."""
        self._owner.set_tight(self.width() < self._look.px(NARROW))
        super().resizeEvent(event)

    def _lay_out(self) -> None:
        look = self._look
        below = QHBoxLayout()
        below.setSpacing(look.px(8))
        below.addWidget(self._name)
        below.addWidget(self._severity, 0, Qt.AlignmentFlag.AlignVCenter)
        below.addWidget(self._facts, 1)
        words = QVBoxLayout()
        words.setSpacing(look.px(1))
        words.addWidget(self._title)
        words.addLayout(below)
        row = QHBoxLayout()
        row.setSpacing(look.px(14))
        row.addWidget(self._avatar)
        row.addLayout(words, 1)
        row.addWidget(self._owner)
        row.addWidget(self._own)
        pad = look.px(7)
        self.column.setContentsMargins(look.px(16), pad, look.px(16), pad)
        self.column.addLayout(row)


class _Link(QPushButton):
    """The name: as text that can be clicked, with its key."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look, self._shown = look, ""
        self.setFont(look.font("body"))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def show_name(self, name: str, key: str, told: str) -> None:
        """Another guest."""
        self._shown = name
        self.setText(name.replace("&", "&&"))
        self.setAccessibleName(listed((name, told)))
        self.setAccessibleDescription(key)
        self.setToolTip(f"{told}, {key}")
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """The whole name."""
        width = QFontMetricsF(self.font()).horizontalAdvance(self._shown)
        return QSize(round(width) + 3, self._look.px(24))

    def minimumSizeHint(self) -> QSize:
        """A few letters."""
        return QSize(min(self.sizeHint().width(), self._look.px(60)), self._look.px(24))

    def paintEvent(self, event: QPaintEvent) -> None:
        """The name, underlined where the pointer or the keys are."""
        look, painter = self._look, QPainter(self)
        font = QFont(self.font())
        font.setUnderline(self.underMouse() or self.hasFocus())
        paint_line(painter, QRectF(self.rect()), self._shown, font, look.colour("accent"))
        painter.end()


class _OwnerPill(QLabel):
    """Who sees to it, with the initial."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look, self._name, self._tight = look, "", False
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_owner(self, name: str, told: str) -> None:
        """Another owner."""
        self._name = name
        self.setText(told)
        self.setAccessibleName(told)
        self.setToolTip(told)
        self.updateGeometry()
        self.update()

    def set_tight(self, tight: bool) -> None:
        """Only the initial, where there is no room."""
        if tight != self._tight:
            self._tight = tight
            self.updateGeometry()

    def sizeHint(self) -> QSize:
        """Initial and words."""
        look = self._look
        if self._tight:
            return QSize(look.px(28), look.px(28))
        width = QFontMetricsF(self._font()).horizontalAdvance(self.text())
        return QSize(round(width) + look.px(20 + 5 + 8 + 13), look.px(28))

    def minimumSizeHint(self) -> QSize:
        """Never cut."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The pill."""
        look, painter, box = self._look, QPainter(self), QRectF(self.rect())
        if not self._tight:
            paint_box(painter, box, box.height() / 2, look.colour("hover"))
        side = look.px(20)
        disc = QRectF(look.px(4), (box.height() - side) / 2, side, side)
        paint_avatar(painter, disc, look, self._name)
        if not self._tight:
            words = box.adjusted(disc.right() + look.px(8), 0, 0, 0)
            paint_line(painter, words, self.text(), self._font(), look.colour("text"))
        painter.end()

    def _font(self) -> QFont:
        font = QFont(self._look.font("caption"))
        font.setWeight(QFont.Weight.DemiBold)
        return font
