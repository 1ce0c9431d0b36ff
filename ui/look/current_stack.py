"""A stack that is only as large as the widget on top, where Qt's is as large as the largest."""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QSizePolicy, QStackedWidget, QWidget


class CurrentStack(QStackedWidget):
    """For a place where now a line stands and now a form."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.currentChanged.connect(self._on_changed)

    def sizeHint(self) -> QSize:
        """What the widget on top asks for."""
        top = self.currentWidget()
        return top.sizeHint().expandedTo(top.minimumSize()) if top else QSize()

    def minimumSizeHint(self) -> QSize:
        """What the widget on top needs at its present width."""
        top = self.currentWidget()
        least = top.minimumSizeHint().expandedTo(top.minimumSize()) if top else QSize()
        if self.hasHeightForWidth() and self.width() >= least.width():
            least.setHeight(self.heightForWidth(self.width()))
        return least

    def hasHeightForWidth(self) -> bool:
        """As the widget on top."""
        top = self.currentWidget()
        return top is not None and top.hasHeightForWidth()

    def heightForWidth(self, width: int) -> int:
        """As the widget on top."""
        top = self.currentWidget()
        return max(top.heightForWidth(width), top.minimumHeight()) if top else -1

    def _on_changed(self) -> None:
        self.updateGeometry()
