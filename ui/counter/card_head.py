"""The head of the card: who this is, how often here, and the button for coming and going."""

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QMenu, QToolButton, QVBoxLayout, QWidget

from assistant.guests.entries import Channel
from assistant.guests.view import GuestView
from assistant.tongue import _
from ui.counter.card_words import address_words, here_words, open_visit, visits_words
from ui.look.avatar import Avatar
from ui.look.keyed_button import KeyedButton
from ui.look.line import Line
from ui.look.look import Look
from ui.look.paragraph import Paragraph


class CardHead(QWidget):
    """Widgets that stay; another guest only brings other words."""

    arrived = Signal(str)
    left = Signal()

    def __init__(self, look: Look, key: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._here = False
        self._avatar = Avatar(look, size=56)
        self._name = Line(look, "", "name")
        self._reading = Line(look, "", "body", "muted")
        self._address = Paragraph(look, "", "caption", "muted")
        self._visits = Paragraph(look, "", "caption", "muted")
        self._since = Line(look, "", "caption", "muted", elide=False)
        self._button = KeyedButton(look, "", key)
        self._button.clicked.connect(self.on_button)
        self._more = self._channels(look)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(look.px(14))
        row.addWidget(self._avatar, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(self._words(look), 1)
        doing = QHBoxLayout()
        doing.setSpacing(look.px(2))
        doing.addWidget(self._button)
        doing.addWidget(self._more)
        side = QVBoxLayout()
        side.setSpacing(look.px(5))
        side.addLayout(doing)
        side.addWidget(self._since, 0, Qt.AlignmentFlag.AlignRight)
        side.addStretch()
        row.addLayout(side)

    def show_guest(self, view: GuestView, now_ms: int) -> None:
        """Another guest, or the same one a moment later."""
        who = view.identity
        self._here = open_visit(view, now_ms) is not None
        self._avatar.show_name(who.name, self._here)
        self._name.setText(who.name)
        self._reading.setText(who.reading)
        self._reading.setVisible(bool(who.reading))
        address = address_words(who)
        self._address.setText(address)
        self._address.setVisible(bool(address))
        self._since.setText(here_words(view, now_ms))
        self._visits.setText(visits_words(view, now_ms))
        if self._here:
            self._button.show_text(_("Leaves"), icon="log-out")
        else:
            self._button.show_text(_("Arrives"), icon="door-open")

    def on_button(self) -> None:
        """Comes, or goes."""
        if self._here:
            self.left.emit()
        else:
            self.arrived.emit("in-person")

    def _words(self, look: Look) -> QVBoxLayout:
        names = QHBoxLayout()
        names.setSpacing(look.px(10))
        names.addWidget(self._name, 0, Qt.AlignmentFlag.AlignBottom)
        names.addWidget(self._reading, 1, Qt.AlignmentFlag.AlignBottom)
        self._reading.setContentsMargins(0, 0, 0, 0)
        names.addStretch()
        column = QVBoxLayout()
        column.setSpacing(look.px(1))
        column.addLayout(names)
        column.addWidget(self._address)
        column.addWidget(self._visits)
        column.addStretch()
        return column

    def _channels(self, look: Look) -> QToolButton:
        """A small button with the other ways of coming to us."""
        more = QToolButton()
        more.setIcon(look.icon("chevron-down", "muted", 16))
        more.setAccessibleName(_("Another way of contact"))
        more.setToolTip(_("Another way of contact"))
        more.setFixedSize(look.px(30), look.px(38))
        more.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        menu = QMenu(more)
        channels: list[tuple[Channel, str, str]] = [
            ("telephone", _("Is on the telephone"), "phone"),
            ("online", _("Writes online"), "globe"),
        ]
        for channel, words, icon in channels:
            action = QAction(look.icon(icon, "muted", 16), words, menu)
            action.setData(channel)
            menu.addAction(action)
        menu.triggered.connect(self._on_channel)
        more.clicked.connect(lambda: menu.popup(more.mapToGlobal(QPoint(0, more.height()))))
        return more

    def _on_channel(self, action: QAction) -> None:
        self.arrived.emit(str(action.data()))
