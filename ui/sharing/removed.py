"""All that is shown of a store whose desk was removed from its shop, until it joins it again."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from assistant.refusal import Refused
from assistant.removal import Removed
from assistant.tongue import _
from ui.look.keyed_button import KeyedButton
from ui.look.keys import bind, cap, label
from ui.look.line import Line
from ui.look.look import Look
from ui.look.middle import in_the_middle
from ui.look.paragraph import Paragraph
from ui.look.scrolling import Scrolling
from ui.sharing.joining import Joining
from ui.sharing.linked import Linked
from ui.sharing.searching import Searching

WIDTH = 680


class RemovedPage(QWidget):
    """Calm, and with the one way back: a new code. No guest is behind it."""

    named = Signal(str, str)
    """What this desk and the house are called."""
    close_wanted = Signal()

    def __init__(self, look: Look, linked: Linked, removed: Removed) -> None:
        super().__init__()
        self._look, self._linked, self._removed = look, linked, removed
        self._joining = Joining(look)
        self._close = KeyedButton(look, label("quit"), cap("quit"), plain=True)
        self._search = Searching(linked, self, removed.shop)
        self._lay_out()
        self._joining.show_desk(linked.name, has_guests=False)
        self._joining.show_way_back(there=False)
        self._joining.wanted.connect(self.on_join)
        self._search.found.connect(self._joining.show_found)
        self._close.clicked.connect(self.close_wanted)
        bind(self, "save", self._joining.on_join)
        self.setFocusProxy(self._joining)

    def on_join(self, code: str, address: str) -> None:
        """With a new code of the shop."""
        name = self._joining.name
        self._linked.call_it(name, self._linked.house)
        self._joining.show_busy(busy=True)

        def done(house: str) -> None:
            self._joining.show_busy(busy=False)
            self.named.emit(name, self._linked.house or house)

        def refused(why: Refused) -> None:
            self._joining.show_busy(busy=False)
            self._joining.refused(why.sentence())

        self._linked.do(self, lambda sharing: sharing.join(code, address), done, refused)

    def showEvent(self, event: QShowEvent) -> None:
        """The shop may be found by itself."""
        super().showEvent(event)
        self._search.switch(on=True)

    def hideEvent(self, event: QHideEvent) -> None:
        """Nobody looks for it while nobody looks here."""
        super().hideEvent(event)
        self._search.switch(on=False)

    def _lay_out(self) -> None:
        look, inside, page, sign = self._look, QWidget(), QWidget(), QLabel()
        sign.setPixmap(look.pixmap("lock", "muted", 36))
        house = self._removed.house
        title = (
            _("This desk was removed from {house}").format(house=house)
            if house
            else _("This desk was removed from the shop")
        )
        told = _(
            "Nothing of what is kept here is shown until it joins again with a new code from there."
        )
        kept = _("Nothing is lost: lines that the others do not have yet are given to them then.")
        inside.setMaximumWidth(look.px(WIDTH))
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.px(10))
        column.addWidget(sign)
        column.addSpacing(look.px(4))
        head = Line(look, title, "hero")
        for part in (head, Paragraph(look, told, "big"), Paragraph(look, kept, "words", "muted")):
            column.addWidget(part)
        column.addSpacing(look.px(8))
        column.addWidget(self._joining)
        column.addWidget(self._close, 0, Qt.AlignmentFlag.AlignLeft)
        in_the_middle(page, inside, look)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(Scrolling(page))
