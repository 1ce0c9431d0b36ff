"""What other pages say of the guest, beside the form: the list, and what can be done with a row."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from assistant.journal.stamp import StaffId
from assistant.mentions import MOST, Named
from assistant.tongue import _
from ui.erasing.named_list import NamedList
from ui.look.key_hint import KeyHint
from ui.look.keys import cap
from ui.look.line import Line
from ui.look.look import Look
from ui.look.numbers import count
from ui.look.panel import Panel, hairline
from ui.look.paragraph import Paragraph
from ui.look.trouble import Trouble

HIGH = 240
"""Pixels at 100 % of the list, where it is small."""


class NamedPanel(Panel):
    """Fed with what was found so far; it says which row is to be opened, or to go."""

    opened = Signal(object)
    """The `Named` whose page is wanted."""
    erasing = Signal(object)
    """The `Named` that is to go."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        px = look.px
        self._head = Line(look, _("On other pages"), "section", "muted")
        self._list = NamedList(look)
        self._list.setMinimumHeight(px(HIGH))
        self.trouble = Trouble(look)
        self._to_page = KeyHint(look, "Enter", _("open it"))
        self._to_erase = KeyHint(look, cap("erase-named"), _("erase this line too"))
        back = Paragraph(
            look, _("{key} leads back to this page.").format(key=cap("erasing-again")), "caption",
            "muted",
        )  # fmt: skip
        self.column.setContentsMargins(px(4), px(14), px(4), px(12))
        above = QVBoxLayout()
        above.setContentsMargins(px(16), 0, px(16), 0)
        above.addWidget(self._head)
        below = QVBoxLayout()
        below.setContentsMargins(px(16), px(4), px(16), 0)
        below.setSpacing(px(6))
        foot = QHBoxLayout()
        foot.setSpacing(px(12))
        foot.addWidget(self._to_page)
        foot.addWidget(self._to_erase)
        foot.addStretch(1)
        below.addWidget(self.trouble)
        below.addLayout(foot)
        below.addWidget(back)
        self.column.addLayout(above)
        self.column.addWidget(self._list, 1)
        self.column.addWidget(hairline())
        self.column.addLayout(below)
        self.setFocusProxy(self._list)
        self._list.entered_row.connect(self.opened)
        self._list.pointed.connect(self._on_pointed)
        self._to_page.clicked.connect(self._list.choose)
        self._to_erase.clicked.connect(self.on_erase)
        self.hide()

    def show_names(self, names: Mapping[StaffId, str]) -> None:
        """Who signed what."""
        self._list.show_names(names)

    def show_found(self, found: Sequence[Named]) -> None:
        """So far; nothing is seen of it where there is nothing."""
        self._list.show_rows(found)
        number = len(found)
        told = count(number) if number < MOST else _("{n} and more").format(n=count(MOST))
        self._head.setText(f"{_('On other pages')} · {told}")
        self.setVisible(number > 0)

    @property
    def chosen(self) -> Named | None:
        """The marked one."""
        return self._list.chosen

    def on_erase(self) -> None:
        """The marked row is to go. It cannot be undone: the key leads to the list first, where one
        sees what is marked."""
        if not self.isVisible():
            return
        if not self._list.hasFocus():
            self._list.setFocus()
        elif self.chosen is not None and self.chosen.goes:
            self.erasing.emit(self.chosen)

    def _on_pointed(self, row: Named | None) -> None:
        self.trouble.show_sentence("")
        self._to_erase.setVisible(row is not None and bool(row.goes))
        whole = row is not None and row.goes == "page"
        self._to_erase.show_word(_("erase all of it") if whole else _("erase this line too"))
