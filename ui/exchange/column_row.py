"""One column of the file: its name, samples of what is in it, and what it becomes."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from assistant.exchange.headers import Field
from assistant.exchange.table import Table
from assistant.tongue import _
from ui.exchange.words import fields, joined
from ui.look.choice_box import ChoiceBox
from ui.look.line import Line
from ui.look.look import Look


class ColumnRow(QWidget):
    """A column that is left out is written in grey."""

    taken = Signal(int, str)
    """The column, and the field that it is taken as."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._column = 0
        self._name = Line(look, "", "strong")
        self._samples = Line(look, "", "body", "muted")
        self.box = ChoiceBox(look, "", fields())
        self.box.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.box.setMinimumContentsLength(8)
        self.box.setMaximumWidth(look.px(260))
        self.box.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        left = QWidget()
        left.setMaximumWidth(look.px(560))
        words = QVBoxLayout(left)
        words.setContentsMargins(0, 0, 0, 0)
        words.setSpacing(0)
        words.addWidget(self._name)
        words.addWidget(self._samples)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, look.px(4), 0, look.px(4))
        row.setSpacing(look.px(14))
        row.addWidget(left, 5)
        row.addWidget(self.box, 4)
        row.addStretch(0)
        self.box.taken.connect(lambda field: self.taken.emit(self._column, field))

    def show_column(self, table: Table, column: int, field: Field) -> None:
        """The column numbered `column` of `table`, taken as `field`."""
        self._column = column
        name = table.header[column] or _("Column {n}").format(n=column + 1)
        samples = joined(table.samples(column))
        self._name.setText(name)
        self._name.set_colour("text" if field else "muted")
        self._samples.setText(samples or _("empty"))
        self.box.setAccessibleName(_("What “{column}” becomes").format(column=name))
        self.box.setAccessibleDescription(samples)
        self.box.show_value(field)
