"""The line-up at work: read beside the window, told slide by slide, kept in step with the house."""

import time
from collections.abc import Callable, Mapping
from datetime import datetime

from msgspec import Struct
from PySide6.QtCore import QEvent, QLocale, Qt, QTimer, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QHideEvent,
    QKeyEvent,
    QMouseEvent,
    QResizeEvent,
    QShowEvent,
)
from PySide6.QtWidgets import QVBoxLayout, QWidget

from assistant.changes import Changes
from assistant.desk import Desk
from assistant.journal.stamp import StaffId
from assistant.shift.lineup import going_on
from assistant.shift.slides import PARTS, IdeaSlide, Key, LineUp, Part
from assistant.tongue import _, listed, spoken
from assistant.words.book import Book
from ui.bridge import Bridge
from ui.lineup.dots import Dots, Group, State
from ui.lineup.foot import Foot
from ui.lineup.head import Head
from ui.lineup.reading import read
from ui.lineup.sheet import Sheet
from ui.lineup.words import Shown, clock_words, part_name, shown
from ui.look.keys import bind, cap, label
from ui.look.look import Look

WIDE, HIGH = 1280, 800
"""The window in which everything has its plain size; in a larger one it is larger. The text size
of the desk adds nothing to that: all of it is for the eyes of who stands two metres away."""
_GOES_ON_S = 3600.0
"""Who leaves in the middle and comes back within the hour finds it where it was."""
_FORWARD = {Qt.Key.Key_Right, Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_PageDown}
_BACK = {Qt.Key.Key_PageUp, Qt.Key.Key_Backspace}
"""Besides the keys of the table; a pointer for talks sends these."""
_TOLD = ("line-up-next", "line-up-back", "line-up-first", "line-up-guest")
"""The keys that a screen reader tells of the page."""


class Unfinished(Struct, frozen=True):
    """A line-up that is being told, for the window after this one."""

    line_up: LineUp
    at: int
    seen: frozenset[Key]
    began_s: float
    """By the clock that nobody sets."""


