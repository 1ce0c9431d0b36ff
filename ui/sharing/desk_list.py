"""The other desks of the shop, a row each; and what removing one means, before it is done."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from assistant.tongue import _
from ui.look.asking import Asking
from ui.look.kept import Kept
from ui.look.line import Line
from ui.look.look import Look
from ui.look.panel import Panel
from ui.look.paragraph import Paragraph
from ui.look.trouble import Trouble
from ui.sharing.desk_row import DeskRow
from ui.sharing.standing import Other


class DeskList(Panel):
    """Rows stay where they are while they are only fed."""

    renamed = Signal(bytes, str)
    removed = Signal(bytes)

    def __init__(self, look: Look) -> None:
        super().__init__(look)
        self._look = look
        self._rows: list[DeskRow] = []
        self._about = b""
        self._resume: tuple[bytes, str] | None = None
        self._nobody = Paragraph(look, _("No other desk is known yet."), "body", "muted")
        self._asking, self._trouble = Asking(look), Trouble(look)
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.px(6))
        self._kept = Kept(self._row, column.addWidget)
        self.column.setSpacing(look.px(10))
        self.column.addWidget(Line(look, _("The other desks"), "section", "muted"))
        for part in (self._nobody, inside, self._trouble, self._asking):
            self.column.addWidget(part)
        self._asking.said.connect(self._on_said)
        self._asking.left.connect(self.leave)

    def show_desks(self, others: Sequence[Other]) -> None:
        """As they are now."""
        self._nobody.setVisible(not others)
        self._rows = self._kept.take(len(others))
        for row, one in zip(self._rows, others, strict=True):
            if row.is_renaming and row.shown.desk != one.desk:
                row.leave_renaming()
            row.show_desk(one)
            row.show()
            if self._resume is not None and self._resume[0] == one.desk:
                row.resume(self._resume[1])
                self._resume = None
        if self._about and self._about not in {one.desk for one in others}:
            self._close()

    @property
    def is_open(self) -> bool:
        """Whether a name is typed or a question stands."""
        return bool(self._about) or any(row.is_renaming for row in self._rows)

    @property
    def is_asking(self) -> bool:
        """Whether a question stands."""
        return bool(self._about)

    @property
    def renaming(self) -> tuple[bytes, str] | None:
        """The desk whose name is being typed, and what is typed of it."""
        row = next((row for row in self._rows if row.is_renaming), None)
        return self._resume if row is None else (row.shown.desk, row.typed)

    def take_over(self, renaming: tuple[bytes, str] | None) -> None:
        """Go on with a name that was half typed, once its desk is shown."""
        self._resume = renaming

    def rename(self) -> None:
        """F2: the desk that has the keys, or the first."""
        if (row := self._meant()) is not None:
            row.rename()

    def remove(self) -> None:
        """Del: the desk that has the keys; a name that is typed keeps the key."""
        row = next((row for row in self._rows if row.hasFocus()), None)
        if row is not None and row.shown.admitted:
            self._ask(row)

    def confirm(self) -> None:
        """Ctrl+Enter: what is asked, is so."""
        if self._about:
            self._on_said()

    def leave(self) -> None:
        """Esc: neither renamed nor removed."""
        row = next((row for row in self._rows if row.shown.desk == self._about), None)
        self._close()
        self._trouble.show_sentence("")
        for one in self._rows:
            if one.is_renaming:
                one.leave_renaming()
        if row is not None:
            row.setFocus()

    def refused(self, sentence: str) -> None:
        """Why it was not; what was typed stays."""
        if self._about:
            self._asking.refused(sentence)
        else:
            self._trouble.show_sentence(sentence)

    def _close(self) -> None:
        self._about = b""
        self._asking.hide()

    def _meant(self) -> DeskRow | None:
        hand = QApplication.focusWidget()
        may = [row for row in self._rows if row.shown.admitted]
        here = (row for row in may if hand is not None and (row is hand or row.isAncestorOf(hand)))
        return next(here, may[0] if may else None)

    def _ask(self, row: DeskRow) -> None:
        self._about = row.shown.desk
        told = _(
            "“{desk}” is cut off at once and comes back only with a new code. "
            "What it has given to the others stays."
        )
        button = _("Remove “{desk}”").format(desk=row.shown.name)
        self._asking.ask(told.format(desk=row.shown.name), button)

    def _on_said(self) -> None:
        self.removed.emit(self._about)

    def _row(self) -> DeskRow:
        row = DeskRow(self._look)
        row.rename_wanted.connect(row.rename)
        row.remove_wanted.connect(lambda: self._ask(row))
        row.renamed.connect(lambda name: self.renamed.emit(row.shown.desk, name))
        row.moved.connect(lambda step: self._step(row, step))
        return row

    def _step(self, row: DeskRow, step: int) -> None:
        at = self._rows.index(row) + step
        if 0 <= at < len(self._rows):
            self._rows[at].setFocus()
