"""The head of the card: who this is, how often here, and the button for coming and going."""

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QAction, QIcon
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from assistant.guests.entries import Channel
from assistant.guests.standing import in_house
from assistant.guests.view import GuestView
from assistant.tongue import _
from ui.counter.card_words import address_words, here_words, visits_words
from ui.look.avatar import Avatar
from ui.look.flow import FlowLayout
from ui.look.keyed_button import KeyedButton
from ui.look.keys import cap, label
from ui.look.line import Line
from ui.look.look import Look
from ui.look.paragraph import Paragraph

LONG_NAME = 26
"""Letters; a longer name is set smaller, so that it takes two lines and not four."""


class CardHead(QWidget):
    """Widgets that stay; another guest only brings other words."""

    arrived = Signal(str)
    left = Signal()

    def __init__(self, look: Look, key: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look, self._here = look, False
        self._avatar = Avatar(look, size=56)
        self._name = Paragraph(look, "", "name")
        self._reading = Line(look, "", "body", "muted")
        self._address = Paragraph(look, "", "caption", "muted")
        self._visits = Paragraph(look, "", "caption", "muted")
        self._elsewhere = Paragraph(look, "", "caption", "on_tint")
        self._elsewhere.hide()
        self._since = Line(look, "", "caption", "muted", elide=False)
        self._button = KeyedButton(look, "", key)
        self._button.clicked.connect(self.on_button)
        self._more = self._channels(look)
        self._doing = QWidget()
        self._lay_out(look)

    def show_guest(self, view: GuestView, now_ms: int) -> None:
        """Another guest, or the same one a moment later."""
        who = view.identity
        self._here = in_house(view, now_ms)
        self._avatar.show_name(who.name, self._here)
        self._name.setFont(self._look.font("name" if len(who.name) <= LONG_NAME else "brand"))
        self._name.setText(who.name)
        self._reading.setText(who.reading)
        self._reading.setVisible(bool(who.reading))
        address = address_words(who)
        self._address.setText(address)
        self._show_address(bool(address))
        since = here_words(view, now_ms)
        self._since.setText(since)
        self._since.setVisible(bool(since))
        self._visits.setText(visits_words(view, now_ms))
        self._show_button()

    def _show_address(self, shown: bool) -> None:
        """Without one the visits stand in its place, beside how long the guest is here."""
        self._address.setVisible(shown)
        second = self._second.indexOf(self._visits) >= 0
        if shown and second:
            self._second.removeWidget(self._visits)
            self._words.insertWidget(self._words.indexOf(self._elsewhere), self._visits)
        elif not shown and not second:
            self._words.removeWidget(self._visits)
            self._second.insertWidget(0, self._visits, 1)

    def show_elsewhere(self, words: str) -> None:
        """Who else has this card open, so that two do not write the same; "" for nobody."""
        if words != self._elsewhere.text():
            self._elsewhere.setText(words)
            self._elsewhere.setVisible(bool(words))

    def fill_button(self, filled: bool) -> None:
        """Whether “Arrives” is the filled button of the screen; not where something is open."""
        if filled != self._is_filled:
            self._is_filled = filled
            self._show_button()

    _is_filled = True

    def _show_button(self) -> None:
        if self._here:
            self._button.show_text(_("Leaves"), icon="log-out", primary=False)
        else:
            self._button.show_text(_("Arrives"), icon="door-open", primary=self._is_filled)

    def on_button(self) -> None:
        """Comes, or goes."""
        if self._here:
            self.left.emit()
        else:
            self.arrived.emit("in-person")

    def _lay_out(self, look: Look) -> None:
        """Beside the avatar: names and button, below them two lines as long as the card is wide."""
        names = QWidget()
        flow = FlowLayout(names, look.px(10))
        flow.addWidget(self._name)
        flow.addWidget(self._reading)
        buttons = QHBoxLayout(self._doing)
        buttons.setContentsMargins(0, 0, 0, 0)
        buttons.setSpacing(look.px(2))
        buttons.addWidget(self._button)
        buttons.addWidget(self._more)
        self._top, self._second, self._words = QHBoxLayout(), QHBoxLayout(), QVBoxLayout()
        self._top.setSpacing(look.px(8))
        self._top.addWidget(names, 1)
        self._second.addWidget(self._address, 1)
        self._words.setSpacing(look.px(1))
        self._words.addLayout(self._top)
        self._words.addLayout(self._second)
        self._words.addWidget(self._visits)
        self._words.addWidget(self._elsewhere)
        self._words.addStretch()
        self.set_narrow(False)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(look.px(14))
        row.addWidget(self._avatar, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(self._words, 1)

    def set_narrow(self, narrow: bool) -> None:
        """Where there is no room at the right, the button goes below the name."""
        left, right = Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight
        for layout in (self._top, self._second, self._words):
            layout.removeWidget(self._doing)
            layout.removeWidget(self._since)
        below = self._look.px(5) if narrow else 0
        self._doing.setContentsMargins(0, 0, 0, below)
        if narrow:
            self._words.insertWidget(1, self._doing, 0, left)
            self._words.insertWidget(3, self._since, 0, left)
        else:
            self._top.addWidget(self._doing, 0, Qt.AlignmentFlag.AlignTop)
            self._second.addWidget(self._since, 0, right)

    def set_tight(self, tight: bool) -> None:
        """Where even the words lack room, there is no avatar."""
        self._avatar.setVisible(not tight)

    def _channels(self, look: Look) -> KeyedButton:
        """A small button with the other ways of coming to us."""
        more = KeyedButton(look, "", icon="chevron-down", plain=True)
        more.setAccessibleName(_("Another way of contact"))
        more.setToolTip(_("Another way of contact"))
        menu = QMenu(more)
        channels: list[tuple[Channel, str, str]] = [
            ("telephone", "telephones", "phone"),
            ("online", "writes", "globe"),
        ]
        for channel, key, icon in channels:
            words = f"{label(key)}\t{cap(key)}"
            action = QAction(QIcon(look.pixmap(icon, "muted", 16)), words, menu)
            action.setData(channel)
            menu.addAction(action)
        menu.triggered.connect(self._on_channel)
        more.clicked.connect(lambda: menu.popup(more.mapToGlobal(QPoint(0, more.height()))))
        return more

    def _on_channel(self, action: QAction) -> None:
        self.arrived.emit(str(action.data()))
