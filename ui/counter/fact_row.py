"""A row of the card: a quiet label at the left, what is known at the right."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetricsF
from PySide6.QtWidgets import QBoxLayout, QWidget

from assistant.tongue import _
from ui.look.line import Line
from ui.look.look import Look
from ui.look.narrow import direction

NARROWEST, WIDEST = 84, 132


def row_labels() -> dict[str, str]:
    """The label of every row of the card."""
    return {
        "promises": _("Promised"),
        "said": _("Told us"),
        "seen": _("We saw"),
        "ask": _("Ask again"),
        "ties": _("Ties"),
        "notes": _("Notes"),
        "visits": _("Visits"),
        "private": _("Private"),
        "reach": _("Reach"),
    }


def label_width(look: Look) -> int:
    """The column is as wide as the longest label of the language, within reason."""
    metrics = QFontMetricsF(look.font("section"))
    widest = max(metrics.horizontalAdvance(label) for label in row_labels().values())
    return min(max(round(widest) + 1, look.px(NARROWEST)), look.px(WIDEST))


class FactRow(QWidget):
    """All rows of the card share one label column, so that everything known stands on one edge."""

    def __init__(
        self,
        look: Look,
        which: str,
        content: QWidget,
        line: int = 30,
        parent: QWidget | None = None,
    ) -> None:
        """`which` is one of `row_labels`; `line` is the height of the content's first line."""
        super().__init__(parent)
        self.label = Line(look, row_labels()[which], "section", "muted")
        self.label.setFixedWidth(label_width(look))
        self.label.setMinimumHeight(look.px(line))
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(look.px(8))
        self._row.addWidget(self.label, 0, Qt.AlignmentFlag.AlignTop)
        self._row.addWidget(content, 1)
        self._high = (look.px(line), look.px(20))

    def set_tight(self, tight: bool) -> None:
        """Where there is no room for a column of labels, each stands above its row."""
        self._row.setDirection(direction(tight))
        self._row.setSpacing(self._high[1] // 5 if tight else self._high[1] * 2 // 5)
        self.label.setMinimumHeight(self._high[tight])
