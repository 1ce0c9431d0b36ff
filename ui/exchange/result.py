"""What an import did: counts, and the rows there is something to say about."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QTabBar, QVBoxLayout

from assistant.exchange.imports import Outcome
from assistant.exchange.refused import RefusedRow
from assistant.tongue import _, n_
from ui.exchange.row_table import RowTable, Told
from ui.exchange.words import remark_words
from ui.look.keyed_button import KeyedButton
from ui.look.keys import cap, label
from ui.look.line import Line
from ui.look.look import Look
from ui.look.numbers import count
from ui.look.panel import Box, Panel
from ui.look.paragraph import Paragraph
from ui.look.trouble import Trouble


class Result(Panel):
    """Four counts; below them the refused rows, which can be saved, and the remarks."""

    save_wanted = Signal()
    other_wanted = Signal()
    finished = Signal()

    PAD = 20

    def __init__(self, look: Look) -> None:
        super().__init__(look)
        self._look = look
        self._outcome: Outcome | None = None
        self._sign = QLabel()
        self._title = Line(look, "", "name")
        self._told = Paragraph(look, "", "words", "muted")
        self._counts = [_Count(look) for _at in range(4)]
        self._tabs = QTabBar()
        self._tabs.setObjectName("small")
        self._tabs.setExpanding(False)
        self._tabs.setDrawBase(False)
        self._tabs.setAccessibleName(_("Rows"))
        self._table = RowTable(look)
        self._note = Trouble(look)
        self._saved = Paragraph(look, "", "body", "muted")
        self.save = KeyedButton(look, label("save-refused"), cap("save-refused"), icon="save")
        self.other = KeyedButton(look, _("Another file"), cap("choose-file"), plain=True)
        self.done = KeyedButton(look, _("To the counter"), cap("save"), primary=True)
        self._lay_out()
        self._tabs.currentChanged.connect(self._show_rows)
        self.save.clicked.connect(self.save_wanted)
        self.other.clicked.connect(self.other_wanted)
        self.done.clicked.connect(self.finished)

    def show_outcome(self, outcome: Outcome) -> None:
        """What was done."""
        self._outcome = outcome
        stopped, refused = outcome.cancelled, len(outcome.refused)
        sign = ("circle-alert", "warn") if stopped else ("circle-check", "accent")
        self._sign.setPixmap(self._look.pixmap(*sign, 30))
        self._title.setText(_headline(outcome))
        self._told.setText(_second_line(outcome))
        for box, (number, words) in zip(self._counts, _counts(outcome), strict=True):
            box.show_count(number, words)
        for at in reversed(range(self._tabs.count())):
            self._tabs.removeTab(at)
        for kind, rows in (("refused", refused), ("remarks", len(outcome.remarks))):
            if rows:
                self._tabs.setTabData(self._tabs.addTab(_tab(kind, rows)), kind)
        listed = self._tabs.count() > 0
        self._tabs.setVisible(listed)
        self._table.setVisible(listed)
        self.save.setVisible(refused > 0)
        self.show_saved("")
        self._show_rows()

    def show_saved(self, name: str) -> None:
        """The refused rows are in a file called `name`; "" when they are not."""
        told = _("The refused rows are in {name}. Put them right there, then import that file.")
        self._saved.setText(told.format(name=name) if name else "")
        self._saved.setVisible(bool(name))
        self._note.show_sentence("")

    def show_trouble(self, sentence: str) -> None:
        """Why they could not be saved."""
        self._note.show_sentence(sentence)

    def _show_rows(self) -> None:
        if self._outcome is None or self._tabs.currentIndex() < 0:
            return
        if self._tabs.tabData(self._tabs.currentIndex()) == "refused":
            rows: Sequence[Told] = [_refused(row) for row in self._outcome.refused]
        else:
            rows = [(one.number, remark_words(one), "") for one in self._outcome.remarks]
        self._table.setColumnHidden(2, bool(rows) and not any(row[2] for row in rows[:50]))
        self._table.show_rows(self._tabs.tabText(self._tabs.currentIndex()), rows)

    def _lay_out(self) -> None:
        look = self._look
        words = QVBoxLayout()
        words.setSpacing(look.px(2))
        words.addWidget(self._title)
        words.addWidget(self._told)
        top = QHBoxLayout()
        top.setSpacing(look.px(14))
        top.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignTop)
        top.addLayout(words, 1)
        counts = QHBoxLayout()
        counts.setSpacing(look.px(10))
        for box in self._counts:
            counts.addWidget(box, 1)
        buttons = QHBoxLayout()
        buttons.setSpacing(look.px(10))
        buttons.addWidget(self.save)
        buttons.addWidget(self.other)
        buttons.addStretch(1)
        buttons.addWidget(self.done)
        self.column.setSpacing(look.px(14))
        self.column.addLayout(top)
        self.column.addLayout(counts)
        self.column.addWidget(self._tabs)
        self.column.addWidget(self._table, 1)
        self.column.addWidget(self._saved)
        self.column.addWidget(self._note)
        self.column.addStretch(0)
        self.column.addLayout(buttons)


class _Count(Box):
    """A number and what it counts; nought is written in grey."""

    def __init__(self, look: Look) -> None:
        super().__init__(look)
        self.column.setSpacing(0)
        self._number = Line(look, "", "name")
        self._words = Line(look, "", "caption", "muted")
        self.column.addWidget(self._number)
        self.column.addWidget(self._words)

    def show_count(self, number: int, words: str) -> None:
        """Another number."""
        self._number.setText(count(number))
        self._number.set_colour("text" if number else "muted")
        self._words.setText(words)


def _headline(outcome: Outcome) -> str:
    news = outcome.new + outcome.matched
    if outcome.cancelled:
        return _("Stopped")
    if not news:
        return _("Nothing has changed")
    told = n_("{n} guest has been taken in", "{n} guests have been taken in", news)
    return told.format(n=count(news))


def _second_line(outcome: Outcome) -> str:
    if outcome.cancelled:
        return _("What was taken in stays. Import the same file again to go on; nobody is doubled.")
    if outcome.refused:
        return _("The rows below were not taken in. Save them, put them right, import them again.")
    return _("They can be found at the counter now, by name, pinyin, telephone or note.")


def _counts(outcome: Outcome) -> list[tuple[int, str]]:
    new, matched, same, no = (
        outcome.new,
        outcome.matched,
        outcome.unchanged,
        len(outcome.refused),
    )
    return [
        (new, n_("new guest", "new guests", new)),
        (matched, n_("known, with news", "known, with news", matched)),
        (same, n_("known already", "known already", same)),
        (no, n_("row refused", "rows refused", no)),
    ]


def _tab(kind: str, rows: int) -> str:
    if kind == "refused":
        return n_("{n} refused row", "{n} refused rows", rows).format(n=count(rows))
    return n_("{n} remark", "{n} remarks", rows).format(n=count(rows))


def _refused(row: RefusedRow) -> Told:
    return row.number, row.sentence(), " · ".join(cell for cell in row.cells if cell.strip())
