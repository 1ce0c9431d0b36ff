"""The page on which a backup is chosen and the recovery sheet typed, before anything is done."""

from collections.abc import Sequence
from pathlib import Path

from msgspec import Struct
from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from assistant.journal.spelled import LINES, is_whole, read_line, spelled, understood
from assistant.refusal import Refused
from assistant.tongue import _
from ui.look.at_left import at_left
from ui.look.field import Field
from ui.look.flow import FlowLayout
from ui.look.keyed_button import KeyedButton
from ui.look.keys import bind, cap, label
from ui.look.line import Line
from ui.look.look import Look
from ui.look.panel import Panel
from ui.look.paragraph import Paragraph
from ui.look.scrolling import Scrolling
from ui.look.trouble import Trouble

LONGEST = 160
"""A scanner reads all six lines in one."""
WIDTH = 760


class RestoreOpen(Struct, frozen=True):
    """What is chosen and typed, for a window that is built anew."""

    file: str
    typed: tuple[str, ...]


class Restoring(QWidget):
    """Each line tells its slip as soon as one leaves it; what was typed stays."""

    wanted = Signal(object, str)
    """The file, and what was typed from the sheet."""
    left = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look, self._file = look, ""
        self.dialog: QFileDialog | None = None
        """The one in which the file is chosen, open or not."""
        self._choose = KeyedButton(look, label("backup-file"), cap("backup-file"), icon="file-up")
        self._name = Paragraph(look, "", "body", "muted")
        self.lines = [Field(look, _("Line {n}").format(n=n)) for n in range(1, LINES + 1)]
        self._trouble = Trouble(look)
        self._go = KeyedButton(look, _("Restore"), cap("save"), primary=True)
        self._back = KeyedButton(look, label("cancel"), cap("cancel"), plain=True)
        self._lay_out()
        for n, field in enumerate(self.lines, 1):
            self._tend(n, field)
        self._choose.clicked.connect(self.on_choose)
        self._go.clicked.connect(self.on_go)
        self._back.clicked.connect(self.left)
        bind(self, "backup-file", self.on_choose)
        bind(self, "save", self.on_go)
        bind(self, "cancel", self.left.emit)
        self.setFocusProxy(self._choose)
        self.show_file("")

    @property
    def open(self) -> RestoreOpen:
        """What is chosen and typed."""
        return RestoreOpen(self._file, tuple(field.text() for field in self.lines))

    def take_over(self, before: RestoreOpen) -> None:
        """Go on where the window before stood."""
        self.show_file(before.file)
        self._show_typed(before.typed)

    def show_file(self, path: str) -> None:
        """Which backup is to be restored; "" for none yet."""
        self._file = path
        self._name.setText(path or _("No backup is chosen yet."))
        self._trouble.show_sentence("")

    def on_choose(self) -> None:
        """Let a file be chosen."""
        dialog = QFileDialog(self.window(), label("backup-file"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilters([_("Backups ({patterns})").format(patterns="*.backup"), "* (*)"])
        dialog.fileSelected.connect(self.show_file)
        dialog.open()
        self.dialog = dialog

    def on_go(self) -> None:
        """All of it is there, or the first thing that is not is shown."""
        if not self._file:
            self._trouble.show_sentence(_("Please choose the backup first."))
            self._choose.setFocus()
            return
        for n, field in enumerate(self.lines, 1):
            if not self._is_right(n, field):
                field.setFocus()
                return
        self._trouble.show_sentence("")
        self.wanted.emit(Path(self._file), "\n".join(field.text() for field in self.lines))

    def _tend(self, n: int, field: Field) -> None:
        field.edit.setMaxLength(LONGEST)
        field.edit.textEdited.connect(lambda text: self._on_edited(field, text))
        field.edit.editingFinished.connect(lambda: field.text() and self._is_right(n, field))
        if n < LINES:
            field.edit.returnPressed.connect(self.lines[n].setFocus)

    def _on_edited(self, field: Field, text: str) -> None:
        field.clear_error()
        if is_whole(text):
            self._on_scanned(text)

    def _on_scanned(self, text: str) -> None:
        """A scanner types the whole sheet in one go."""
        try:
            key = understood(text)
        except Refused:
            return  # it is not at its end yet
        self._show_typed(spelled(key))
        self._go.setFocus()

    def _show_typed(self, typed: Sequence[str]) -> None:
        for field, words in zip(self.lines, typed, strict=False):
            field.set_text(words)
            field.clear_error()

    def _is_right(self, n: int, field: Field) -> bool:
        try:
            read_line(field.text(), n)
        except Refused as why:
            field.show_error(why.sentence())
            return False
        field.clear_error()
        return True

    def _lay_out(self) -> None:
        px, inside, narrow = self._look.px, QWidget(), QWidget()
        file, sheet = Panel(self._look), Panel(self._look)
        file.column.setSpacing(px(10))
        file.column.addWidget(Line(self._look, _("Backup"), "section", "muted"))
        file.column.addWidget(self._name)
        file.column.addWidget(self._choose, 0, Qt.AlignmentFlag.AlignLeft)
        sheet.column.setSpacing(px(8))
        sheet.column.addWidget(Line(self._look, _("Recovery sheet"), "section", "muted"))
        told = _("Type the six lines, or let a scanner read the square code into the first one.")
        sheet.column.addWidget(Paragraph(self._look, told, "body", "muted"))
        for field in self.lines:
            sheet.column.addWidget(field)
        row = QWidget()
        flow = FlowLayout(row, px(8))
        flow.addWidget(self._go)
        flow.addWidget(self._back)
        lead = _("Nothing is written before all of it was read and found sound.")
        parts = QVBoxLayout(narrow)
        parts.setContentsMargins(0, 0, 0, 0)
        parts.setSpacing(px(14))
        parts.addWidget(Line(self._look, label("restore-first"), "hero"))
        parts.addWidget(Paragraph(self._look, lead, "words", "muted"))
        for part in (file, sheet, self._trouble, row):
            parts.addWidget(part)
        column = QVBoxLayout(inside)
        column.setContentsMargins(px(40), px(28), px(40), px(28))
        column.addLayout(at_left(self._look, narrow, WIDTH))
        column.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(Scrolling(inside))
