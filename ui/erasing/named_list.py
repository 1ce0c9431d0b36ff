"""The list of what other pages say of the guest: which page, when and by whom, and the words."""

from collections.abc import Hashable, Mapping, Sequence
from typing import Any

from PySide6.QtWidgets import QWidget

from assistant.journal.now import now_ms
from assistant.journal.stamp import StaffId
from assistant.mentions import Named
from assistant.tongue import _
from ui.erasing.words import of_page
from ui.look import days
from ui.look.look import Look
from ui.look.masked import masked
from ui.look.text_list import TextList
from ui.look.text_row import Part, TextRow


class _Row(TextRow):
    names: Mapping[StaffId, str] = {}

    def parts_of(self, row: Any) -> Sequence[Part]:
        one: Named = row
        signed = " · ".join(
            filter(None, (days.moment(one.when_ms, now_ms()), self.names.get(one.by)))
        )
        is_contact = "@" in one.name or any(map(str.isdigit, one.name))
        name = masked(one.name) if is_contact else one.name
        start = len(one.before)
        parts = [
            Part(of_page(one), "strong"),
            Part(one.before + name + one.after, set_off=((start, start + len(name)),)),
            Part(signed, "caption", "muted"),
        ]
        if one.goes == "page":
            parts.append(Part(_("Goes as a whole."), "caption", "muted"))
        elif not one.goes:
            parts.append(Part(_("Cannot go by itself: open it."), "caption", "muted"))
        return parts


class NamedList(TextList):
    """Fed with `Named`."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        self._row = _Row(look)
        super().__init__(_("On other pages"), self._row, parent)

    def show_names(self, names: Mapping[StaffId, str]) -> None:
        """Who signed what."""
        self._row.names = names
        self.viewport().update()

    def key_of(self, row: Any) -> Hashable:
        return (row.page, row.line)

    @property
    def chosen(self) -> Named | None:
        """The marked one."""
        found: Named | None = self.current
        return found
