"""What the guest likes, in three rows: told us, seen by us, to be asked again."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from assistant.guests.view import PreferenceView
from assistant.journal.stamp import StaffId
from assistant.tongue import n_, p_
from ui.counter.fact_row import FactRow
from ui.counter.preference_chip import PreferenceChip, is_old
from ui.look.chip import Chip
from ui.look.flow import FlowLayout
from ui.look.kept import Kept
from ui.look.key_hint import KeyHint
from ui.look.look import Look

MOST = 14
"""Chips a row; more than that nobody reads before a greeting. The log has them all."""


class _Row(QWidget):
    """The chips of one row, then how many more there are, then the keys."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.flow = FlowLayout(self, look.px(8))
        self.more = Chip(look, "", "plain", role="caption")
        self.more.hide()


class CardPreferences(QWidget):
    """Chips that are kept; arrows go through all of them, Y, C and N settle the one in focus."""

    confirmed = Signal(bytes)
    changed = Signal(bytes)
    retired = Signal(bytes)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._order: list[PreferenceChip] = []
        self._meant = b""
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.px(8))
        self._rows: list[tuple[FactRow, _Row, Kept[PreferenceChip]]] = []
        for which in ("said", "seen", "ask"):
            inner = _Row(look)
            kept = Kept(self._chip, inner.flow.addWidget)
            fact = FactRow(look, which, inner)
            column.addWidget(fact)
            self._rows.append((fact, inner, kept))
        self._hints = self._keys()

    def show_preferences(
        self, preferences: Sequence[PreferenceView], now_ms: int, names: Mapping[StaffId, str]
    ) -> None:
        """Other preferences; the latest confirmed come first. The focus stays where it was."""
        focus = next((chip.id for chip in self._order if chip.hasFocus()), b"")
        newest = sorted(preferences, key=lambda p: p.confirmed_ms, reverse=True)
        old = [p for p in newest if is_old(p, now_ms)]
        fresh = [p for p in newest if not is_old(p, now_ms)]
        groups = (
            [p for p in fresh if p.origin == "said"],
            [p for p in fresh if p.origin == "seen"],
            old,
        )
        self._order = []
        for (fact, row, kept), group in zip(self._rows, groups, strict=True):
            chips = kept.take(min(len(group), MOST))
            for chip, preference in zip(chips, group, strict=False):
                chip.show_preference(preference, now_ms, names)
                chip.show()
            self._order += chips
            self._show_end(row, len(group) - MOST)
            fact.setVisible(bool(group))
        self._place_hints(groups)
        self.setVisible(bool(preferences))
        again = next((chip for chip in self._order if focus and chip.id == focus), None)
        if again is not None:
            again.setFocus()

    def focus_first(self) -> bool:
        """The focus goes to what is most in need of an answer; False when there is nothing."""
        meant = [chip for chip in self._order if chip.id == self._meant] or self._order
        if meant:
            meant[0].setFocus()
        return bool(meant)

    def _keys(self) -> QWidget:
        """The three keys, which go into the next line together."""
        group = QWidget(self)
        row = FlowLayout(group, self._look.px(8))
        for letter, word in (
            ("y", p_("preference", "yes")),
            ("c", p_("preference", "changed")),
            ("n", p_("preference", "no")),
        ):
            hint = KeyHint(self._look, letter.upper(), word)
            hint.clicked.connect(lambda _on=False, letter=letter: self._on_hint(letter))
            row.addWidget(hint)
        group.hide()
        return group

    def _chip(self) -> PreferenceChip:
        chip = PreferenceChip(self._look)
        chip.keyed.connect(self._on_keyed)
        chip.stepped.connect(self._on_stepped)
        chip.focused.connect(self._on_focused)
        return chip

    def _show_end(self, row: _Row, more: int) -> None:
        """“and 5 more” after the chips; always the last but the keys."""
        row.flow.removeWidget(row.more)
        if more > 0:
            text = n_("and {n} more", "and {n} more", more).format(n=more)
            row.more.show_text(text, "plain")
            row.flow.addWidget(row.more)
        row.more.setVisible(more > 0)

    def _place_hints(self, groups: Sequence[Sequence[PreferenceView]]) -> None:
        """The keys stand after what is most in need of an answer."""
        for _fact, row, _kept in self._rows:
            row.flow.removeWidget(self._hints)
        where = 2 if groups[2] else 1 if groups[1] else None
        if where is not None:
            self._rows[where][1].flow.addWidget(self._hints)
        self._hints.setVisible(where is not None)
        first = next((group[0] for group in (groups[2], groups[1], groups[0]) if group), None)
        self._meant = first.id if first is not None else b""

    def _on_focused(self, preference: bytes) -> None:
        self._meant = preference

    def _on_hint(self, letter: str) -> None:
        if self._meant:
            self._on_keyed(letter, self._meant)

    def _on_keyed(self, letter: str, preference: bytes) -> None:
        {"y": self.confirmed, "c": self.changed, "n": self.retired}[letter].emit(preference)

    def _on_stepped(self, by: int) -> None:
        here = next((n for n, chip in enumerate(self._order) if chip.hasFocus()), None)
        if here is not None and 0 <= here + by < len(self._order):
            self._order[here + by].setFocus()
