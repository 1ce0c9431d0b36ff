"""The record of problems: filters, list, what is told of the marked one; the count at the right."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from assistant.journal.stamp import PageId
from assistant.recovery.view import MatterView
from assistant.tongue import _
from ui.look.flow import FlowLayout
from ui.look.keyed_button import KeyedButton
from ui.look.keys import bind, cap, label
from ui.look.line import Line
from ui.look.look import Look
from ui.look.narrow import direction
from ui.look.panel import Panel
from ui.look.paragraph import Paragraph
from ui.look.trouble import Trouble
from ui.problems.filters import Filters
from ui.problems.kinds import Kinds
from ui.problems.problem_list import ProblemList
from ui.problems.problem_row import HEIGHT
from ui.problems.process_fault import ProcessFault
from ui.problems.words import Names

_BESIDE = 860
"""Pixels at 100 % from which the count stands beside the list."""
ROWS = 2.5
"""So many rows are seen at the least."""


class Record(QWidget):
    """A pane: fed by the page, it tells what is wanted."""

    chosen = Signal(object)
    """The page of the problem that is to be opened."""
    print_wanted = Signal(object)
    save_wanted = Signal(object)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.filters, self.list, self.kinds = Filters(look), ProblemList(look), Kinds(look)
        self.fault = ProcessFault(look)
        self._empty = Paragraph(look, "", "words", "muted")
        self._trouble = Trouble(look)
        self._done = Line(look, "", "body", "muted")
        self._done.hide()
        self._open = KeyedButton(look, _("Open"), "Enter", primary=True)
        self._print = KeyedButton(look, label("print"), cap("print"), icon="printer")
        self._save = KeyedButton(look, label("save-pdf"), cap("save-pdf"), icon="file-text")
        self._lay_out()
        self.setFocusProxy(self.list)
        self.list.chosen.connect(self.chosen)
        self.list.pointed.connect(self._on_pointed)
        self.fault.chosen.connect(self.chosen)
        self.fault.closed.connect(self.list.setFocus)
        self._open.clicked.connect(self.list.choose)
        self._print.clicked.connect(self.on_print)
        self._save.clicked.connect(self.on_save)
        bind(self, "print", self.on_print)
        bind(self, "save-pdf", self.on_save)
        bind(self, "filters", self.filters.setFocus)
        bind(self, "clear-filters", self.filters.clear)
        bind(self, "as-table", self.kinds.turn)
        self.fault.bind_key(self)
        self._show_buttons()

    def show_views(self, views: Sequence[MatterView], total: int, *, has_more: bool) -> None:
        """All that is listed, and how many there are."""
        self.list.show_views(views, has_more=has_more)
        self._show_count(total)

    def add_views(self, views: Sequence[MatterView], total: int, *, has_more: bool) -> None:
        """Further ones."""
        self.list.add_views(views, has_more=has_more)
        self._show_count(total)

    def show_faults(self, views: Sequence[MatterView], names: Names) -> None:
        """The cases of what came twice."""
        self.fault.show_cases(views, names.guests)
        self.list.show_again([view.page for view in views])

    def show_trouble(self, sentence: str) -> None:
        """Why something could not be done; "" when all is well."""
        self._trouble.show_sentence(sentence)
        self._done.hide()

    def show_done(self, sentence: str) -> None:
        """What was done, until another problem is marked."""
        self._trouble.show_sentence("")
        self._done.setText(sentence)
        self._done.setAccessibleName(sentence)
        self._done.show()

    def on_print(self) -> None:
        """The marked problem, on paper."""
        self._hand_out(self.print_wanted)

    def on_save(self) -> None:
        """The marked problem, as PDF."""
        self._hand_out(self.save_wanted)

    def _hand_out(self, signal: object) -> None:
        page: PageId | None = self.list.current_page()
        if page is None:
            self.show_trouble(_("Choose a problem first."))
        else:
            self.show_trouble("")
            signal.emit(page)  # type: ignore[attr-defined]

    def _show_count(self, total: int) -> None:
        shown = len(self.list.views)
        self.filters.show_count(shown, max(total, shown))
        filtered = self.filters.current != type(self.filters.current)()
        self._empty.setText(
            _("No problem is like that. Alt+X shows all again.").replace(
                "Alt+X", cap("clear-filters")
            )
            if filtered
            else _("No problem is on file. F8 opens one, from any page.").replace(
                "F8", cap("problem")
            )
        )
        self._empty.setVisible(not shown)
        self.list.setVisible(bool(shown))
        self._show_buttons()

    def _on_pointed(self, row: object) -> None:
        self.show_trouble("")
        self._show_buttons()

    def _show_buttons(self) -> None:
        is_marked = self.list.current is not None
        for button in (self._open, self._print, self._save):
            button.setEnabled(is_marked)

    def _lay_out(self) -> None:
        look = self._look
        left = self._left = Panel(look)
        pad = look.px(14)
        left.column.setContentsMargins(0, pad, 0, pad)
        inner = QVBoxLayout()
        inner.setContentsMargins(pad, 0, pad, 0)
        inner.addWidget(self.filters)
        left.column.addLayout(inner)
        left.column.addWidget(self.list, 1)
        padded = QVBoxLayout()
        padded.setContentsMargins(look.px(20), look.px(12), look.px(20), 0)
        padded.addWidget(self._empty)
        left.column.addLayout(padded)
        left.column.addStretch(0)
        left.column.addWidget(self._trouble)
        buttons = QWidget()
        flow = FlowLayout(buttons, look.px(8))
        for button in (self._open, self._print, self._save):
            flow.addWidget(button)
        below = QVBoxLayout()
        below.setContentsMargins(pad, 0, pad, 0)
        below.setSpacing(look.px(8))
        below.addWidget(self._done)
        below.addWidget(buttons)
        left.column.addLayout(below)
        self.list.setMinimumHeight(look.px(ROWS * HEIGHT))
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._columns.setSpacing(look.px(12))
        self._columns.addWidget(left, 5)
        self._columns.addWidget(self.kinds, 3)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(look.px(12))
        whole.addWidget(self.fault)
        whole.addLayout(self._columns, 1)

    def minimumSizeHint(self) -> QSize:
        """That of the stack, also where they stand beside each other: it may get narrower again."""
        parts = (self.fault, self._left, self.kinds)
        wide = max(part.minimumSizeHint().width() for part in parts if not part.isHidden())
        return QSize(wide, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The count beside the list, or below it where there is no room."""
        super().resizeEvent(event)
        way = direction(self.width() < self._look.px(_BESIDE))
        if self._columns.direction() != way:
            self._columns.setDirection(way)
