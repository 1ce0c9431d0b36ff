"""Hides everything in the window, by a key or when nobody is here, and lets back who may come back.

What is behind the calm screen stays as it is, a half-typed word as much as a clock that runs. Who
comes back finds it so. Who takes over from there finds their own desk: what the other has not
finished stays with whoever typed it, until they are here again.
"""

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QDialog, QToolTip

from assistant.desk import Desk
from assistant.journal.stamp import StaffId
from ui.calm.cover import Cover
from ui.calm.idle import Idle
from ui.hands import Hands
from ui.look.keys import bind
from ui.window import Window


class Hiding(QObject):
    """One calm screen for one window."""

    handed_over = Signal(object)
    """Somebody else has come in; the `StaffId` of who was here before."""

    def __init__(self, window: Window, hands: Hands, desk: Desk, minutes: int, house: str) -> None:
        super().__init__(window)
        self._window, self._hands, self._desk, self._house = window, hands, desk, house
        self._cover: Cover | None = None
        self._who: StaffId | None = None
        """Who was here when it was hidden."""
        self._first: StaffId | None = None
        """Who is asked first."""
        self._asks = False
        self._copied = ""
        self.idle = Idle(window, minutes)
        self._since = self.idle.now
        self.idle.away.connect(self.on_away)
        hands.signed.connect(self.on_signed)
        bind(window, "hide", self.hide)

    @property
    def is_hidden(self) -> bool:
        """Whether nothing can be seen."""
        return self._cover is not None

    def hide(self) -> None:
        """Nothing of a guest can be seen, at once."""
        if self._cover is not None:
            return
        self._who = self._first = self._desk.signed
        self._asks, self._since = False, self.idle.now
        while (popup := QApplication.activePopupWidget()) is not None:
            popup.close()
        for dialog in QApplication.topLevelWidgets():
            if isinstance(dialog, QDialog) and dialog.isVisible():
                dialog.reject()  # it may name a file by a guest
        QToolTip.hideText()
        self._put_copy_aside()
        self._cover = cover = Cover(self._window.look, self._house)
        self._hands.connect_page(cover.who)
        cover.touched.connect(self.on_touched)
        cover.hands_wanted.connect(self.on_hands)
        self._window.cover(cover)

    def lock(self, last: StaffId | None = None) -> None:
        """The same; and who comes back says who they are, if anybody has a PIN.

        `last` is asked first where nobody is here yet.
        """
        self.hide()
        self._first, self._asks = self._who or last, True

    def on_away(self) -> None:
        """Nobody is here any more."""
        if not self._hands.here:
            return  # nothing was ever written here
        if self._cover is not None and self._cover.asks:
            self._cover.show_calm()
        self.lock()

    def on_touched(self, letter: str) -> None:
        """Somebody is here: back at once, or after the PIN."""
        cover = self._cover
        if cover is None:
            return
        if not (self._asks or self.idle.is_over(self._since)) or not self._has_pin():
            self._bare()
            return
        self._asks = True
        self._hands.fill(cover.who, may_add=False)
        cover.show_question()
        cover.who.ask_again(self._first, letter)

    def on_hands(self) -> None:
        """Somebody takes over: who it is, without a look at what is behind."""
        if self._cover is not None:
            self._hands.fill(self._cover.who, may_add=False)
            self._cover.show_question()
            self._cover.who.to_list()

    def on_signed(self, staff: StaffId) -> None:
        """Whoever it is may come in."""
        if self._cover is None:
            return
        if self._who is None or staff == self._who:
            self._bare()
        else:
            self.handed_over.emit(self._who)

    def _has_pin(self) -> bool:
        """Whether there is anything to ask: of who was here, else of anybody."""
        here = self._hands.here
        mine = [one for one in here if one.page == self._first]
        return any(one.has_pin for one in (mine or here))

    def _bare(self) -> None:
        """All is as it was."""
        self._cover = None
        self._window.uncover()
        clipboard = QGuiApplication.clipboard()
        if self._copied and not clipboard.text():
            clipboard.setText(self._copied)
        self._copied = ""

    def _put_copy_aside(self) -> None:
        """What was copied here is nobody else's to paste; who comes back has it again."""
        clipboard = QGuiApplication.clipboard()
        if clipboard.ownsClipboard() and clipboard.text():
            self._copied = clipboard.text()
            clipboard.clear()

    # -- a window that is built anew ------------------------------------------------------------

    @property
    def open(self) -> StaffId | bool:
        """Who was here when it was hidden, True for nobody; False where it is not hidden."""
        return (self._who or True) if self._cover is not None else False

    def take_over(self, before: StaffId | bool) -> None:
        """It was hidden, and it stays hidden."""
        if before:
            self.lock()
