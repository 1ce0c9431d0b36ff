"""The bar on top: the mark, the search field, how the desk is, who is at it."""

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy, QWidget

from assistant.tongue import _
from ui.counter.search_field import SearchField
from ui.frame.notice import Notice
from ui.look.avatar import paint_avatar
from ui.look.keys import cap
from ui.look.line import Line
from ui.look.look import Look
from ui.look.paint import paint_box, paint_line

LEAST_SEARCH = 280
"""Pixels at 100 %: what is told beside the search field gives way before it is narrower."""
_LEAST_PART = 0.27
"""In a small window with a large text it keeps at least this part of the bar."""
_LEAST_WORDS = 150
"""Pixels at 100 %: a pill is not cut to less; it is made short instead."""


class TopBar(QWidget):
    """The search field is always here, whatever page is open."""

    staff_wanted = Signal()

    def __init__(self, look: Look, *, practice: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look, self._practice = look, practice
        self.search = SearchField(look)
        self.promise, self.matter = Notice(look, cap("promises")), Notice(look, cap("authority"))
        """What is due, and what is asked or answered; `ui.frame.notices` fills them."""
        self.misses = Notice(look, cap("people"))
        """Wrong PINs, for who looks after the staff; `ui.hands` fills it."""
        self.shift = Notice(look, cap("handover"))
        """What is to be read of the handover; `ui.frame.shift_notices` fills it."""
        self.call = Notice(look, cap("call"))
        """The call that goes on while another page is looked at; `ui.wordings` fills it."""
        self.two = Notice(look, cap("alike-list"))
        """Who is known twice in a shop that was joined; `ui.merging.after_joining` fills it."""
        self._state, self._practised = Pill(look), Pill(look)
        self.desks = Pill(look)
        """How this desk stands with the others; `ui.desks` fills it."""
        self.safe = Pill(look)
        """What is amiss with the key and the backups; `ui.safe.told` fills it."""
        self._who = Who(look)
        self._who.clicked.connect(self.staff_wanted)
        row = QHBoxLayout(self)
        row.setContentsMargins(look.px(18), 0, look.px(18), 0)
        row.setSpacing(look.px(12))
        self._brand = _Brand(look)
        row.addWidget(self._brand)
        row.addWidget(self._practised)
        row.addStretch(1)
        row.addWidget(self.search, 8)
        row.addStretch(1)
        for part in (
            self.misses,
            self.two,
            self.shift,
            self.matter,
            self.promise,
            self.call,
            self._state,
        ):
            row.addWidget(part)
        row.addWidget(self.safe)
        row.addWidget(self.desks)
        row.addWidget(self._who)
        self._row = row
        self._notices = (self.misses, self.two, self.shift, self.matter, self.promise, self.call)
        self._quiet: tuple[Pill | Who, ...] = (
            *(self._state, self.safe, self.desks, self._practised, self._who),
        )
        """In the order in which they give way."""
        self._practised.show_words(_("Practice") if practice else "", "graduation-cap", "warn")
        self.setFixedHeight(look.px(55))

    def show_state(self, text: str, icon: str, tone: str = "muted") -> None:
        """How the desk is: "Only this desk", "Saving". Quiet unless `tone` is "warn"."""
        self._state.show_words(text, icon, tone)

    def show_staff(self, name: str) -> None:
        """Who signs; "" while nobody has said so."""
        self._who.show_name(name)

    def event(self, event: QEvent) -> bool:
        """Other words in a part of the bar leave other room to the rest."""
        if event.type() == QEvent.Type.LayoutRequest:
            self._fit()
        return super().event(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The search field stays of use, whatever is told beside it."""
        self._fit()
        super().resizeEvent(event)

    def minimumSizeHint(self) -> QSize:
        """With the signs alone: the window may always be as narrow as that."""
        margins, parts = self._row.contentsMargins(), (*self._notices, *self._quiet)
        widths = [part.bare for part in parts if part.isVisibleTo(self)]
        widths += [self._brand.sizeHint().width(), self.search.minimumWidth()]
        width = sum(widths) + self._row.spacing() * (len(widths) - 1)
        return QSize(width + margins.left() + margins.right(), self._look.px(55))

    def _fit(self) -> None:
        """What is due is told in whole or in short; what is asked may be cut.

        Where even the short words have no room, the others tell by their signs alone.
        """
        px, gap = self._look.px, self._row.spacing()
        least = min(px(LEAST_SEARCH), round(self.width() * _LEAST_PART))
        self.search.setMinimumWidth(least)
        margins = self._row.contentsMargins()
        room = self.width() - margins.left() - margins.right() - least - 2 * gap
        room -= self._brand.sizeHint().width() + gap
        told = [part for part in self._notices if part.isVisibleTo(self)]
        quiet = [part for part in self._quiet if part.isVisibleTo(self)]
        room -= sum(part.whole + gap for part in quiet)
        short = sum(part.least + gap for part in told)
        signs = sum(part.bare + gap for part in told)
        for part in quiet:
            room += part.fold(room < (signs if part is self._who else short))
        self._fit_notices(room)

    def _fit_notices(self, room: int) -> None:
        gap, words = self._row.spacing(), self._look.px(_LEAST_WORDS)
        weighty = (self.call, self.promise, self.matter, self.shift, self.two, self.misses)
        told = [part for part in weighty if part.isVisibleTo(self)]
        for at, part in enumerate(told):
            others = told[at + 1 :]
            left = room - gap - sum(min(one.whole, words) + gap for one in others)
            if left < part.least:
                left = room - gap - sum(one.least + gap for one in others)
            room -= part.fit(left, part.whole if part in weighty[:2] else words) + gap

    def paintEvent(self, event: QPaintEvent) -> None:
        """White, with a hairline to the page."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._look.colour("surface"))
        painter.fillRect(0, self.height() - 1, self.width(), 1, self._look.colour("border"))
        painter.end()


class Pill(QWidget):
    """A word with a sign, on a soft ground, or the sign alone; without words it is not there."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look, self._folded = look, False
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.show_words("", "")

    def show_words(self, text: str, icon: str, tone: str = "muted") -> None:
        """Other words."""
        self._text, self._icon, self._tone = text, icon, tone
        self._tip, self._is_sign = "", False
        self._settle()

    def show_sign(self, tip: str, icon: str, tone: str = "muted", text: str = "") -> None:
        """A sign that tells more when it is pointed at; without `text` it stands alone."""
        before = (self._text, self._icon, self._tone, self._tip, self._is_sign)
        self._text, self._icon, self._tone = text or tip, icon, tone
        self._tip, self._is_sign = tip, not text
        if before != (self._text, self._icon, self._tone, self._tip, self._is_sign):
            self._settle()

    def _settle(self) -> None:
        self.setAccessibleName(self._tip or self._text)
        self.setToolTip(self._tip or (self._text if self._folded else ""))
        self.setVisible(bool(self._text))
        self.updateGeometry()
        self.update()

    @property
    def whole(self) -> int:
        """Pixels that sign, words and air take."""
        if self._is_sign:
            return self.bare
        width = QFontMetricsF(self._look.font("caption")).horizontalAdvance(self._text)
        return round(width) + self._look.px(42)

    @property
    def bare(self) -> int:
        """Pixels that the sign alone takes."""
        return self._look.px(37)

    def fold(self, folded: bool) -> int:
        """Whether only the sign is shown; the pixels that this leaves to others."""
        if folded != self._folded:
            self._folded = folded
            self._settle()
        return self.whole - self.bare if folded else 0

    def sizeHint(self) -> QSize:
        """As much as it shows."""
        return QSize(self.bare if self._folded else self.whole, self._look.px(26))

    def paintEvent(self, event: QPaintEvent) -> None:
        """The soft ground, then sign and words."""
        look, painter, box = self._look, QPainter(self), QRectF(self.rect())
        warns = self._tone == "warn"
        paint_box(painter, box, box.height() / 2, look.colour("warn_tint" if warns else "bg"))
        picture = look.pixmap(self._icon, self._tone, 15)
        painter.drawPixmap(look.px(11), round((box.height() - look.px(15)) / 2), picture)
        if not (self._folded or self._is_sign):
            words = box.adjusted(look.px(31), 0, 0, 0)
            paint_line(painter, words, self._text, look.font("caption"), look.colour(self._tone))
        painter.end()


class Who(QAbstractButton):
    """Who is at this desk; a press (F12) changes hands."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look, self._folded = look, False
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.show_name("")

    def show_name(self, name: str) -> None:
        """ "" asks for somebody."""
        self._name = name
        self.setText(name or _("Who is here?"))
        self.setAccessibleName(
            _("At this desk: {name}").format(name=name) if name else _("Who is at this desk?")
        )
        asked = _("Who is at this desk?")
        self.setToolTip((self.accessibleName() if self._folded else asked) + "  F12")
        self.updateGeometry()
        self.update()

    @property
    def whole(self) -> int:
        """Pixels that the disc and the name take, up to a dozen letters of room."""
        look = self._look
        width = QFontMetricsF(look.font("caption")).horizontalAdvance(self.text())
        return min(round(width), look.px(130)) + look.px(46)

    @property
    def bare(self) -> int:
        """Pixels that the disc alone takes."""
        return self._look.px(33)

    def fold(self, folded: bool) -> int:
        """Whether only the disc is shown; the pixels that this leaves to others."""
        if folded != self._folded:
            self._folded = folded
            self.show_name(self._name)
        return self.whole - self.bare if folded else 0

    def sizeHint(self) -> QSize:
        """As much as it shows."""
        return QSize(self.bare if self._folded else self.whole, self._look.px(34))

    def paintEvent(self, event: QPaintEvent) -> None:
        """A disc with the initial, then the name."""
        look, painter, box = self._look, QPainter(self), QRectF(self.rect())
        if self.underMouse():
            paint_box(painter, box, look.px(8), look.colour("hover"))
        if self.hasFocus():
            paint_box(painter, box, look.px(8), None, look.colour("accent"), 2)
        disc = look.px(25)
        top = (box.height() - disc) / 2
        if self._name:
            paint_avatar(painter, QRectF(look.px(4), top, disc, disc), look, self._name)
        else:
            picture = look.pixmap("user-round", "warn", 18)
            painter.drawPixmap(look.px(8), round((box.height() - look.px(18)) / 2), picture)
        if not self._folded:
            words = box.adjusted(disc + look.px(11), 0, -look.px(6), 0)
            ink = look.colour("text" if self._name else "warn")
            paint_line(painter, words, self.text(), look.font("caption"), ink)
        painter.end()


class _Brand(QWidget):
    """The bell and the name."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, look.px(8), 0)
        row.setSpacing(look.px(10))
        row.addWidget(_Bell(look))
        row.addWidget(Line(look, "Salve", "brand", elide=False))


class _Bell(QWidget):
    """The house's mark."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self.setFixedSize(look.px(22), look.px(22))

    def paintEvent(self, event: QPaintEvent) -> None:
        """In the accent's green."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawPixmap(0, 0, self._look.pixmap("concierge-bell", "accent", 22))
        painter.end()
