"""The page of an empty store: three things to do, who signs, and where the key is kept."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QHBoxLayout,
    QLabel,
    QVBoxLayout,
    QWidget,
)

from assistant.tongue import _, p_, sentences
from ui.look.avatar import Avatar
from ui.look.flow import FlowLayout
from ui.look.keyed_button import KeyedButton
from ui.look.keys import bind, cap, label
from ui.look.look import Look
from ui.look.narrow import direction
from ui.look.panel import Panel
from ui.look.paragraph import Paragraph
from ui.look.scrolling import Scrolling
from ui.look.start_card import StartCard

WIDTH = 1012
LEAST_THREE = 660
"""Narrower than this (pixels at 100 %), the cards stand under each other."""


class Welcome(QWidget):
    """Nothing here writes anything; each card leads to where it is done."""

    import_wanted = Signal()
    newcomer_wanted = Signal()
    practice_wanted = Signal()
    restore_wanted = Signal()
    safe_wanted = Signal()
    """The recovery sheet is printed where the key is looked after."""
    staff_wanted = Signal()
    """F12 belongs to the window; here it is only shown."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._cards = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._who = _Who(look)
        self._key = _KeyPlace(look)
        for act, icon, words, wanted in (
            ("import-first", "file-up", _import_words(), self.import_wanted),
            ("meet-first", "user-round-plus", _meet_words(), self.newcomer_wanted),
            ("practise", "graduation-cap", _practice_words(), self.practice_wanted),
        ):
            card = StartCard(look, icon, words, cap(act), primary=act == "import-first")
            card.chosen.connect(wanted)
            bind(self, act, wanted.emit)
            self._cards.addWidget(card, 1)
            if act == "import-first":
                self.setFocusProxy(card)
        self._restore = KeyedButton(
            look, label("restore-first"), cap("restore-first"), plain=True, icon="history"
        )
        self._restore.clicked.connect(self.restore_wanted)
        bind(self, "restore-first", self.restore_wanted.emit)
        sheet = KeyedButton(look, label("safe"), cap("safe"), plain=True, icon="lock")
        sheet.clicked.connect(self.safe_wanted)
        self._seldom = QWidget()
        flow = FlowLayout(self._seldom, look.px(8))
        flow.addWidget(self._restore)
        flow.addWidget(sheet)
        self._lay_out()
        self._who.switch_wanted.connect(self.staff_wanted)

    def show_staff(self, name: str) -> None:
        """Who signs; "" while nobody has said so."""
        self._who.show_name(name)

    def show_key_place(self, kept: str, path: Path | str) -> None:
        """Where the store's key is: in the "keyring", or in a "file" at `path`."""
        words = _("Everything is kept on this computer, encrypted.")
        if kept == "keyring":
            where = _("The key lies in the system’s keyring.")
        else:
            where = _("The key lies in a file that only you can read: {path}").format(path=path)
        self._key.show_words(sentences(words, where))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Three beside each other where there is room."""
        super().resizeEvent(event)
        way = direction(self.width() < self._look.px(LEAST_THREE))
        if self._cards.direction() != way:
            self._cards.setDirection(way)

    def _lay_out(self) -> None:
        """In the middle of the page, a little above its centre; it scrolls in a small window."""
        look, page, inner = self._look, QWidget(), self._inner()
        inner.setMaximumWidth(look.px(WIDTH))
        middle = QHBoxLayout()
        middle.addStretch(1)
        middle.addWidget(inner, 100)
        middle.addStretch(1)
        whole = QVBoxLayout(page)
        whole.setContentsMargins(look.px(24), look.px(20), look.px(24), look.px(20))
        whole.addStretch(2)
        whole.addLayout(middle)
        whole.addStretch(3)
        filled = QVBoxLayout(self)
        filled.setContentsMargins(0, 0, 0, 0)
        filled.addWidget(Scrolling(page))

    def _inner(self) -> QWidget:
        look, inner = self._look, QWidget()
        self._cards.setSpacing(look.px(14))
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.px(4))
        column.addWidget(Paragraph(look, _("Welcome. Where shall we begin?"), "hero"))
        quiet = _("There is no guest here yet. Choose one of three; the others can be done later.")
        column.addWidget(Paragraph(look, quiet, "words", "muted"))
        column.addSpacing(look.px(16))
        column.addLayout(self._cards)
        column.addSpacing(look.px(16))
        column.addWidget(self._who)
        column.addSpacing(look.px(12))
        column.addWidget(self._key)
        column.addSpacing(look.px(4))
        column.addWidget(self._seldom)
        return inner


class _KeyPlace(QWidget):
    """A lock, and where the key is."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        sign = QLabel()
        sign.setPixmap(look.pixmap("lock", "muted", 16))
        self._words = Paragraph(look, "", "caption", "muted")
        row = QHBoxLayout(self)
        row.setContentsMargins(look.px(6), 0, 0, 0)
        row.setSpacing(look.px(10))
        row.addWidget(sign, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._words, 1)
        self.hide()

    def show_words(self, words: str) -> None:
        """The sentence."""
        self._words.setText(words)
        self.show()


class _Who(Panel):
    """Who is at this desk, and the way to change it."""

    switch_wanted = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__(look)
        self._avatar = Avatar(look, "", 40)
        self._name = Paragraph(look, "", "strong")
        note = Paragraph(look, _("Every line is signed with this name."), "caption", "muted")
        self._switch = KeyedButton(look, "", cap("who"))
        self._switch.clicked.connect(self.switch_wanted)
        words = QVBoxLayout()
        words.setSpacing(look.px(2))
        words.addWidget(self._name)
        words.addWidget(note)
        row = QHBoxLayout()
        row.setSpacing(look.px(14))
        row.addWidget(self._avatar)
        row.addLayout(words, 1)
        row.addWidget(self._switch)
        self.column.setContentsMargins(look.px(18), look.px(12), look.px(16), look.px(12))
        self.column.addLayout(row)
        self.show_name("")

    def show_name(self, name: str) -> None:
        """Another name; "" while nobody has said so."""
        self._avatar.show_name(name)
        self._avatar.setVisible(bool(name))
        self._name.setText(
            _("At this desk: {name}").format(name=name) if name else _("Who is at this desk?")
        )
        self._switch.show_text(p_("person", "Switch") if name else _("Say who is here"))


def _import_words() -> tuple[str, str, str, str]:
    return (
        _("Import your guests"),
        _(
            "A table (CSV) from the program you used before. You see what was found in it"
            " before it is kept."
        ),
        _("The same phone or e-mail is the same guest. Nothing is written before your yes."),
        _("Choose a file"),
    )


def _meet_words() -> tuple[str, str, str, str]:
    return (
        _("Meet a first guest"),
        _("A name is enough. All else is written down as you talk, line by line."),
        _("You can also just begin to type a name in the search field."),
        _("New guest"),
    )


def _practice_words() -> tuple[str, str, str, str]:
    return (
        _("Try the practice store"),
        _("Made-up guests to learn with. Here we practise, and never on real people."),
        _("The practice store never mixes with the real one."),
        _("Open it"),
    )
