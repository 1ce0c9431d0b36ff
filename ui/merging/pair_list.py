"""The list of cards that are perhaps one guest’s, by reasons, the likeliest first."""

from collections import Counter
from collections.abc import Hashable, Sequence
from typing import Any

from PySide6.QtWidgets import QWidget

from assistant.exchange.alike_pairs import Pair
from assistant.journal.stamp import PageId
from assistant.tongue import _
from ui.look.look import Look
from ui.look.numbers import count
from ui.look.rows import Heading
from ui.look.text_list import TextList
from ui.look.text_row import Part, TextRow
from ui.merging.words import reasons_told


class _Row(TextRow):
    def parts_of(self, row: Any) -> Sequence[Part]:
        one, other = row.names
        if one == other:
            return [Part(one, "strong"), Part(_("two cards"), "caption", "muted")]
        return [Part(one, "strong"), Part(other)]


class PairList(TextList):
    """Fed with `Pair`s."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(_("Perhaps one guest"), _Row(look), parent)

    def key_of(self, row: Any) -> Hashable:
        return (row.one, row.other)

    def show_pairs(self, pairs: Sequence[Pair]) -> None:
        """All of them anew; the mark stays where it was."""
        ordered = sorted(pairs, key=lambda one: (-one.weight, one.reasons, one.names))
        many = Counter(one.reasons for one in ordered)
        rows: list[Any] = []
        last: tuple[str, ...] = ()
        for one in ordered:
            if one.reasons != last:
                rows.append(Heading((reasons_told(one), count(many[one.reasons]))))
                last = one.reasons
            rows.append(one)
        self.show_rows(rows)

    def mark_guest(self, guest: PageId) -> bool:
        """Mark the first pair with this guest; False where there is none."""
        found = (row for row in self.rows.rows if not isinstance(row, Heading))
        pair = next((row for row in found if guest in (row.one, row.other)), None)
        return pair is not None and self.mark(self.key_of(pair))