class LineUpPage(QWidget):
    """One slide at a time. Space goes on; Escape leaves."""

    left = Signal()
    """It is over, or somebody has had enough."""
    guest_wanted = Signal(object)
    """The guest of this slide is to be looked at: a `PageId`."""

    def __init__(self, look: Look, desk: Desk, bridge: Bridge, book: Book, house: str = "") -> None:
        super().__init__()
        self._look, self._desk, self._bridge = look, desk, bridge
        self._book, self._house = book, house
        self._names: Mapping[StaffId, str] = {}
        self._line_up: LineUp | None = None
        self._at = 0
        self._seen: frozenset[Key] = frozenset()
        self._began_s = 0.0
        self._is_over = True
        self._is_reading = self._is_late = False
        self._told = ""
        self.head, self.sheet = Head(look), Sheet(look)
        self.dots, self.foot = Dots(look), Foot(look)
        self._column = QVBoxLayout(self)
        for part in (self.head, self.sheet, self.dots, self.foot):
            self._column.addWidget(part, int(part is self.sheet))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleDescription(listed(f"{cap(act)} {label(act)}" for act in _TOLD))
        self._clock = QTimer(self)
        self._clock.setInterval(1000)
        self._clock.timeout.connect(self.on_tick)
        self._connect()
        self._show_look()

    # -- what is shown --------------------------------------------------------------------------

    def begin(self) -> None:
        """The first slide, and the clock starts; or on where one was, who left in the middle."""
        self.setFocus()
        now_s = time.monotonic()
        if self._is_over or now_s - self._began_s > _GOES_ON_S:
            self._line_up, self._at, self._seen = None, 0, frozenset()
            self._began_s, self._is_over, self._told = now_s, False, ""
            self.sheet.show_slide(Shown())
        self._is_reading = False  # should the last answer never have come
        self._read()

    @property
    def open(self) -> Unfinished | None:
        """What is being told; None where nothing is."""
        if self._line_up is None or self._is_over:
            return None
        return Unfinished(self._line_up, self._at, self._seen, self._began_s)

    def take_over(self, before: Unfinished | None) -> None:
        """Go on where the window before stood."""
        if before is not None:
            self._line_up, self._at, self._seen = before.line_up, before.at, before.seen
            self._began_s, self._is_over = before.began_s, False
            self._show()

    def show_names(self, names: Mapping[StaffId, str]) -> None:
        """Who is who; shown from now on."""
        self._names = names
        self._show()

    def on_changed(self, changes: Changes) -> None:
        """Something is new on disk: what it changes here is shown, and nobody is moved on."""
        told = changes.guests or changes.matters or changes.shifts
        if self.isVisible() and (told or changes.house or changes.wide):
            self._read()

    # -- going on -------------------------------------------------------------------------------

    def on_next(self) -> None:
        """The next slide; behind the last one the end, and behind that one leaves."""
        if self._line_up is None:
            return
        if self._at >= len(self._line_up.slides):
            self.on_left()
        else:
            self._turn_to(self._at + 1)

    def on_back(self) -> None:
        """The slide before."""
        self._turn_to(self._at - 1)

    def on_first(self) -> None:
        """To the first one."""
        self._turn_to(0)

    def on_left(self) -> None:
        """Enough: the next line-up begins anew."""
        self._is_over = True
        self.left.emit()

    def on_guest(self) -> None:
        """To the card of the guest of whom this slide tells."""
        slides = self._line_up.slides if self._line_up is not None else ()
        if self._at < len(slides):
            slide = slides[self._at]
            if not isinstance(slide, IdeaSlide) and slide.guest:
                self.guest_wanted.emit(slide.guest)

    def _turn_to(self, at: int) -> None:
        if self._line_up is None or not 0 <= at <= len(self._line_up.slides) or at == self._at:
            return
        if self._at < len(self._line_up.slides):
            self._seen |= {self._line_up.slides[self._at].key}
        self._at = at
        self._show()

    # -- reading --------------------------------------------------------------------------------

    def _read(self) -> None:
        """Ask for the house as it is now; one question at a time."""
        if self._is_reading:
            self._is_late = True
            return
        self._is_reading, self._is_late = True, False
        now = datetime.now().astimezone()
        asked = self._desk.ask(read, self._desk, self._book, self._house, spoken(), now)
        self._bridge.when_done(self, asked, self._on_read)

    def _on_read(self, fresh: LineUp) -> None:
        self._is_reading = False
        if self._line_up is not None:
            fresh, self._at = going_on(fresh, self._line_up, self._at)
        self._line_up = fresh
        self._show()
        if self._is_late:
            self._read()

    # -- showing --------------------------------------------------------------------------------

    def _show(self) -> None:
        line_up = self._line_up
        if line_up is None:
            return
        now = datetime.now()
        told = shown(line_up, self._at, self._names, int(now.timestamp() * 1000))
        if told != self.sheet.shown:
            self.sheet.show_slide(told)
        day = QLocale(spoken()).standaloneDayName(now.isoweekday())
        self.head.show_title(_("The line-up"), listed((day, line_up.shift)))
        self.dots.show_groups(self._groups(line_up))
        self.foot.show_duty([self._names.get(one, "") for one in line_up.on_duty])
        self.foot.show_end(self._at >= len(line_up.slides))
        self.on_tick()
        self._announce(told.spoken)

    def _groups(self, line_up: LineUp) -> list[Group]:
        dots: dict[Part, list[State]] = {}
        for at, slide in enumerate(line_up.slides):
            state: State = "seen" if slide.key in self._seen else "later"
            dots.setdefault(slide.part, []).append("now" if at == self._at else state)
        return [Group(part_name(part), tuple(dots[part])) for part in PARTS if part in dots]

    def on_tick(self) -> None:
        """What is left of the time."""
        if self._line_up is not None:
            left_s = self._line_up.minutes * 60 - (time.monotonic() - self._began_s)
            self.head.show_time(clock_words(left_s))

    def _announce(self, words: str) -> None:
        """A slide is read out as it comes."""
        if words != self._told and self.isVisible():
            self._told = words
            self.setAccessibleName(words)
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, words))

    def _show_look(self) -> None:
        """As large as the window lets it be."""
        room = min(self.width() / WIDE, self.height() / HIGH)
        look = self._look._replace(scale=max(1.0, int(room * 20) / 20))
        for part in (self.head, self.sheet, self.dots, self.foot):
            part.show_look(look)
        px = look.px
        self._column.setContentsMargins(px(56), px(18), px(56), px(18))
        self._column.setSpacing(px(12))

    # -- keys and pointer -----------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The keys that a pointer for talks sends, and those that one tries first."""
        if event.key() in _FORWARD and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            self.on_next()
        elif event.key() in _BACK:
            self.on_back()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click anywhere goes on."""
        if event.button() == Qt.MouseButton.LeftButton:
            self.on_next()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Everything in its new size."""
        super().resizeEvent(event)
        self._show_look()

    def showEvent(self, event: QShowEvent) -> None:
        """The clock is looked at while the page is, and the keys are its own."""
        super().showEvent(event)
        self.setFocus()
        self._clock.start()
        self.on_tick()

    def hideEvent(self, event: QHideEvent) -> None:
        """Nobody looks."""
        super().hideEvent(event)
        self._clock.stop()

    def event(self, event: QEvent) -> bool:
        """Two quick clicks are two slides."""
        if event.type() == QEvent.Type.MouseButtonDblClick and isinstance(event, QMouseEvent):
            self.mousePressEvent(event)
            return True
        return super().event(event)

    def _connect(self) -> None:
        wanted: tuple[tuple[str, Callable[[], None]], ...] = (
            ("line-up-next", self.on_next),
            ("line-up-back", self.on_back),
            ("line-up-first", self.on_first),
            ("line-up-guest", self.on_guest),
            ("cancel", self.on_left),
        )
        for act, done in wanted:
            bind(self, act, done, inside=True)
        self.foot.next_wanted.connect(self.on_next)
        self.foot.back_wanted.connect(self.on_back)
        self.foot.leave_wanted.connect(self.on_left)
