"""What goes wrong: the count by kind as a chart or a table, its legend, the iceberg below."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QWidget

from assistant.recovery.labels import defect_hint, defect_label
from assistant.tongue import _, n_, named
from ui.look.current_stack import LooseStack
from ui.look.days import month
from ui.look.key_hint import KeyHint
from ui.look.keys import cap
from ui.look.line import Line
from ui.look.look import Look
from ui.look.numbers import count
from ui.look.panel import Panel, hairline
from ui.problems.iceberg import Iceberg
from ui.problems.kind_chart import KindChart
from ui.problems.kind_table import KindTable
from ui.problems.months import Month
from ui.problems.signs import KINDS, kind_pixmap


class Kinds(Panel):
    """Fed with months; one key turns the chart into the table and back, and the keys go with it."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self._look = look
        self._months: Sequence[Month] = ()
        self.chart, self.table = KindChart(look), KindTable(look)
        self._stack = LooseStack()
        for one in (self.chart, self.table):
            self._stack.addWidget(one)
        self._turn = KeyHint(look, cap("as-table"), _("As a table"))
        self._as_chart = KeyHint(look, cap("as-table"), _("As a chart"))
        self._month = Line(look, "", "strong")
        self._numbers: list[Line] = []
        self._iceberg = Iceberg(look)
        self._iceberg.hide()
        self._lay_out()
        self._turn.clicked.connect(self.turn)
        self._as_chart.clicked.connect(self.turn)
        self.chart.marked.connect(lambda at: self._show_month())
        self._show_turned()

    @property
    def is_table(self) -> bool:
        """Whether the table is in front."""
        return self._stack.currentWidget() is self.table

    def show_months(self, months: Sequence[Month]) -> None:
        """The last months, the oldest one first."""
        self._months = months
        self.chart.show_months(months)
        self.table.show_months(months)
        self._iceberg.show_number(months[-1].total if months else 0)
        self._show_month()

    def turn(self) -> None:
        """The table instead of the chart, or the chart again."""
        front: QWidget = self.chart if self.is_table else self.table
        self._stack.setCurrentWidget(front)
        self._show_turned()
        if self.isVisible():
            front.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _show_turned(self) -> None:
        self._turn.setVisible(not self.is_table)
        self._as_chart.setVisible(self.is_table)

    def _show_month(self) -> None:
        """The legend tells the numbers of the marked month."""
        if not self._months:
            return
        one = self._months[self.chart.at]
        told = n_("{n} problem", "{n} problems", one.total).format(n=count(one.total))
        self._month.setText(named(month(one.from_ms), told))
        for line, kind in zip(self._numbers, KINDS, strict=True):
            number = one.numbers.get(kind, 0)
            line.setText(count(number) if number else "–")

    def _lay_out(self) -> None:
        look = self._look
        top = QHBoxLayout()
        top.addWidget(Line(look, _("By kind, the last 12 months"), "section", "muted"), 1)
        top.addWidget(self._turn)
        top.addWidget(self._as_chart)
        legend = QGridLayout()
        legend.setHorizontalSpacing(look.px(8))
        legend.setVerticalSpacing(look.px(3))
        for at in range(len(KINDS)):
            self._add_to(legend, at)
        legend.setColumnStretch(1, 1)
        legend.setColumnStretch(5, 1)
        legend.setColumnMinimumWidth(3, look.px(12))
        self.column.setSpacing(look.px(9))
        self.column.addLayout(top)
        self.column.addWidget(self._stack, 1)
        self.column.addWidget(self._month)
        self.column.addLayout(legend)
        self.column.addSpacing(look.px(2))
        self.column.addWidget(hairline())
        self.column.addWidget(self._iceberg)

    def _add_to(self, legend: QGridLayout, at: int) -> None:
        look, row, left = self._look, at % 3, 4 * (at // 3)
        swatch, name = QLabel(), Line(look, defect_label(KINDS[at]), "caption")
        swatch.setPixmap(kind_pixmap(look, KINDS[at], 13))
        name.setToolTip(defect_hint(KINDS[at]))
        number = Line(look, "", "caption", "muted", elide=False)
        number.setAlignment(Qt.AlignmentFlag.AlignRight)
        number.setMinimumWidth(look.px(22))
        legend.addWidget(swatch, row, left)
        legend.addWidget(name, row, left + 1)
        legend.addWidget(number, row, left + 2)
        self._numbers.append(number)
